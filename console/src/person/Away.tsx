// Step away: one key covers the whole screen, gives back what the person holds, and waits as long as they like.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { send } from '../api.ts';
import { words } from '../words.ts';
import { rest } from './attention.ts';

/** The cover. It is shown before anything is sent. */
export function Away({ onBack }: { readonly onBack: () => void }) {
  const [given, setGiven] = useState<boolean>();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    rest();
    send('DELETE', '/v1/claims').then(
      () => setGiven(true),
      () => setGiven(false),
    );
  }, []);
  return (
    <div className="away" role="dialog" aria-modal="true" aria-labelledby="away">
      <h1 id="away">{words.away.title}</h1>
      <p role="status">{given === false ? words.away.notGiven : given === true ? words.away.says : ''}</p>
      <Button autoFocus variant="default" onClick={onBack}>
        {words.away.back}
      </Button>
    </div>
  );
}
