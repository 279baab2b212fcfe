// The filters of the queue as they stand in the address, so that a view can be linked, saved and gone back to.

/** Filters with a fixed list of values, and those whose values come with the counts. */
export const FIXED = {
  severity: ['urgent', 'standard'],
  ring: ['ring', 'single'],
  age: ['hour', 'day', 'week', 'older'],
  claim: ['free', 'person', 'machine', 'mine'],
  route: ['review', 'specialist'],
  overdue: ['1'],
} as const;
export const COUNTED = ['family', 'platform', 'language'] as const;

export type FilterName = keyof typeof FIXED | (typeof COUNTED)[number];
/** All filters, in the order in which they stand on the screen. */
export const FILTERS: readonly FilterName[] = [
  'severity',
  'overdue',
  'route',
  'ring',
  'family',
  'claim',
  'age',
  'language',
  'platform',
];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

const LONGEST = 100;

/** Reads the filters of an address; what is not a filter, or not one of its values, is left out. */
export function readFilters(filter: string | undefined): Filters {
  const query = new URLSearchParams(filter ?? '');
  const found: Partial<Record<FilterName, string>> = {};
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value === null || value === '' || value.length > LONGEST) continue;
    const fixed: readonly string[] | undefined = name in FIXED ? FIXED[name as keyof typeof FIXED] : undefined;
    if (fixed === undefined || fixed.includes(value)) found[name] = value;
  }
  return found;
}

/** Writes them for an address, always in the same order. */
export function writeFilters(filters: Filters): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query.toString();
}

/** A filter under a name. */
export interface View {
  readonly name: string;
  readonly filter: string;
}

const KEPT = 'vigil-queue-views';
const MOST_VIEWS = 20;
const LONGEST_NAME = 40;

/** The views that were saved in this browser. What somebody else wrote there is left out. */
export function readViews(): readonly View[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.slice(0, MOST_VIEWS).flatMap((one: { readonly name?: unknown; readonly filter?: unknown } | null) => {
      const { name, filter } = one ?? {};
      if (typeof name !== 'string' || typeof filter !== 'string' || name.trim() === '') return [];
      return [{ name: name.slice(0, LONGEST_NAME), filter: writeFilters(readFilters(filter)) }];
    });
  } catch {
    return [];
  }
}

/** Saves a view; one of the same name is replaced, past twenty the oldest goes. Returns all. */
export function saveView(view: View): readonly View[] {
  const name = view.name.trim().slice(0, LONGEST_NAME);
  const others = readViews().filter((one) => one.name !== name);
  return keep([...others, { name, filter: view.filter }].slice(-MOST_VIEWS));
}

/** Forgets a view. Returns the others. */
export function forgetView(name: string): readonly View[] {
  return keep(readViews().filter((one) => one.name !== name));
}

function keep(views: readonly View[]): readonly View[] {
  window.localStorage.setItem(KEPT, JSON.stringify(views));
  return views;
}
