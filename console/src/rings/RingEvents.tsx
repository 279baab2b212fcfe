// What happened to a ring and its members, newest first, each in a sentence.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RingEventView } from '../../../vigil/src/server/ring-shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { words } from '../words.ts';

const { event: texts, ...says } = words.rings;
const PAGE = 12;
const MOST = 300;

/** The panel. */
export function RingEvents({ events }: { readonly events: readonly RingEventView[] }) {
  const [shown, setShown] = useState(PAGE);
  return (
    <section className="panel" aria-labelledby="events">
      <header>
        <h2 id="events">{says.events}</h2>
      </header>
      <ol className="events">
        {events.slice(0, shown).map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen to one account at one time; the list is replaced as a whole.
          <li key={place}>
            <time dateTime={new Date(one.at).toISOString()} title={moment(one.at)}>
              {shortMoment(one.at)}
            </time>
            <span>{sentenceOf(one)}</span>
          </li>
        ))}
      </ol>
      {events.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(shown + 50)}>
          {says.moreEvents(Math.min(50, events.length - shown))}
        </Button>
      )}
      {events.length >= MOST && <p className="quiet">{says.eventsCut}</p>}
    </section>
  );
}

function sentenceOf({ act, account, case: id, by, outcome, detail }: RingEventView): string {
  const name = by ?? says.somebody;
  const n = (key: string): number => Number(detail?.[key] ?? 0);
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  if (act === 'seen') return texts.seen(account ?? '');
  if (act === 'case') return texts.case(account ?? '', id ?? '');
  if (act === 'decided') return texts.decided(account ?? '', name, outcomes[outcome ?? ''] ?? '');
  if (act === 'ring.opened') return texts.opened(n('members'));
  if (act === 'ring.changed') return texts.changed(n('joined'), n('left'), n('members'));
  if (act === 'ring.split') return texts.split(n('parts'));
  if (act === 'ring.gone') return texts.gone;
  if (act === 'ring.hand-join') return texts['hand-join'](name);
  if (act === 'ring.hand-split') return texts['hand-split'](name);
  if (act === 'ring.hand-undone') return texts['hand-undone'](name);
  return act === 'ring.revealed' ? texts.revealed(name) : act;
}
