// Whether the canary sings: the one sign that silence elsewhere means quiet and not deafness.
import type { Pulse } from '../../../vigil/src/server/shapes.ts';
import { duration } from '../times.ts';
import { words } from '../words.ts';
import { useNow } from './useNow.ts';

/** In words: when it sang last. */
export function canarySays(canary: Pulse['canary'], now: number): string {
  if (canary.sangAt === null) return words.canary.never;
  const age = now - canary.sangAt;
  if (canary.late) return words.canary.late(duration(age));
  return age < 1_000 ? words.canary.now : words.canary.sang(duration(age));
}

/** The mark in the bar. */
export function CanaryMark({ canary }: { readonly canary: Pulse['canary'] }) {
  const now = useNow();
  return (
    <span className="canary" data-late={canary.late} title={words.canary.says}>
      <span aria-hidden="true">{canary.late ? '✕' : '✓'}</span> {words.canary.label} {canarySays(canary, now)}
    </span>
  );
}
