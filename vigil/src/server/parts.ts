// What the server is made of. `main.ts` builds the parts; the server reads no file, variable or clock of its own.
import type { CurrentRules } from '../engine/flow.ts';
import type { WordsInUse } from '../engine/words-in-use.ts';
import type { OpenStore } from '../store/open.ts';
import type { SessionSpan } from '../store/person-sessions.ts';
import type { PlatformCounts } from '../store/rings.ts';
import type { OidcSettings } from './oidc.ts';

/** Everything the server needs from outside. */
export interface ServerParts {
  readonly store: OpenStore;
  readonly rules: CurrentRules;
  /** What is counted of the platforms, for rings that are found anew when a person joins or splits them; nothing when absent. */
  readonly counts?: () => PlatformCounts;
  /** The lists behind the rules, for whoever works on the lexicon; absent where the rules never change. */
  readonly words?: WordsInUse;
  /** The data folder on this machine, where the store is in one. */
  readonly folder?: string | undefined;
  /** Told whenever a batch of items is recorded: what was counted has grown. */
  readonly onBatch?: () => void;
  /** Vigil's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** The built console, or undefined when nobody has built it. */
  readonly consoleFolder: string | undefined;
  /** The secret of the link that the terminal prints. At least 32 characters; good until the process ends. */
  readonly consoleKey: string;
  /** When the canary last came out of the far end, milliseconds since 1970; undefined when it never did. */
  readonly lastCanary: () => Promise<number | undefined>;
  /** Names beside loopback under which this server may be asked for, without port. */
  readonly hosts?: readonly string[];
  readonly version?: string;
  /** `info` logs a line a request: ids, route and status, never a text or a handle. */
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info';
  /** Where the log goes, a line of JSON a call; standard output unless given. */
  readonly logTo?: { write(line: string): void };
  readonly limits?: Partial<ServerLimits>;
  readonly people?: Partial<PeopleSettings>;
}

/** Bounds of the server. */
export interface ServerLimits {
  /** Bytes of one body, unpacked. */
  readonly bodyBytes: number;
  /** Bodies read at once; the next is asked to come back later. */
  readonly intakes: number;
  /** Milliseconds a sender may be silent in the middle of a body. */
  readonly silenceMs: number;
  /** Screens that may listen at once. */
  readonly listeners: number;
  /** Milliseconds between two looks at the store while somebody listens. */
  readonly pulseMs: number;
  /** Past this age in milliseconds the canary counts as lost. */
  readonly canaryMs: number;
  /** Reveals that one person has in any hour. */
  readonly revealsAnHour: number;
  /** Milliseconds without a sign of the reader after which the console masks a revealed case again, and after which one word. */
  readonly revealIdleMs: number;
  readonly revealWordMs: number;
  /** Milliseconds for which one reveal of a case is good at most. */
  readonly revealMostMs: number;
  /** Requests that one key, session or address may send in a minute; streams of items have their own bounds. */
  readonly requestsPerMinute: number;
  /** An order that waits longer than this makes the server unready. By default it is only told: people confirm orders here, and an unready server would keep them out. */
  readonly outboxMs: number;
}

/** The bounds unless `main.ts` says otherwise. */
export const SERVER_LIMITS: ServerLimits = {
  bodyBytes: 64 * 1024 * 1024,
  intakes: 4,
  silenceMs: 60_000,
  listeners: 64,
  pulseMs: 1_000,
  canaryMs: 15 * 60_000,
  revealsAnHour: 60,
  revealIdleMs: 10 * 60_000,
  revealWordMs: 10_000,
  revealMostMs: 60 * 60_000,
  requestsPerMinute: 3_000,
  outboxMs: Number.POSITIVE_INFINITY,
};

/** How people reach and enter this Vigil. */
export interface PeopleSettings extends SessionSpan {
  /** For so long after somebody showed who they are they may do what asks for it: milliseconds. */
  readonly proofMs: number;
  /** The address people type when something with TLS stands in front, as `https://vigil.example`. Passkeys and cookies are bound to it. */
  readonly origin: string | undefined;
  readonly oidc: OidcSettings | undefined;
}

/** Unless `main.ts` says otherwise: a quarter of an hour without use, ten hours in all. */
export const PEOPLE_SETTINGS: PeopleSettings = {
  idleMs: 15 * 60_000,
  absoluteMs: 10 * 3_600_000,
  proofMs: 15 * 60_000,
  origin: undefined,
  oidc: undefined,
};
