// GET /metrics: numbers for Prometheus. No ids, handles or terms in labels; open while nobody is set up, because it tells counts only and listens on loopback; then it takes a key.
import type pg from 'pg';
import { readViolations } from '../../store/page-violations.ts';
import { AGE_SECONDS, type CaseAges, readCaseAges, readGauges } from '../../store/read-gauges.ts';
import { countRevealsByRole, type RevealerKind } from '../../store/reveals-by-role.ts';
import { countWaiting } from '../../store/signatures.ts';
import { readClocks } from '../clocks.ts';
import type { DayClocks } from '../day-shapes.ts';
import { block, histogram } from '../exposition.ts';
import type { Intake } from '../intake.ts';
import { DETECT_SECONDS } from '../intake-times.ts';
import type { Live } from '../live.ts';
import type { SharedPulse } from '../pulse.ts';
import { type Route, route } from '../route.ts';
import { shareReading } from '../shared-reading.ts';

const MAX_AGE_MS = 5_000;
/** Who carries orders out: until a connector does, people and scripts by hand. */
const TARGET = 'manual';

/** What the numbers are read from. */
export interface MetricParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly pulse: SharedPulse;
  readonly intake: Intake;
  readonly live: Live;
  readonly version: string;
}

/** The route. */
export function metricsRoute(parts: MetricParts): Route {
  const { pool, now } = parts;
  const slow = shareReading(
    async () => {
      const { date } = await parts.pulse(MAX_AGE_MS);
      const [ages, clocks, reveals] = await Promise.all([
        readCaseAges(pool, now()),
        readClocks(parts, date),
        countRevealsByRole(pool),
      ]);
      return { ages, clocks, reveals };
    },
    { now, leastMs: MAX_AGE_MS },
  );
  return route({
    method: 'GET',
    path: '/metrics',
    scope: 'today:read',
    openUntilSetUp: true,
    says: 'Numbers for Prometheus.',
    problems: [503],
    answer: { says: 'Text exposition format 0.0.4.', type: 'text/plain' },
    act: async ({ reply }) =>
      reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .send((await writeMetrics(parts)) + writeSlow(await slow())),
  });
}

async function writeMetrics(parts: MetricParts): Promise<string> {
  const [pulse, gauges, signatures, violations] = await Promise.all([
    parts.pulse(MAX_AGE_MS),
    readGauges(parts.pool),
    countWaiting(parts.pool),
    readViolations(parts.pool),
  ]);
  const now = parts.now();
  const age = (at: number | null): number => (at === null ? 0 : Math.max(0, (now - at) / 1000));
  const { sangAt } = pulse.canary;
  return [
    block('vigil_build_info', 'gauge', 'Always 1; the version is in the label.', [[{ version: parts.version }, 1]]),
    ...intakeLines(parts.intake),
    block('vigil_items_screened', 'gauge', 'Items screened since the store was made.', [[{}, pulse.screened]]),
    block('vigil_cases_open', 'gauge', 'Open cases.', [
      [{ severity: 'urgent' }, pulse.queue.urgent],
      [{ severity: 'standard' }, pulse.queue.standard],
    ]),
    block('vigil_cases_overdue', 'gauge', 'Open cases past their due time.', [[{}, pulse.queue.overdue]]),
    block('vigil_case_oldest_open_seconds', 'gauge', 'Age of the oldest open case.', [
      [{}, age(pulse.queue.oldestOpenedAt)],
    ]),
    block('vigil_effects_pending', 'gauge', 'Orders that are not applied.', [
      [{ target: TARGET }, pulse.pendingOrders],
    ]),
    block('vigil_effect_oldest_pending_seconds', 'gauge', 'Age of the oldest order that is not applied.', [
      [{ target: TARGET }, age(gauges.oldestPendingAt)],
    ]),
    block('vigil_signatures_wanted', 'gauge', 'Acts that wait for their second person.', [[{}, signatures.wanted]]),
    block('vigil_signature_oldest_wanted_seconds', 'gauge', 'How long the oldest of them has waited.', [
      [{}, age(signatures.oldest)],
    ]),
    block('vigil_quarantine_events', 'gauge', 'Things on the shelf.', [[{}, pulse.shelf]]),
    block('vigil_reveals', 'gauge', 'Reveals of masked texts in the audit log.', [[{}, gauges.reveals]]),
    block('vigil_audit_tree_size', 'gauge', 'Entries of the audit log.', [[{}, gauges.auditEntries]]),
    ...(sangAt === null
      ? []
      : [
          block('vigil_canary_age_seconds', 'gauge', 'Time since the canary came out of the far end.', [
            [{}, age(sangAt)],
          ]),
        ]),
    block(
      'vigil_page_violations_total',
      'counter',
      'What browsers refused of the console’s page, by directive.',
      violations.map(({ directive, times }) => [{ directive }, times]),
    ),
    block('vigil_live_listeners', 'gauge', 'Screens that watch.', [[{}, parts.live.listeners()]]),
  ].join('');
}

/** What came in, and how quickly. */
function intakeLines(intake: Intake): readonly string[] {
  return [
    block(
      'vigil_ingest_events_total',
      'counter',
      'What came in over HTTP since the process started, by what became of it.',
      Object.entries(intake.counts()).map(([outcome, n]) => [{ source: 'http', outcome }, n]),
    ),
    block(
      'vigil_ingest_lag_seconds',
      'gauge',
      'From the first byte of the last body that was recorded to its last commit, or the age of one under way where that is more.',
      [[{}, intake.times.lag()]],
    ),
    histogram(
      'vigil_detect_duration_seconds',
      'How long a portion of a body took from being read to being screened, with the wait for the batch before to be recorded.',
      DETECT_SECONDS,
      intake.times.detect(),
    ),
  ];
}

interface Slow {
  readonly ages: CaseAges;
  readonly clocks: DayClocks;
  readonly reveals: ReadonlyMap<RevealerKind, number>;
}

/** What takes longer to read, and may be older. */
function writeSlow({ ages, clocks, reveals }: Slow): string {
  const stages = (['looked', 'decided', 'applied'] as const).flatMap((stage) =>
    (['p50', 'p95'] as const).flatMap((part): readonly (readonly [Record<string, string>, number])[] => {
      const ms = clocks[stage][part];
      return ms === null ? [] : [[{ stage, quantile: part === 'p50' ? '0.5' : '0.95' }, ms / 1000]];
    }),
  );
  return [
    histogram('vigil_case_age_seconds', 'Ages of open cases.', AGE_SECONDS, ages),
    block(
      'vigil_reveals_total',
      'counter',
      'How often masked words were shown, by the role that whoever asked holds now.',
      [...reveals].map(([role, n]) => [{ role }, n]),
    ),
    block(
      'vigil_time_to_action_seconds',
      'gauge',
      'How long a step took for half and for 95 % of the accounts of the week, those that still wait included; absent while fewer are done.',
      stages,
    ),
  ].join('');
}
