// Writes one term with the lines it must and must not match. Each line turns green or red as it is typed, with the reason.
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Term } from '../../../vigil/src/core/lexicon.ts';
import type { TermChange } from '../../../vigil/src/core/proposal.ts';
import { words } from '../words.ts';
import type { Editing } from './changes.ts';
import { disguisesOf, type ExampleVerdict, judgeLine, soughtOf } from './judge.ts';
import { useMatching } from './useMatching.ts';

const says = words.lexicon.editor;
const { kinds, families, modes, tiers, trying } = words.lexicon;

interface EditorProps {
  readonly editing: Editing;
  readonly onKeep: (change: TermChange) => void;
  readonly onCancel: () => void;
}

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

/** The editor. */
export function TermEditor({ editing, onKeep, onCancel }: EditorProps) {
  const [term, setTerm] = useState(editing.term);
  const [matches, setMatches] = useState((editing.term.matches ?? []).join('\n'));
  const [ignores, setIgnores] = useState((editing.term.ignores ?? []).join('\n'));
  const { verdicts, reach, fault } = useVerdicts(term, matches, ignores);
  const set = (more: Partial<Term>): void => setTerm({ ...term, ...more });
  const isBad = verdicts.some(({ holds }) => !holds);
  const isWhole = term.term.trim() !== '' && linesOf(matches).length > 0 && linesOf(ignores).length > 0;
  const keep = (): void => {
    const { bits, mode, ...rest } = term;
    const whole: Term = {
      ...rest,
      term: term.term.trim(),
      ...(bits !== undefined && { bits }),
      ...(mode === 'shadow' && { mode }),
      matches: [...linesOf(matches)],
      ignores: [...linesOf(ignores)],
    };
    onKeep(
      editing.pack === undefined ? { kind: 'add', term: whole } : { kind: 'alter', pack: editing.pack, term: whole },
    );
  };
  return (
    <section className="panel editor" aria-labelledby="editor">
      <h2 id="editor">{editing.pack === undefined ? says.add : says.alter(editing.term.id)}</h2>
      <TextInput
        label={says.word}
        description={says.wordSays}
        value={term.term}
        maxLength={500}
        data-autofocus
        onChange={(event) => set({ term: event.currentTarget.value })}
        error={fault}
      />
      <div className="fields">
        <NativeSelect
          label={says.family}
          data={choices(families)}
          value={term.family}
          onChange={(event) => set({ family: event.currentTarget.value as Term['family'] })}
        />
        <NativeSelect
          label={says.kind}
          data={choices(kinds)}
          value={term.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as Term['kind'] })}
        />
        <NativeSelect
          label={says.mode}
          data={choices(modes)}
          value={term.mode ?? 'live'}
          onChange={(event) => set({ mode: event.currentTarget.value as 'live' | 'shadow' })}
        />
        <NumberInput
          label={says.bits}
          min={-16}
          max={32}
          hideControls
          placeholder={says.bitsSays}
          value={term.bits ?? ''}
          onChange={(bits) => {
            const { bits: _, ...rest } = term;
            setTerm(typeof bits === 'number' ? { ...rest, bits } : rest);
          }}
        />
      </div>
      <ExampleLines label={says.matches} text={matches} onText={setMatches} verdicts={verdicts} field="matches" />
      <ExampleLines label={says.ignores} text={ignores} onText={setIgnores} verdicts={verdicts} field="ignores" />
      {term.kind === 'regex' && <p className="quiet">{trying.expressions}</p>}
      {reach.length > 0 && (
        <details className="reach">
          <summary>{says.reach}</summary>
          <table>
            <tbody>
              {reach.map(({ name, text, tier }) => (
                <tr key={name}>
                  <th scope="row">{says.reachLines[name]}</th>
                  <td dir="auto">{text}</td>
                  <td>{tier === undefined ? says.notRead : (tiers[tier] ?? tier)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <span className="acts">
        <Button size="compact-sm" disabled={!isWhole || isBad} onClick={keep}>
          {says.keep}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {says.cancel}
        </Button>
      </span>
    </section>
  );
}

type ReachName = keyof typeof says.reachLines;

/** What the matcher says of every example line, and of the term in some disguises. */
function useVerdicts(term: Term, matches: string, ignores: string) {
  const sought = useMemo(() => [soughtOf(term)].filter((one) => one !== undefined), [term]);
  const lines = useMemo(
    () => [
      ...linesOf(matches).map((line) => ({ field: 'matches' as const, line })),
      ...linesOf(ignores).map((line) => ({ field: 'ignores' as const, line })),
    ],
    [matches, ignores],
  );
  const disguised = useMemo(
    () => (sought.length === 0 ? [] : (Object.entries(disguisesOf(term.term.trim())) as [ReachName, string][])),
    [sought, term.term],
  );
  const texts = useMemo(
    () => [...lines.map(({ line }) => line), ...disguised.map(([, text]) => text)],
    [lines, disguised],
  );
  const matching = useMatching('edited', sought, texts);
  const fault = matching.state === 'fault' ? `${matching.why}. ${matching.mend}` : undefined;
  if (matching.state !== 'done' || sought.length === 0 || matching.texts.length !== texts.length)
    return { verdicts: [] as readonly ExampleVerdict[], reach: [], fault };
  const verdicts = lines.map(({ field, line }, at) => judgeLine(field, line, matching.found[at] ?? []));
  const reach = disguised.map(([name, text], at) => ({
    name,
    text,
    tier: matching.found[lines.length + at]?.[0]?.tier,
  }));
  return { verdicts, reach, fault };
}

interface LinesProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly verdicts: readonly ExampleVerdict[];
  readonly field: ExampleVerdict['field'];
}

function ExampleLines({ label, text, onText, verdicts, field }: LinesProps) {
  const own = verdicts.filter((one) => one.field === field);
  return (
    <div>
      <Textarea
        label={label}
        description={says.oneALine}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <div role="status">
        <ul className="verdicts">
          {own.map(({ line, holds, why }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two equal lines are two examples.
            <li key={at} data-holds={holds}>
              <span className="sign" aria-hidden="true">
                {holds ? '✓' : '✗'}
              </span>
              <span dir="auto">{line}</span>
              <span className="quiet">{holds && why === '' ? says.holds : why}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
