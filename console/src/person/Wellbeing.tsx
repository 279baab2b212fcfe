// A quiet line that offers a break; it forces nothing, ranks nobody and goes away when asked.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Key } from '../ui/Key.tsx';
import { words } from '../words.ts';
import { useAttention } from './attention.ts';
import { usePreferences } from './preferences.ts';

const says = words.wellbeing;

/** The line; nothing while there is nothing to say. "Later" holds until as much time again has passed. */
export function Wellbeing({ onAway }: { readonly onAway: () => void }) {
  const { workMinutes, severeMinutes } = useAttention();
  const { breakMinutes, severeHours } = usePreferences();
  const [later, setLater] = useState({ work: 0, severe: false });
  const severe = severeHours > 0 && severeMinutes >= severeHours * 60 && !later.severe;
  const due = breakMinutes > 0 && workMinutes >= breakMinutes && workMinutes - later.work >= breakMinutes;
  if (!severe && !due) return null;
  return (
    <p className="wellbeing" role="status">
      <span>{severe ? says.severeReached(severeHours) : says.breakOffer(workMinutes)}</span>
      <Button size="compact-sm" variant="default" onClick={onAway}>
        {says.stepAway} <Key name="z" />
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setLater({ work: workMinutes, severe: severe || later.severe })}
      >
        {says.later}
      </Button>
    </p>
  );
}
