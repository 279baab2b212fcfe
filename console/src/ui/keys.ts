// The one list of keys: what the sheet shows is what the screens bind. Every key can be changed, and single letters can be switched off (WCAG 2.1.4).
import { CHOICES, INSTEAD } from '../case/useDraft.ts';
import { words } from '../words.ts';

const says = words.keys.says;
const { outcomes, innocent } = words.decide;

/** Where a key acts: everywhere, in lists of rows, on a case, on the orders, on a ring. */
export type KeyScope = 'everywhere' | 'list' | 'case' | 'orders' | 'ring' | 'signatures';

/** Every key with what it does, in the order of the sheet. `keys` is also the name of the act, whatever key the person has given it. */
export const KEYS = [
  { keys: 'g t', on: ['everywhere'], says: says.today },
  { keys: 'g q', on: ['everywhere'], says: says.queue },
  { keys: 'g o', on: ['everywhere'], says: says.orders },
  { keys: 'g s', on: ['everywhere'], says: says.signatures },
  { keys: 'u', on: ['everywhere'], says: says.undo },
  { keys: 'g r', on: ['everywhere'], says: says.rings },
  { keys: 'g a', on: ['everywhere'], says: says.accounts },
  { keys: 'g p', on: ['everywhere'], says: says.people },
  { keys: 'g l', on: ['everywhere'], says: says.lexicon },
  { keys: 'g h', on: ['everywhere'], says: says.shelf },
  { keys: 'g k', on: ['everywhere'], says: says.quality },
  { keys: 'g e', on: ['everywhere'], says: says.settings },
  { keys: ',', on: ['everywhere'], says: says.preferences },
  { keys: 'z', on: ['everywhere'], says: says.away },
  { keys: '?', on: ['everywhere'], says: says.sheet },
  { keys: 'j', on: ['list', 'case', 'orders', 'signatures'], says: says.next },
  { keys: 'k', on: ['list', 'case', 'orders', 'signatures'], says: says.previous },
  { keys: 'o', on: ['list'], says: says.open },
  { keys: 'Enter', on: ['list', 'case'], says: says.enter },
  { keys: 'r', on: ['case'], says: says.reveal },
  { keys: 'f', on: ['case'], says: says.folded },
  { keys: 'x', on: ['case'], says: says.codePoints },
  { keys: 'l', on: ['case'], says: says.load },
  { keys: 'c', on: ['list', 'case'], says: says.claim },
  ...CHOICES.map(({ key, outcome }) => ({
    keys: key,
    on: ['case'] as const,
    says: says.draft(outcomes[outcome]),
  })),
  ...(['1', '2', '3', '4', '5', '6', '7'] as const).map((keys, place) => ({
    keys,
    on: ['case'] as const,
    says: says.instead(innocent[INSTEAD[place] ?? 'other']),
  })),
  { keys: '.', on: ['list'], says: says.arrived },
  { keys: 'a', on: ['orders'], says: says.applied },
  { keys: 's', on: ['orders'], says: says.seen },
  { keys: 'y', on: ['signatures'], says: says.sign },
  { keys: 'd', on: ['signatures'], says: says.refuse },
  { keys: 'b', on: ['list', 'case'], says: says.whole },
  { keys: 't', on: ['ring'], says: says.view },
  { keys: 'Escape', on: ['case', 'ring'], says: says.back },
] as const satisfies readonly { readonly keys: string; readonly on: readonly KeyScope[]; readonly says: string }[];

/** The name of an act: its key, or two pressed one after the other, unless the person has chosen others. */
export type KeyName = (typeof KEYS)[number]['keys'];
/** What keys do on a screen. */
export type KeyActs = Readonly<Partial<Record<KeyName, () => void>>>;

const LETTERS = 'vigil-single-keys';
const CHOSEN = 'vigil-keys';

/** Whether single letters act. */
export function lettersOn(): boolean {
  return window.localStorage.getItem(LETTERS) !== 'off';
}

/** Switches single letters on or off for this browser. */
export function setLetters(on: boolean): void {
  window.localStorage.setItem(LETTERS, on ? 'on' : 'off');
}

type Chosen = Readonly<Record<string, string>>;

function readChosen(): Chosen {
  try {
    const read: unknown = JSON.parse(window.localStorage.getItem(CHOSEN) ?? '{}');
    const pairs = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return {};
  }
}

let chosen: Chosen | undefined;

/** The key or keys that an act is bound to in this browser. */
export function boundTo(name: KeyName): string {
  chosen ??= readChosen();
  return chosen[name] ?? name;
}

/** Binds an act to other keys; undefined gives it its own again. Returns the act that is in the way, or undefined when it was done. */
export function bind(name: KeyName, keys: string | undefined): KeyName | undefined {
  const wanted = keys ?? name;
  const inTheWay = findConflict(name, wanted, boundTo);
  if (inTheWay !== undefined) return inTheWay;
  const { [name]: _, ...others } = { ...chosen };
  chosen = wanted === name ? others : { ...others, [name]: wanted };
  window.localStorage.setItem(CHOSEN, JSON.stringify(chosen));
  return undefined;
}

/** The act that could not be told from `name` if that were bound to `wanted`: the same keys, or the beginning of them, where both act. */
export function findConflict(name: KeyName, wanted: string, bound: (name: KeyName) => string): KeyName | undefined {
  const scopes = scopesOf(name);
  const meets = (other: readonly KeyScope[]): boolean =>
    scopes.some((scope) => scope === 'everywhere' || other.includes('everywhere') || other.includes(scope));
  return KEYS.find(
    ({ keys, on }) =>
      keys !== name &&
      meets(on) &&
      (bound(keys) === wanted || bound(keys).startsWith(`${wanted} `) || wanted.startsWith(`${bound(keys)} `)),
  )?.keys;
}

function scopesOf(name: KeyName): readonly KeyScope[] {
  return KEYS.find(({ keys }) => keys === name)?.on ?? [];
}
