// GET /v1/policy and /v1/settings: the numbers in force with what they bear on, models, what comes in, and the checks that a running server can make. Nothing is changed here.
import type pg from 'pg';
import { LEARNED_FROM } from '../../core/judgement.ts';
import { DEFAULT_POLICY, type Policy } from '../../core/policy.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { flat } from '../../engine/policy-file.ts';
import { DATABASE_CHECKS, type HealthAbout, type HealthCheck, WORK_CHECKS } from '../../store/health-checks.ts';
import { activeJudgement } from '../../store/judgement-models.ts';
import {
  type PolicyTouches,
  readInputs,
  readModelWords,
  readSourceTroubles,
  readTouches,
} from '../../store/read-settings.ts';
import { isLate } from '../pulse.ts';
import { type Route, route } from '../route.ts';
import { type PolicyNumber, PolicyView, SettingsView } from '../settings-shapes.ts';

/** What these routes need. */
export interface SettingsParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  readonly lastCanary: () => Promise<number | undefined>;
  readonly canaryMs: number;
  readonly folder: string | undefined;
  readonly version: string;
}

const UNTOLD: ReadonlySet<string> = new Set(['format', 'version']);

/** Both. */
export function settingsRoutes(parts: SettingsParts): readonly Route[] {
  const { pool, rules } = parts;
  const policy = route({
    method: 'GET',
    path: '/v1/policy',
    scope: 'policy:read',
    problems: [503],
    says: 'The policy in force: each number, the default, and how many open cases it bears on.',
    answer: { says: 'In the order of the file.', schema: PolicyView },
    act: async () => {
      const touches = await readTouches(pool);
      const { policy: now } = rules();
      const open = touches === undefined ? null : { urgent: touches.urgent, standard: touches.standard };
      return { version: now.version, numbers: numbersOf(now, touches), open };
    },
  });
  const settings = route({
    method: 'GET',
    path: '/v1/settings',
    scope: 'policy:read',
    problems: [503],
    says: 'Models in force, what comes in from where, the canary, and checks of this installation.',
    answer: { says: 'As it stands now.', schema: SettingsView },
    act: () => readSettings(parts),
  });
  return [policy, settings];
}

function numbersOf(policy: Policy, touches: PolicyTouches | undefined): PolicyNumber[] {
  const shipped = flat(DEFAULT_POLICY);
  return [...flat(policy)]
    .filter(([key]) => !UNTOLD.has(key))
    .map(([key, value]) => {
      const own = JSON.stringify(value) !== JSON.stringify(shipped.get(key));
      const touched = touches === undefined ? undefined : touchedBy(key, touches);
      return {
        key,
        value: JSON.stringify(value),
        shipped: JSON.stringify(shipped.get(key) ?? null),
        own,
        touches: touched ?? null,
      };
    });
}

/** How many open cases a number bears on; undefined where the cases do not show it. */
function touchedBy(key: string, { urgent, standard, interim, signals, families }: PolicyTouches): number | undefined {
  const signal = /^weights\.(.+)$/.exec(key)?.[1];
  if (signal !== undefined) return signals.get(signal) ?? 0;
  const family = (name: string): number => families.get(name) ?? 0;
  if (key.startsWith('notices.') || key === 'noticeCeiling') return family('notice');
  if (key.startsWith('pdq.')) return family('hash');
  switch (key) {
    case 'wholeOffer':
    case 'correlated':
      return family('joint');
    case 'contextFloor':
      return family('context');
    case 'standardBits':
    case 'halfLifeDays':
    case 'floorBits':
    case 'repeat':
      return urgent + standard;
    case 'urgentBits':
    case 'urgentProbability':
    case 'firstLookMinutes.urgent':
      return urgent;
    case 'firstLookMinutes.standard':
      return standard;
    case 'interim':
      return interim;
    default:
      return undefined;
  }
}

async function readSettings(parts: SettingsParts): Promise<SettingsView> {
  const { pool, rules, now, version, folder } = parts;
  const at = now();
  const [model, said, inputs, sources, sangAt, checks] = await Promise.all([
    activeJudgement(pool),
    readModelWords(pool),
    readInputs(pool, at),
    readSourceTroubles(pool, at),
    parts.lastCanary(),
    runChecks({ pool, folder, now, lateOrderMinutes: rules().policy.lateOrderMinutes }),
  ]);
  const { classifier, ordinary } = rules();
  const { certificate } = model ?? {};
  return {
    version,
    node: process.versions.node,
    judgement: {
      model: model?.version ?? null,
      reviewed: model?.reviewed ?? 0,
      learnedFrom: LEARNED_FROM,
      certificate: certificate === undefined ? null : shown(certificate),
      words: said.map((one) => ({ ...one })),
    },
    classifier: classifier === undefined ? null : { version: classifier.version },
    ordinary: ordinary === undefined ? null : { accounts: Math.round(ordinary.accounts), terms: ordinary.terms },
    canary: { sangAt: sangAt ?? null, late: isLate(sangAt, at, parts.canaryMs) },
    inputs: inputs.map((one) => ({ ...one })),
    sources: sources.map((one) => ({ ...one })),
    checks,
  };
}

function shown({
  bits,
  alpha,
  delta,
  decisions,
  errors,
  date,
  stale,
}: NonNullable<SettingsView['judgement']['certificate']>): NonNullable<SettingsView['judgement']['certificate']> {
  return { bits, alpha, delta, decisions, errors, date, stale };
}

async function runChecks(about: HealthAbout): Promise<SettingsView['checks']> {
  const run = async ([check, work]: HealthCheck): Promise<SettingsView['checks'][number]> => {
    const { ok, found, facts = null, mend } = await work(about);
    return { check, ok, found, facts: facts === null ? null : { ...facts }, mend: ok ? null : (mend ?? null) };
  };
  const made: SettingsView['checks'] = [];
  for (const one of [...DATABASE_CHECKS, ...WORK_CHECKS]) made.push(await run(one));
  return made;
}
