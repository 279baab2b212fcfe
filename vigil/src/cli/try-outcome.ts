// What a trial came to, for scripts and for people. Ids only: never a term's spelling, never a text.
import { type CaseChange, type Outlook, type TrialTotals, TURNS } from '../engine/try-cases.ts';
import { counted, print, printJson, remark, safe, style, table } from './console-line.ts';

const SHOWN = 20;
const FAMILIES_SHOWN = 3;

/** Collects changes: each told at once as a JSON line, or the largest held for people. */
export interface ChangeBook {
  add(change: CaseChange): void;
  /** Tells the rest. `more` goes beside the totals of the last JSON line. */
  close(totals: TrialTotals, more?: Readonly<Record<string, unknown>>): void;
}

/** Opens one. */
export function changeBook(json: boolean): ChangeBook {
  const largest: CaseChange[] = [];
  const families = new Map<string, number>();
  return {
    add(change) {
      if (json) printJson(lineOf(change));
      for (const { family, before, after } of change.families)
        families.set(family, (families.get(family) ?? 0) + Math.abs(after - before));
      largest.push(change);
      if (largest.length > SHOWN * 10) keepLargest(largest);
    },
    close(totals, more = {}) {
      const changed = [...families]
        .sort((a, b) => b[1] - a[1])
        .map(([family, bits]) => ({ family, bits: round(bits) }));
      if (json) printJson({ totals, families: changed, ...more });
      else tellPeople(totals, keepLargest(largest), changed);
    },
  };
}

/** The contract of a line. */
function lineOf({ platform, account, case: open, turn, decided, before, after, families }: CaseChange): unknown {
  const short = ({ severity, bits }: Outlook): unknown => ({ severity, bits: round(bits) });
  return {
    platform,
    account,
    ...(open === undefined ? {} : { case: open }),
    turn,
    decided,
    before: short(before),
    after: short(after),
    families: families.map((one) => ({ family: one.family, before: round(one.before), after: round(one.after) })),
  };
}

function keepLargest(changes: CaseChange[]): readonly CaseChange[] {
  const size = ({ before, after }: CaseChange): number => Math.abs(after.bits - before.bits);
  changes.sort((a, b) => size(b) - size(a) || (a.account < b.account ? -1 : 1));
  changes.length = Math.min(changes.length, SHOWN);
  return changes;
}

function tellPeople(
  totals: TrialTotals,
  changes: readonly CaseChange[],
  families: readonly { readonly family: string; readonly bits: number }[],
): void {
  const { before, after, turns, decided } = totals;
  print(
    style(
      'bold',
      `Of ${counted(totals.accounts, 'account')}: ${before.urgent} urgent and ${before.standard} standard before, ${after.urgent} and ${after.standard} after.`,
    ),
  );
  const changed = TURNS.reduce((sum, turn) => sum + turns[turn], 0);
  if (changed === 0) {
    print('No case would open, close or change its severity.');
    return;
  }
  print(TURNS.map((turn) => `${turn}: ${turns[turn].toLocaleString('en')}`).join('  '));
  if (decided > 0)
    print(`${decided} of them on accounts that a person has decided on; those stay decided until they post anew.`);
  print('');
  const rows = changes.map((one) => [
    one.turn,
    `${safe(one.platform)}:${safe(one.account)}`,
    one.case ?? '',
    `${one.before.bits.toFixed(1)} -> ${one.after.bits.toFixed(1)} bits`,
    one.families
      .slice(0, FAMILIES_SHOWN)
      .map(({ family, before: was, after: will }) => `${family} ${was.toFixed(1)} -> ${will.toFixed(1)}`)
      .join(', '),
  ]);
  for (const row of table(rows)) print(row);
  if (changed > changes.length) print(`and ${counted(changed - changes.length, 'further change')}; --json tells all`);
  print('');
  print(
    `Families that changed most: ${families
      .slice(0, FAMILIES_SHOWN)
      .map((one) => one.family)
      .join(', ')}.`,
  );
  remark('Nothing was stored. An open case stays open until a person decides it, whatever the new rules say.');
}

function round(bits: number): number {
  return Math.round(bits * 1000) / 1000;
}
