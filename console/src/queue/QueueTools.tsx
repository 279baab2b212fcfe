// What can be done with the rows as a whole: choose columns, make them dense, copy them, take them away as a file.
import { useState } from 'react';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { say } from '../words/say.ts';
import { words } from '../words.ts';
import { csvAddress } from './queue-api.ts';
import { tsvOf } from './tsv.ts';
import { CHOOSABLE, type Layout } from './useLayout.ts';

const { columns, layout: says } = words.queue;

interface ToolsProps {
  readonly cases: readonly CaseLine[];
  readonly filter: string;
  readonly layout: Layout;
  readonly change: (some: Partial<Layout>) => void;
}

/** The tools. */
export function QueueTools({ cases, filter, layout, change }: ToolsProps) {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard
      .writeText(tsvOf([headOf(layout), ...cases.map((one) => cellsOf(one, layout))]))
      .then(() => setSaid(words.queue.copied(cases.length)))
      .catch(() => setSaid(words.queue.notCopied));
  };
  return (
    <div className="tools">
      <span role="status">{said}</span>
      <details className="menu">
        <summary>{says.label}</summary>
        <fieldset>
          <legend>{says.label}</legend>
          {CHOOSABLE.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={layout.columns.includes(one)}
                onChange={(event) =>
                  change({
                    columns: CHOOSABLE.filter((each) =>
                      each === one ? event.currentTarget.checked : layout.columns.includes(each),
                    ),
                  })
                }
              />
              {columns[one]} <span className="quiet">{words.queue.columnsSays[one]}</span>
            </label>
          ))}
          <label>
            <input
              type="checkbox"
              checked={layout.dense}
              onChange={(event) => change({ dense: event.currentTarget.checked })}
            />
            {says.dense}
          </label>
        </fieldset>
      </details>
      <button type="button" className="link" onClick={copy}>
        {words.queue.copy}
      </button>
      <a href={csvAddress(filter)} download="vigil-queue.csv" title={words.queue.csvSays}>
        {words.queue.csv}
      </a>
    </div>
  );
}

function headOf({ columns: shown }: Layout): readonly string[] {
  return [columns.severity, columns.case, 'ID', columns.why, ...shown.map((one) => columns[one]), columns.due];
}

function cellsOf(one: CaseLine, { columns: shown }: Layout): readonly string[] {
  const utc = (at: number): string => new Date(at).toISOString();
  const cells = {
    bits: one.bits.toFixed(1),
    evidence: String(one.evidence),
    kept: String(one.items),
    seen: utc(one.firstSeen),
    opened: utc(one.openedAt),
  };
  return [
    one.severity,
    one.id,
    `${one.platform} ${one.account}`,
    say(one.reasons[0]?.said) ?? one.reasons[0]?.text ?? '',
    ...shown.map((column) => cells[column]),
    utc(one.dueAt),
  ];
}
