// Tells watching screens what changes, over Server-Sent Events. Looks at the store only while somebody watches, and never faster than the store can bear.
import type { FastifyReply } from 'fastify';
import type pg from 'pg';
import { readChangedCases } from '../store/read-activity.ts';
import { readClosedCases, readFreshCases } from '../store/read-fresh.ts';
import { BROWSER_HEADERS } from './browser-guard.ts';
import type { ServerLimits } from './parts.ts';
import type { Presence } from './presence.ts';
import { Problem } from './problem.ts';
import type { Pulse } from './shapes.ts';
import { type Watch, watchStreams } from './watch.ts';

const BEAT_MS = 10_000;
/** A look at the store may take at most this share of the time between two. */
const LOAD_SHARE = 20;
const SLOWEST_MS = 30_000;
/** A batch is stamped before it commits: cases are looked for this far back, so that none slips through. */
const OVERLAP_MS = 120_000;
/** A screen that lags by this many bytes is let go; it comes back by itself. */
const LAG_BYTES = 1_048_576;
/** Who is at which case is looked up this often: no screen shows it older than five seconds. */
const PRESENT_MS = 2_000;
/** Screens that one person, key or session may have open. */
const MOST_SEATS = 16;
/** A screen begins with numbers at most this old. */
const FIRST_AGE_MS = 30_000;

/** What the live feed needs. */
export interface LiveParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly pulse: (maxAgeMs: number) => Promise<Pulse>;
  readonly limits: ServerLimits;
  readonly presence: Presence;
}

/** Who listens: whether they may read of cases, and whether they may still listen at all. */
export interface Listener {
  /** The session or key that opened the stream. */
  readonly actor: string;
  readonly cases: boolean;
  still(): Promise<boolean>;
}

/** The live feed. */
export interface Live {
  /** Takes over the reply and keeps it open. Throws a Problem when too many screens watch. */
  join(reply: FastifyReply, listener: Listener): Promise<void>;
  /** Tells all screens at once that a case has changed. */
  announce(id: string): void;
  /** Looks at the store at once. */
  poke(): void;
  /** Tells all screens who is at which case, if that has changed. */
  tellPresent(): void;
  listeners(): number;
  close(): void;
}

interface Feed {
  readonly parts: LiveParts;
  readonly replies: Map<FastifyReply['raw'], Listener>;
  readonly watch: Watch;
  readonly announced: Map<string, number>;
  readonly changed: Map<string, number>;
  readonly closed: Map<string, number>;
  present: string;
  presentTimer: NodeJS.Timeout | undefined;
  /** Screens that were let in and are not yet among the replies. */
  coming: number;
  last: string;
  lastSent: number;
  timer: NodeJS.Timeout | undefined;
  looking: boolean;
  again: boolean;
}

/** Opens the feed; it sleeps until the first screen joins. */
export function openLive(parts: LiveParts): Live {
  const feed: Feed = {
    parts,
    replies: new Map(),
    watch: watchStreams(),
    announced: new Map(),
    changed: new Map(),
    closed: new Map(),
    present: '',
    presentTimer: undefined,
    coming: 0,
    last: '',
    lastSent: 0,
    timer: undefined,
    looking: false,
    again: false,
  };
  return {
    join: (reply, listener) => join(feed, reply, listener),
    announce: (id) => send(feed, frame('changed', { cases: [id] }), readsCases),
    poke: () => {
      feed.again = true;
      schedule(feed, 0);
    },
    tellPresent: () => void tellPresent(feed),
    listeners: () => feed.replies.size,
    close: () => {
      stop(feed);
      feed.watch.close();
      for (const raw of feed.replies.keys()) raw.end();
      feed.replies.clear();
    },
  };
}

async function join(feed: Feed, reply: FastifyReply, listener: Listener): Promise<void> {
  const { parts, replies } = feed;
  const seats = [...replies.values()].filter(({ actor }) => actor === listener.actor).length;
  if (replies.size + feed.coming >= parts.limits.listeners || seats >= MOST_SEATS)
    throw new Problem(503, 'Too many screens', 'Close another window of the console, or wait; this one tries again.', {
      headers: { 'retry-after': '10' },
    });
  // What was read a moment ago will do for the beginning: a screen that opens waits for no count.
  feed.coming += 1;
  const [pulse, present] = await Promise.all([parts.pulse(FIRST_AGE_MS), parts.presence.read()]).finally(() => {
    feed.coming -= 1;
  });
  if (replies.size === 0) await startFresh(feed);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...BROWSER_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: 2000\n\n${frame('pulse', pulse)}`);
  if (listener.cases) raw.write(frame('present', present(listener.actor)));
  replies.set(raw, listener);
  const forget = feed.watch.add({ still: listener.still, end: () => raw.end() });
  raw.on('close', () => {
    forget();
    replies.delete(raw);
    if (replies.size === 0) stop(feed);
  });
  schedule(feed, parts.limits.pulseMs);
  feed.presentTimer ??= setInterval(() => void tellPresent(feed), PRESENT_MS);
}

/** What is there when the first screen joins is no news. */
async function startFresh({ parts, announced, changed, closed }: Feed): Promise<void> {
  const since = parts.now() - OVERLAP_MS;
  for (const one of await readFreshCases(parts.pool, since)) announced.set(one.id, one.openedAt);
  for (const one of await readChangedCases(parts.pool, since)) changed.set(one.id, one.at);
  for (const one of await readClosedCases(parts.pool, since)) closed.set(one.id, one.at);
}

function stop(feed: Feed): void {
  clearTimeout(feed.timer);
  clearInterval(feed.presentTimer);
  feed.presentTimer = undefined;
}

/** Plans the next look. While one is under way, `again` makes another follow at once. */
function schedule(feed: Feed, ms: number): void {
  if (feed.looking || feed.replies.size === 0) return;
  clearTimeout(feed.timer);
  feed.timer = setTimeout(() => void look(feed), ms);
}

async function look(feed: Feed): Promise<void> {
  const { parts } = feed;
  feed.looking = true;
  feed.again = false;
  const began = performance.now();
  try {
    await tell(feed);
  } catch {
    // The store is away: the screens are told that what they show is getting old, and the next look tries again.
    send(feed, frame('trouble', { at: parts.now() }));
  } finally {
    feed.looking = false;
  }
  const took = performance.now() - began;
  schedule(feed, feed.again ? 0 : Math.min(SLOWEST_MS, Math.max(parts.limits.pulseMs, took * LOAD_SHARE)));
}

async function tell(feed: Feed): Promise<void> {
  const { parts } = feed;
  const now = parts.now();
  const fresh = (await readFreshCases(parts.pool, now - OVERLAP_MS)).filter((one) => !feed.announced.has(one.id));
  const changed = (await readChangedCases(parts.pool, now - OVERLAP_MS)).filter(
    (one) => feed.changed.get(one.id) !== one.at,
  );
  const closed = (await readClosedCases(parts.pool, now - OVERLAP_MS)).filter((one) => !feed.closed.has(one.id));
  if (closed.length > 0) send(feed, frame('closed', { cases: closed.map(({ id }) => id) }), readsCases);
  if (changed.length > 0) send(feed, frame('changed', { cases: changed.map(({ id }) => id) }), readsCases);
  const opened = { cases: fresh.map(({ id, severity }) => ({ id, severity })) };
  if (fresh.length > 0) send(feed, frame('opened', opened), readsCases);
  for (const one of closed) feed.closed.set(one.id, one.at);
  for (const one of changed) feed.changed.set(one.id, one.at);
  for (const one of fresh) feed.announced.set(one.id, one.openedAt);
  const pulse = await parts.pulse(0);
  const text = JSON.stringify({ ...pulse, at: 0 });
  if (text !== feed.last) send(feed, frame('pulse', pulse));
  else if (now - feed.lastSent >= BEAT_MS) send(feed, frame('beat', { at: now }));
  feed.last = text;
  for (const told of [feed.announced, feed.changed, feed.closed])
    for (const [id, at] of told) if (at < now - 2 * OVERLAP_MS) told.delete(id);
}

async function tellPresent(feed: Feed): Promise<void> {
  if (feed.replies.size === 0) return;
  try {
    const present = await feed.parts.presence.read();
    const text = JSON.stringify(present(''));
    if (text === feed.present) return;
    feed.present = text;
    for (const [raw, one] of feed.replies) if (one.cases) write(raw, frame('present', present(one.actor)));
  } catch {
    // The store is away; the look that runs beside this tells the screens.
    feed.present = '';
  }
}

const readsCases = ({ cases }: Listener): boolean => cases;

function send(feed: Feed, text: string, whom: (one: Listener) => boolean = () => true): void {
  feed.lastSent = feed.parts.now();
  for (const [raw, one] of feed.replies) if (whom(one)) write(raw, text);
}

function write(raw: FastifyReply['raw'], text: string): void {
  if (raw.writableLength > LAG_BYTES) raw.destroy();
  else raw.write(text);
}

function frame(event: string, body: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(body)}\n\n`;
}
