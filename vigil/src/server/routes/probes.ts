// GET /livez and /readyz: is the process alive, and can it do its work? Liveness never depends on the database.
import type pg from 'pg';
import { z } from 'zod';
import type { CurrentRules } from '../../engine/flow.ts';
import { readOutboxLag, storeTrouble } from '../../store/readiness.ts';
import { isLate } from '../pulse.ts';
import { type Route, route } from '../route.ts';

const ANSWER_WITHIN_MS = 3_000;
/** An order that waits longer than this is told, whether or not it makes the server unready. */
const TOLD_MS = 300_000;
const Ready = z.strictObject({
  ready: z.boolean(),
  checks: z.record(z.string(), z.string().describe('ok, or what is wrong')),
});
type Ready = z.infer<typeof Ready>;

/** What the probes look at. */
export interface ProbeParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly lastCanary: () => Promise<number | undefined>;
  readonly canaryMs: number;
  readonly rules: CurrentRules;
  /** An order that waits longer, in milliseconds, makes the server unready. */
  readonly outboxMs: number;
}

/** Both probes. */
export function probeRoutes(parts: ProbeParts): readonly Route[] {
  const started = parts.now();
  const live = route({
    method: 'GET',
    path: '/livez',
    says: 'Does the process turn? Looks at nothing else.',
    answer: { says: 'It does.', schema: z.strictObject({ alive: z.literal(true) }) },
    act: async () => ({ alive: true }),
  });
  let looking: Promise<Ready> | undefined;
  const ready = route({
    method: 'GET',
    path: '/readyz',
    says: 'Can it do its work: does the store take a write, is its schema this program’s and its clock ours, is a list loaded, does the canary sing? What waits in the outbox is told, and makes it unready where a limit is set.',
    answer: { says: 'It can. The same body comes with status 503 when it cannot.', schema: Ready },
    problems: [503],
    act: async ({ reply }) => {
      looking ??= look(parts, started).finally(() => {
        looking = undefined;
      });
      const found = await looking;
      if (!found.ready) reply.code(503).header('retry-after', '5');
      return found;
    },
  });
  return [live, ready];
}

async function look(parts: ProbeParts, started: number): Promise<Ready> {
  const { pool, now, lastCanary, canaryMs, rules, outboxMs } = parts;
  let late = false;
  const [store, canary, lexicon, outbox] = await Promise.all([
    settle(storeTrouble(pool, now())),
    settle(
      lastCanary().then((sangAt) =>
        isLate(sangAt ?? started, now(), canaryMs) ? 'the canary has not sung in time' : undefined,
      ),
    ),
    settle(Promise.resolve(rules().lexicon.size === 0 ? 'no term is loaded' : undefined)),
    settle(
      readOutboxLag(pool, now()).then((lag) => {
        late = lag > outboxMs;
        return lag > TOLD_MS ? `an order has waited for ${Math.round(lag / 60_000)} minutes` : undefined;
      }),
    ),
  ]);
  const ready = [store, canary, lexicon].every((check) => check === 'ok') && !late;
  return { ready, checks: { store, canary, lexicon, outbox } };
}

/** `ok` or what is wrong; a check that hangs is a check that failed. */
async function settle(check: Promise<string | undefined>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${ANSWER_WITHIN_MS / 1000} s`), ANSWER_WITHIN_MS);
  });
  try {
    return (await Promise.race([check, late])) ?? 'ok';
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    return `out of reach${typeof code === 'string' ? ` (${code})` : ''}`;
  } finally {
    clearTimeout(timer);
  }
}
