// The accounts of the demo day: invented names and profiles, kept as finished JSON so that 200,000 lines take a moment.
import type { DemoKind, DemoOptions, Population } from './population.ts';
import type { Random } from './random.ts';
import { seeded } from './random.ts';
import type { Words } from './words.ts';
import { ENGLISH } from './words-english.ts';
import { EUROPEAN } from './words-europe.ts';
import { WORLD } from './words-world.ts';

/** An account as its lines need it. */
export interface DemoAccount {
  readonly id: string;
  /** The value of `account` in a line, as JSON. */
  readonly json: string;
  readonly words: Words;
}

const FIRST = [
  'Alda',
  'Brim',
  'Corva',
  'Dello',
  'Esk',
  'Fenna',
  'Goro',
  'Hale',
  'Ilko',
  'Jorun',
  'Kesta',
  'Lumo',
  'Mirel',
  'Nado',
  'Orla',
  'Pell',
  'Rusko',
  'Sela',
  'Tavo',
  'Ulmi',
  'Vanda',
  'Wilo',
  'Yara',
  'Zeno',
];
const LAST = [
  'Ambrook',
  'Bellum',
  'Castrel',
  'Dunmore',
  'Elvar',
  'Fossick',
  'Garnow',
  'Holtby',
  'Ivers',
  'Kalbeck',
  'Lindow',
  'Marrel',
  'Nethers',
  'Oakum',
  'Pravin',
  'Quillan',
  'Rostrum',
  'Sandel',
  'Torvik',
  'Umbral',
];
/** Bios of special kinds; the others have an ordinary one in their language. */
const BIOS: Partial<Record<DemoKind, readonly string[]>> = {
  seller: ['Small shop, honest prices. Shipping twice a week.', 'I sell what I no longer need. Pick-up preferred.'],
  advocate: [
    'Journalist. Tips are safe with me.',
    'Child protection charity. We answer, we never judge.',
    'Newsroom account. Corrections welcome.',
  ],
  survivor: ['Survivor. Still here.', 'One day at a time. Support group on Mondays.'],
  creator: ['Dancer and model. Calendar on my page, link in bio.', 'Subscribe to my page for the weekly show.'],
  fresh: [''],
};

/** Makes all accounts of the day. */
export function makeAccounts(options: DemoOptions, population: Population): DemoAccount[] {
  const random = seeded(options.seed, 'accounts');
  const kinds = new Map(population.members.map((member) => [member.index, member.kind]));
  return Array.from({ length: options.accounts }, (_, index) => makeAccount(index, kinds.get(index), random));
}

/** The id of the account at a place: 19 digits, more than a floating-point number can hold. */
export function accountIdAt(index: number): string {
  return `90071992547${String(index * 7 + 11).padStart(8, '0')}`;
}

function makeAccount(index: number, kind: DemoKind | undefined, random: Random): DemoAccount {
  const words = languageOf(random);
  const first = random.pick(FIRST);
  const last = random.pick(LAST);
  const fame =
    kind === 'famous'
      ? random.whole(1_000_000, 9_000_000)
      : kind === 'fresh'
        ? random.whole(0, 3)
        : Math.floor(5_000 ** random.next() * 3);
  const bio = random.pick(BIOS[kind ?? 'joker'] ?? words.bios);
  const id = accountIdAt(index);
  const json = JSON.stringify({
    id,
    handle: `${first}_${last}_${index}`.toLowerCase(),
    displayName: `${first} ${last}`,
    bio,
    followers: fame,
    verified: kind === 'famous' || random.chance(0.03),
  });
  return { id, json, words };
}

function languageOf(random: Random): Words {
  const draw = random.next();
  if (draw < 0.4) return ENGLISH;
  return random.pick(draw < 0.72 ? EUROPEAN : WORLD);
}
