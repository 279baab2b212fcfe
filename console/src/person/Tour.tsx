// The first look around: a few sentences, each on the screen it speaks of. Closed once, it does not come back by itself.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { goTo, type Screen } from '../useRoute.ts';
import { words } from '../words.ts';
import { prefer } from './preferences.ts';

const says = words.tour;

const OWN_ESCAPE = 'input, textarea, select, details[open], [role=application]';

const STEPS: readonly { readonly text: string; readonly at?: Screen | 'first case' }[] = [
  { text: says.steps.welcome },
  { text: says.steps.today, at: { name: 'today' } },
  { text: says.steps.queue, at: { name: 'queue' } },
  { text: says.steps.case, at: 'first case' },
  { text: says.steps.decide, at: 'first case' },
  { text: says.steps.keys, at: { name: 'queue' } },
];

/** The card. `firstCase` is shown in the third step, where there is one. */
export function Tour({ firstCase, onDone }: { readonly firstCase: string | undefined; readonly onDone: () => void }) {
  const [place, setPlace] = useState(0);
  const step = STEPS[place];
  useEffect(() => {
    const at = STEPS[place]?.at;
    if (at === 'first case') {
      if (firstCase !== undefined) goTo({ name: 'case', id: firstCase });
    } else if (at !== undefined) goTo(at);
  }, [place, firstCase]);
  const close = (): void => {
    prefer({ tourSeen: true });
    onDone();
  };
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    // Heard before the screens, so that Escape closes the card and does not leave the case; a dialog over it, and whatever in focus has an Escape of its own, come first.
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      if (event.target instanceof Element && event.target.closest(OWN_ESCAPE) !== null) return;
      event.preventDefault();
      event.stopPropagation();
      closing.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  const last = place === STEPS.length - 1;
  return (
    <section className="tour" aria-labelledby="tour">
      <header>
        <h2 id="tour">{says.title}</h2>
        {place > 0 && <span className="quiet">{says.step(place, STEPS.length - 1)}</span>}
      </header>
      <p aria-live="polite">{step?.text}</p>
      <footer>
        <Button size="compact-sm" onClick={() => (last ? close() : setPlace(place + 1))}>
          {last ? says.done : place === 0 ? says.begin : says.next}
        </Button>
        {!last && (
          <Button size="compact-sm" variant="subtle" onClick={close}>
            {says.skip} <kbd>Esc</kbd>
          </Button>
        )}
      </footer>
    </section>
  );
}
