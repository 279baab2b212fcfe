// The filters of the queue as lists to choose from, each value with how many open cases it would leave; and the views that stand for filters.
import { useState } from 'react';
import type { QueueCounts } from '../../../vigil/src/server/queue-shapes.ts';
import { plainly } from '../ui/drawn.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { locale } from '../words/locale.ts';
import { words } from '../words.ts';
import {
  FILTERS,
  FIXED,
  type FilterName,
  type Filters,
  forgetView,
  readFilters,
  readViews,
  saveView,
  type View,
  writeFilters,
} from './filters.ts';

const { filters: names, values, views: says } = words.queue;

/** The lists. */
export function FilterBar({ filter, counts }: { readonly filter: string; readonly counts: QueueCounts | undefined }) {
  const filters = readFilters(filter);
  return (
    <form className="filters" aria-label={names.label} onSubmit={(event) => event.preventDefault()}>
      {FILTERS.map((name) => (
        <OneFilter key={name} name={name} filters={filters} counts={counts} />
      ))}
      {filter !== '' && (
        <a className="clear" href={addressOf({ name: 'queue' })}>
          {words.queue.clear}
        </a>
      )}
    </form>
  );
}

interface FilterProps {
  readonly name: FilterName;
  readonly filters: Filters;
  readonly counts: QueueCounts | undefined;
}

function OneFilter({ name, filters, counts }: FilterProps) {
  const chosen = filters[name] ?? '';
  const known = valuesOf(name, counts);
  const all =
    chosen === '' || known.some(([value]) => value === chosen) ? known : [...known, [chosen, undefined] as const];
  return (
    <select
      aria-label={names[name]}
      data-on={chosen !== ''}
      value={chosen}
      title={words.queue.countsSay}
      onChange={(event) =>
        goTo({ name: 'queue', filter: writeFilters({ ...filters, [name]: event.currentTarget.value }) })
      }
    >
      <option value="">{chosen === '' ? names[name] : names.any(names[name])}</option>
      {all.map(([value, n]) => (
        <option key={value} value={value}>
          {plainly(labelOf(name, value), 40)}
          {n === undefined ? '' : ` (${amount(n)})`}
        </option>
      ))}
    </select>
  );
}

/** Every value with its count, where it is known. */
function valuesOf(
  name: FilterName,
  counts: QueueCounts | undefined,
): readonly (readonly [string, number | undefined])[] {
  if (name === 'overdue') return [['1', counts?.overdue]];
  const counted: Readonly<Record<string, number | undefined>> = counts?.[name] ?? {};
  const listed = name in FIXED ? FIXED[name as keyof typeof FIXED] : Object.keys(counted);
  return [...listed].map((value) => [value, counted[value]]);
}

const languageNames = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });

function labelOf(name: FilterName, value: string): string {
  if (name === 'family') return words.families[value] ?? value;
  if (name === 'platform') return value;
  if (name !== 'language' || value === 'und') return values[value] ?? value;
  try {
    return languageNames.of(value) ?? value;
  } catch {
    return value;
  }
}

const DEFAULTS: readonly View[] = [
  { name: says.all, filter: '' },
  { name: says.urgent, filter: 'severity=urgent' },
  { name: says.overdue, filter: 'overdue=1' },
  { name: says.rings, filter: 'ring=ring' },
  { name: says.specialist, filter: 'route=specialist' },
  { name: says.mine, filter: 'claim=mine' },
];

/** Links to views; what is shown can be saved under a name. */
export function Views({ filter }: { readonly filter: string }) {
  const [saved, setSaved] = useState(readViews);
  const [naming, setNaming] = useState(false);
  const isKnown = [...DEFAULTS, ...saved].some((one) => one.filter === filter);
  return (
    <nav className="views" aria-label={says.label}>
      {DEFAULTS.map((one) => (
        <ViewLink key={one.name} view={one} filter={filter} />
      ))}
      {saved.map((one) => (
        <span key={one.name} className="saved">
          <ViewLink view={one} filter={filter} />
          <button type="button" aria-label={says.forget(one.name)} onClick={() => setSaved(forgetView(one.name))}>
            ×
          </button>
        </span>
      ))}
      {!isKnown && !naming && (
        <button type="button" className="link" onClick={() => setNaming(true)}>
          {says.save}
        </button>
      )}
      {naming && (
        <NameView
          onName={(name) => {
            if (name.trim() !== '') setSaved(saveView({ name, filter }));
            setNaming(false);
          }}
        />
      )}
    </nav>
  );
}

function ViewLink({ view, filter }: { readonly view: View; readonly filter: string }) {
  return (
    <a
      href={addressOf({ name: 'queue', filter: view.filter })}
      aria-current={view.filter === filter ? 'true' : undefined}
    >
      {view.name}
    </a>
  );
}

function NameView({ onName }: { readonly onName: (name: string) => void }) {
  return (
    <form
      className="saved"
      onSubmit={(event) => {
        event.preventDefault();
        onName(String(new FormData(event.currentTarget).get('name') ?? ''));
      }}
    >
      <input
        name="name"
        aria-label={says.name}
        placeholder={says.name}
        maxLength={40}
        // biome-ignore lint/a11y/noAutofocus: whoever asked to save a view is about to type its name.
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onName('')}
      />
      <button type="submit" className="link">
        {says.save}
      </button>
    </form>
  );
}
