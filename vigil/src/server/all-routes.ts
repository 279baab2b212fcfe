// Every route there is, each with the parts it uses: one list, from which the server, the guard and OpenAPI are made.
import type { Access } from './access.ts';
import type { Enter } from './enter.ts';
import type { Intake } from './intake.ts';
import type { LexiconDesk } from './lexicon-desk.ts';
import type { Live } from './live.ts';
import type { ServerLimits, ServerParts } from './parts.ts';
import type { Presence } from './presence.ts';
import type { PulseParts, SharedPulse } from './pulse.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/accounts.ts';
import { appealRoutes } from './routes/appeals.ts';
import { besideRoutes } from './routes/beside.ts';
import { caseRoutes } from './routes/cases.ts';
import { claimsRoute } from './routes/claims.ts';
import { cspRoute } from './routes/csp-reports.ts';
import { dayRoutes } from './routes/day.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { enrolmentRoutes } from './routes/enrolment.ts';
import { eventsRoute } from './routes/events.ts';
import { lexiconRoute } from './routes/lexicon.ts';
import { proposalRoutes } from './routes/lexicon-proposals.ts';
import { lookingRoute } from './routes/looking.ts';
import { metricsRoute } from './routes/metrics.ts';
import { nextCaseRoutes } from './routes/next-case.ts';
import { orderRoutes } from './routes/orders.ts';
import { ownAccessRoutes } from './routes/own-access.ts';
import { peopleRoutes } from './routes/people.ts';
import { policyEffectRoute } from './routes/policy-effect.ts';
import { previewRoutes } from './routes/previews.ts';
import { probeRoutes } from './routes/probes.ts';
import { proofRoutes } from './routes/proof.ts';
import { qualityRoute } from './routes/quality.ts';
import { qualityClauseRoutes } from './routes/quality-clauses.ts';
import { queueRoutes } from './routes/queue.ts';
import { revealRoutes } from './routes/reveals.ts';
import { ringActRoutes } from './routes/ring-acts.ts';
import { ringRoutes } from './routes/rings.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingsRoutes } from './routes/settings.ts';
import { shelfRoute } from './routes/shelf.ts';
import { shelfActRoutes } from './routes/shelf-acts.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { oidcRoutes } from './routes/sign-in-oidc.ts';
import { signatureRoutes } from './routes/signatures.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { todayRoute } from './routes/today.ts';
import { trialRoutes } from './routes/trials.ts';
import type { Trials } from './trials.ts';

/** What the routes are made of. */
export interface RouteParts {
  readonly desk: LexiconDesk;
  readonly trials: Trials;
  readonly parts: ServerParts;
  readonly limits: ServerLimits;
  readonly access: Access;
  readonly enter: Enter;
  readonly seen: PulseParts;
  readonly pulse: SharedPulse;
  readonly presence: Presence;
  readonly live: Live;
  readonly intake: Intake;
  /** Told when something that screens show has changed. */
  readonly onChange: () => void;
  readonly version: string;
}

/** All but the streams of items, which read their bodies themselves, and the description. */
export function allRoutes(made: RouteParts): readonly Route[] {
  const { desk, trials, parts, limits, access, enter, seen, pulse, presence, live, intake, onChange, version } = made;
  const {
    now,
    store: { pool },
  } = parts;
  const cases = { pool, rules: parts.rules, now, limits };
  return [
    ...sessionRoutes(access),
    ...signInRoutes(enter),
    ...oidcRoutes(enter),
    ...enrolmentRoutes(enter),
    ...peopleRoutes(access),
    ...ownAccessRoutes(access),
    ...proofRoutes(enter),
    todayRoute(seen, pulse),
    ...dayRoutes(seen),
    ...caseRoutes(cases),
    ...queueRoutes({ pool, now }),
    ...nextCaseRoutes({ pool, now }),
    lookingRoute(presence, live.tellPresent),
    ...timelineRoutes(cases),
    ...revealRoutes(cases),
    ...besideRoutes({ ...cases, onNoted: live.announce }),
    ...decisionRoutes({ pool, rules: parts.rules, now, onDecided: onChange, onClaimed: live.tellPresent }),
    ...signatureRoutes({ pool, rules: parts.rules, now, onDecided: onChange }),
    ...previewRoutes(cases),
    ...appealRoutes({ pool, rules: parts.rules, now, onAppealed: onChange }),
    qualityRoute(pool),
    ...qualityClauseRoutes(pool),
    claimsRoute({ pool, now, onDropped: live.tellPresent }),
    ...orderRoutes({ pool, rules: parts.rules, now, onConfirmed: onChange }),
    ...accountRoutes({ pool, rules: parts.rules }),
    ...ringRoutes({ pool, rules: parts.rules, now }),
    ...ringActRoutes({ pool, now, counts: parts.counts ?? (() => ({})), onChanged: onChange }),
    shelfRoute(pool),
    ...shelfActRoutes({ store: parts.store, rules: parts.rules, now, onRead: onChange }),
    lexiconRoute(desk, now),
    ...proposalRoutes({ desk, now, onActivated: onChange }),
    ...trialRoutes({ desk, store: parts.store, trials, now }),
    policyEffectRoute({ pool, now }),
    ...settingsRoutes({ ...seen, rules: parts.rules, folder: parts.folder, version }),
    eventsRoute(live),
    cspRoute(pool, now),
    ...probeRoutes({ ...seen, rules: parts.rules, outboxMs: limits.outboxMs }),
    metricsRoute({ pool, now, pulse, intake, live, version }),
  ];
}
