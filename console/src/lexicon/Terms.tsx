// The terms in use, with the draft and a place to try any text beside them.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Term } from '../../../vigil/src/core/lexicon.ts';
import type { LexiconPage, PackLine, TermLine } from '../../../vigil/src/server/lexicon-shapes.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { blankTerm, type Editing, putChange } from './changes.ts';
import { Draft } from './Draft.tsx';
import { MOST_TERMS } from './lexicon-api.ts';
import { TermEditor } from './TermEditor.tsx';
import { TermRow } from './TermRow.tsx';
import { TryText } from './TryText.tsx';

const says = words.lexicon;
const ROWS = 100;

export interface Narrowed {
  readonly pack: string;
  readonly family: string;
}

interface TermsProps {
  readonly page: LexiconPage;
  readonly narrowed: Narrowed;
  readonly onNarrow: (narrowed: Narrowed) => void;
}

/** The view. */
export function Terms({ page, narrowed, onNarrow }: TermsProps) {
  const may = usePermissions();
  const [editing, setEditing] = useState<Editing>();
  const [mostRows, setMostRows] = useState(ROWS);
  const filter = useTermFilter(page);
  const shown = filter.fitting.slice(0, mostRows);
  const alter = (one: TermLine): void => setEditing({ pack: one.pack, term: termOf(one) });
  return (
    <div className="desk">
      <section className="terms" aria-label={says.views.terms}>
        <Filters page={page} filter={filter} narrowed={narrowed} onNarrow={onNarrow} />
        {may.has('lexicon:write') && !page.revealed && <p className="quiet">{says.revealFirst}</p>}
        <table className="sheet term-table">
          <thead>
            <tr>
              {[says.columns.term, says.columns.what, says.columns.worth, says.columns.common, says.columns.uses].map(
                (one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ),
              )}
              {may.has('lexicon:write') && <th scope="col">{says.columns.acts}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: masked ids of two terms can look alike.
              <TermRow key={`${one.pack} ${one.own} ${at}`} one={one} revealed={page.revealed} onAlter={alter} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="quiet">{says.nothing}</p>}
        {filter.fitting.length > shown.length && (
          <Button variant="default" onClick={() => setMostRows(mostRows + ROWS)}>
            {says.more(Math.min(ROWS, filter.fitting.length - shown.length))}
          </Button>
        )}
        {page.found > MOST_TERMS && <p className="quiet">{says.notAll(MOST_TERMS)}</p>}
        <Packs packs={page.packs} />
      </section>
      <aside className="bench">
        <TryText page={page} />
        {may.has('lexicon:write') &&
          (editing === undefined ? (
            <Draft onAdd={() => setEditing({ pack: undefined, term: blankTerm() })} onEdit={setEditing} />
          ) : (
            <TermEditor
              key={editing.term.id}
              editing={editing}
              onCancel={() => setEditing(undefined)}
              onKeep={(change) => {
                putChange(change);
                setEditing(undefined);
              }}
            />
          ))}
      </aside>
    </div>
  );
}

/** A revealed term as its list has it. */
function termOf({ own, word, family, kind, mode, bits, lines }: TermLine): Term {
  return {
    id: own,
    term: word,
    family,
    kind,
    ...(mode === 'shadow' && { mode }),
    ...(bits !== null && { bits }),
    matches: [...(lines?.matches ?? [])],
    ignores: [...(lines?.ignores ?? [])],
  };
}

const ONLY = ['changed', 'onTrial', 'everyday'] as const;
type Only = (typeof ONLY)[number];

interface TermFilter {
  readonly text: string;
  readonly only: ReadonlySet<Only>;
  readonly fitting: readonly TermLine[];
  setText(text: string): void;
  toggle(one: Only): void;
}

function useTermFilter({ entries, revealed }: LexiconPage): TermFilter {
  const [text, setText] = useState('');
  const [only, setOnly] = useState<ReadonlySet<Only>>(new Set());
  const fitting = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return entries.filter(
      (one) =>
        (wanted === '' ||
          one.id.toLowerCase().includes(wanted) ||
          (revealed && one.word.toLowerCase().includes(wanted))) &&
        (!only.has('changed') || one.from !== 'file') &&
        (!only.has('onTrial') || one.mode === 'shadow') &&
        (!only.has('everyday') || one.everyday),
    );
  }, [entries, revealed, text, only]);
  const toggle = (one: Only): void => {
    const next = new Set(only);
    if (!next.delete(one)) next.add(one);
    setOnly(next);
  };
  return { text, only, fitting, setText, toggle };
}

function Filters({ page, filter, narrowed, onNarrow }: TermsProps & { readonly filter: TermFilter }) {
  const families = Object.entries(says.families).map(([value, label]) => ({ value, label }));
  const packs = page.packs.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <div className="filters">
      <TextInput
        size="xs"
        label={says.filter.label}
        placeholder={page.revealed ? says.filter.placeholder : says.filter.placeholderMasked}
        value={filter.text}
        onChange={(event) => filter.setText(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={says.filter.family}
        value={narrowed.family}
        data={[{ value: '', label: says.filter.all }, ...families]}
        onChange={(event) => onNarrow({ ...narrowed, family: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={says.filter.pack}
        value={narrowed.pack}
        data={[{ value: '', label: says.filter.all }, ...packs]}
        onChange={(event) => onNarrow({ ...narrowed, pack: event.currentTarget.value })}
      />
      {ONLY.map((one) => (
        <Checkbox
          key={one}
          size="xs"
          label={says.filter[one]}
          checked={filter.only.has(one)}
          onChange={() => filter.toggle(one)}
        />
      ))}
    </div>
  );
}

function Packs({ packs }: { readonly packs: readonly PackLine[] }) {
  return (
    <section className="panel packs" aria-labelledby="packs">
      <h2 id="packs">{says.packs.title}</h2>
      <ul className="lines">
        {packs.map(({ id, title, version, licence, standIn, validUntil, terms, digest }) => (
          <li key={id}>
            <span>
              <b>{title}</b> <span className="id quiet">{id}</span>
            </span>
            <span className="quiet">
              {[
                says.packs.terms(terms),
                says.packs.version(version),
                licence,
                ...(standIn ? [says.packs.standIn] : []),
                ...(validUntil === null ? [] : [says.packs.until(validUntil)]),
              ].join(' · ')}{' '}
              · <span className="id">{digest}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
