// Text that a stranger controls: isolated from what stands around it, and drawn without anything that acts.
import { words } from '../words.ts';
import { codeName, type Drawn, drawn, plainly } from './drawn.ts';

/** A name, id or value in a line of ours. `most`: UTF-16 units that are drawn; the middle of a longer one is left out. */
export function Foreign({ text, most = 64 }: { readonly text: string; readonly most?: number }) {
  const short =
    text.length <= most ? text : `${text.slice(0, Math.ceil(most * 0.6))}…${text.slice(-Math.floor(most * 0.3))}`;
  return (
    <bdi className="foreign" title={short === text ? undefined : plainly(text)}>
      <DrawnText text={short.replaceAll(/\s+/g, ' ')} />
    </bdi>
  );
}

/** A text, sign by sign as `drawn` says. */
export function DrawnText({ text }: { readonly text: string }) {
  return drawn(text).map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
    part.kind === 'text' ? part.text : <Box key={place} part={part} />,
  );
}

function Box({ part }: { readonly part: Exclude<Drawn, { readonly kind: 'text' }> }) {
  return <span className="unseen">{labelOf(part)}</span>;
}

function labelOf(part: Exclude<Drawn, { readonly kind: 'text' }>): string {
  if (part.kind === 'sign') return codeName(part.code);
  const { moreMarks, moreLines, moreSigns } = words.case;
  return { marks: moreMarks, lines: moreLines, signs: moreSigns }[part.kind](part.count);
}
