// Turns what the server sends as a code into words of the page's language; what has no words here stays in the server's English.
import { stepOf } from '../../../match/src/steps.ts';
import type { Piece, TextPiece } from '../../../vigil/src/server/item-shapes.ts';
import type { SayingView } from '../../../vigil/src/server/saying-shapes.ts';
import { words } from '../words.ts';

/** A sentence of judging; undefined where it has no code, or one that is not known here. */
export function say(said: SayingView | null | undefined): string | undefined {
  if (said == null) return undefined;
  const { sayings } = words.said as { readonly sayings: Readonly<Record<string, (facts: unknown) => string>> };
  return sayings[said.code]?.(said.facts);
}

/** One step of a disguise, from the sentence in which the matcher tells it. */
export function sayStep(sentence: string): string {
  const { said } = words;
  const step = stepOf(sentence);
  if (step === undefined) return sentence;
  if (step.code === 'fixed') return said.steps[step.name];
  if (step.code === 'repeated') return said.repeated(step.was, step.times);
  if (step.code === 'stands-for') return said.standsFor(step.was);
  return said.readAs(step.was, step.as, step.script === '' ? '' : said.scripts[step.script]);
}

/** Why an act cannot be, in words; `english` is what the server says of it. */
export function refusalSays(code: string | null | undefined, english: string, facts: object = {}): string {
  const all = words.problems as Readonly<Record<string, string | ((facts: object) => string)>>;
  const says = code == null ? undefined : all[code];
  return typeof says === 'function' ? says(facts) : (says ?? english);
}

/** What a problem of the server says to do; empty where it says nothing. */
export function problemSays(said: { readonly code?: string; readonly detail?: string } | undefined): string {
  return said === undefined ? '' : refusalSays(said.code, said.detail ?? '', said);
}

/** A name in words where it has some, else as it is. */
export function named(all: object, name: string): string {
  return (all as Readonly<Record<string, string>>)[name] ?? name;
}

/** What a piece of a text is: what was observed there, and whose address it is. */
export function marksOf({ signals, services }: Pick<Piece, 'signals' | 'services'>): readonly string[] {
  return [...signals.map((signal) => named(words.said.signals, signal)), ...services];
}

/** How a piece of a text is disguised. */
export function disguisesOf({ readings }: Pick<TextPiece, 'readings'>): readonly string[] {
  const all = new Set(readings.flatMap(({ disguises }) => disguises));
  return [...all].map((one) => named(words.case.disguises, one));
}
