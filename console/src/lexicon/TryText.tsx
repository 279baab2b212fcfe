// Type any text and see at once what matches, where and why. The very matcher runs in this browser; nothing typed leaves it.
import { Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { TextPiece } from '../../../vigil/src/server/item-shapes.ts';
import type { LexiconPage, TermLine } from '../../../vigil/src/server/lexicon-shapes.ts';
import { PieceText } from '../ui/PieceText.tsx';
import { sayStep } from '../words/say.ts';
import { words } from '../words.ts';
import { useDraft } from './changes.ts';
import { soughtOf } from './judge.ts';
import { type Found, type Sought, TEXT_UNITS } from './matching.ts';
import { type Matching, useMatching } from './useMatching.ts';

const says = words.lexicon.trying;
const { tiers, families } = words.lexicon;

/** A term of the draft or of the lists, as findings name it. */
interface Known extends Sought {
  readonly family: keyof typeof families;
}

/** The box. */
export function TryText({ page }: { readonly page: LexiconPage }) {
  const [text, setText] = useState('');
  const known = useKnown(page);
  const sought = useMemo(() => known.map(({ id, text: word, kind }) => ({ id, text: word, kind })), [known]);
  const texts = useMemo(() => [text], [text]);
  const matching = useMatching('all', sought, texts);
  return (
    <section className="panel trying" aria-labelledby="trying">
      <h2 id="trying">{says.title}</h2>
      <p className="quiet">{says.says}</p>
      <Textarea
        autosize
        minRows={2}
        maxRows={10}
        aria-labelledby="trying"
        placeholder={says.placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="quiet">{page.revealed ? says.all(known.length) : says.draftOnly}</p>
      {text.length > TEXT_UNITS && <p className="quiet">{says.cut}</p>}
      <div role="status">{text !== '' && <Outcome matching={matching} known={known} />}</div>
    </section>
  );
}

/** Everything that can be looked for here: the draft, and the lists once revealed, without what the draft takes away. */
function useKnown(page: LexiconPage): readonly Known[] {
  const draft = useDraft();
  return useMemo(() => {
    const taken = new Set(
      draft.flatMap((change) =>
        change.kind === 'add' ? [] : [`${change.pack} ${change.kind === 'retire' ? change.id : change.term.id}`],
      ),
    );
    const listed = page.revealed ? page.entries.filter((one) => !taken.has(`${one.pack} ${one.own}`)) : [];
    const own = draft.flatMap((change) => (change.kind === 'retire' ? [] : [change.term]));
    const knowable = [
      ...listed.map((one: TermLine) => ({ id: one.id, term: one.word, kind: one.kind, family: one.family })),
      ...own,
    ];
    const spellings = new Set<string>();
    return knowable.flatMap((one): Known[] => {
      const found = soughtOf(one);
      const spelling = `${one.kind} ${one.term}`;
      // One spelling may stand in two lists; the matcher takes each once.
      if (found === undefined || spellings.has(spelling)) return [];
      spellings.add(spelling);
      return [{ ...found, family: one.family }];
    });
  }, [page.revealed, page.entries, draft]);
}

function Outcome({ matching, known }: { readonly matching: Matching; readonly known: readonly Known[] }) {
  if (matching.state === 'loading') return <p className="quiet">{says.loading}</p>;
  if (matching.state === 'broken') return <p className="alarm">{says.broken}</p>;
  if (matching.state === 'fault') return <p className="alarm">{`${matching.why}. ${matching.mend}`}</p>;
  const [text = ''] = matching.texts;
  const found = matching.found[0] ?? [];
  const byId = new Map(known.map((one) => [one.id, one]));
  if (found.length === 0) return <p className="quiet">{says.none}</p>;
  return (
    <>
      <PieceText pieces={piecesOf(text.slice(0, TEXT_UNITS), found, byId)} language="und" />
      <ul className="findings" aria-label={says.found(found.length)}>
        {found.map((one) => (
          <li key={`${one.id} ${one.start} ${one.tier}`}>
            <b dir="auto">{byId.get(one.id)?.text ?? one.id}</b>{' '}
            <span className="quiet">
              {[
                families[byId.get(one.id)?.family ?? 'term'],
                tiers[one.tier] ?? one.tier,
                ...(isEvidence(one) ? [] : [says.weak]),
              ].join(' · ')}
            </span>
            {one.explained.length > 0 && <span className="quiet block">{one.explained.map(sayStep).join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Only these two are evidence by themselves. */
function isEvidence({ tier }: Found): boolean {
  return tier === 'exact' || tier === 'obfuscated';
}

function piecesOf(text: string, found: readonly Found[], byId: ReadonlyMap<string, Known>): readonly TextPiece[] {
  const plain = { masked: false, tags: [], why: [], signals: [], services: [], readings: [] };
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end, id, explained } of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    if (start > at) pieces.push({ ...plain, text: text.slice(at, start), start: at });
    const family = byId.get(id)?.family ?? 'term';
    const why = [id, ...explained.map(sayStep)];
    // What has no name among the signals is drawn as it is.
    pieces.push({ ...plain, text: text.slice(start, end), start, tags: [family], why, signals: why });
    at = end;
  }
  pieces.push({ ...plain, text: text.slice(at), start: at });
  return pieces;
}
