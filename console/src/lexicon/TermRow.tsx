// One term: what it is, what a match is worth here and why not more, how common it is, and what it has found.
import { Button } from '@mantine/core';
import type { TermLine } from '../../../vigil/src/server/lexicon-shapes.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { amount } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { keyOf, putChange, useDraft } from './changes.ts';

const says = words.lexicon;

interface RowProps {
  readonly one: TermLine;
  readonly revealed: boolean;
  readonly onAlter: (one: TermLine) => void;
}

/** The row. */
export function TermRow({ one, revealed, onAlter }: RowProps) {
  const may = usePermissions();
  const drafted = useDraft().find((change) => keyOf(change) === `${one.pack} ${one.own}`);
  return (
    <tr data-drafted={drafted?.kind}>
      <td>
        <b className="word" dir="auto">
          {one.word}
        </b>
        {one.id !== one.word && <span className="quiet id">{one.id}</span>}
      </td>
      <td>
        {`${says.families[one.family]}${signs.comma}${says.kinds[one.kind]}`}
        <span className="chips">
          {one.mode === 'shadow' && <span className="chip">{says.modes.shadow}</span>}
          {one.from !== 'file' && <span className="chip">{says.from[one.from]}</span>}
          {drafted !== undefined && <span className="chip strong">{says.draft.kinds[drafted.kind]}</span>}
        </span>
        <span className="quiet">{says.examples(one.examples.matches, one.examples.ignores)}</span>
      </td>
      <td className="num" data-label={says.columns.worth}>
        <Worth one={one} />
      </td>
      <td className="num" data-label={says.columns.common}>
        <Common one={one} />
      </td>
      <td className="num" data-label={says.columns.uses}>
        <Uses one={one} />
      </td>
      {may.has('lexicon:write') && (
        <td>
          <span className="acts">
            <Button
              variant="default"
              size="compact-xs"
              disabled={!revealed}
              title={revealed ? undefined : says.revealFirst}
              aria-label={says.alterOf(one.id)}
              onClick={() => onAlter(one)}
            >
              {says.alter}
            </Button>
            <Button
              variant="default"
              size="compact-xs"
              disabled={!revealed || drafted !== undefined}
              title={revealed ? undefined : says.revealFirst}
              aria-label={says.retireOf(one.id)}
              onClick={() => putChange({ kind: 'retire', pack: one.pack, id: one.own })}
            >
              {says.retire}
            </Button>
          </span>
        </td>
      )}
    </tr>
  );
}

function Worth({ one }: { readonly one: TermLine }) {
  const weight = shortBits(one.weight);
  if (one.worth === null || one.worth >= one.weight - 0.05) return says.bits(weight);
  return (
    <>
      {says.worthOf(shortBits(one.worth), weight)}
      {one.everyday && (
        <span className="chips">
          <span className="chip amber" title={says.everydaySays}>
            {says.everyday}
          </span>
        </span>
      )}
    </>
  );
}

function Common({ one }: { readonly one: TermLine }) {
  if (one.held === null) return <span className="quiet">{one.family === 'term' ? says.heldUnknown : '–'}</span>;
  return one.held === 0 ? <span className="quiet">{says.nobody}</span> : says.held(one.held);
}

function Uses({ one }: { readonly one: TermLine }) {
  if (one.cases === null || one.posts === null) return <span className="quiet">{says.uncounted}</span>;
  if (one.posts === 0) return <span className="quiet">{says.never}</span>;
  const tiers = one.tiers.map((tier) => says.tiers[tier] ?? tier).join(signs.comma);
  return (
    <>
      {says.cases(one.cases)}
      <span className="quiet" title={tiers === '' ? undefined : says.readAs(tiers)}>
        {says.posts(one.posts)}
      </span>
    </>
  );
}

function shortBits(bits: number): string {
  return `${bits < 0 ? signs.beforeSign : ''}${amount(Math.round(bits * 10) / 10)}`;
}
