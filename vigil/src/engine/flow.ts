// The life of an item from its source to the store: screen, observe, gather, assess, triage, decide, plan, record. Everything but `record` is pure.

import { type AccountSnapshot, accountKey, type Conduct, OF_AGE, type Standing } from '../core/account.ts';
import type { Assessment } from '../core/assessment.ts';
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Item } from '../core/item.ts';
import type { JudgementModel } from '../core/judgement.ts';
import type { Notice } from '../core/notice.ts';
import type { Observation } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { Removal, ShelfPart } from '../core/reading.ts';
import { evidenceOfLinks } from './account-links.ts';
import type { Memory } from './apart.ts';
import { remember } from './apart.ts';
import { assess, type JudgingRules, type Seen } from './assess.ts';
import { type Classifier, classify } from './classify.ts';
import { decide } from './decide.ts';
import { gather, strongest } from './gather.ts';
import type { KnownMedia } from './known-media.ts';
import type { CompiledLexicon } from './lexicon.ts';
import { hear } from './notices.ts';
import type { Sha256 } from './observe.ts';
import { observe } from './observe.ts';
import type { Ordinary } from './ordinary.ts';
import { bounded, calmed, noting } from './ordinary.ts';
import { plan } from './plan.ts';
import type {
  AccountFile,
  Batch,
  Judge,
  Judged,
  Kept,
  Mark,
  Placed,
  Portion,
  Recorded,
  ShadowMark,
  Store,
} from './ports.ts';
import { countObject } from './rates/count-object.ts';
import type { Lanes } from './rates/keyed-hash.ts';
import type { Marks } from './rates/sketch.ts';
import { ofAuthors, type Screened, search } from './screen.ts';
import { shadowMarks, standing, withShadow } from './shadow.ts';
import { triage } from './triage.ts';

/** What judging needs beside the items: the words, the weights and a hash for stable ids. */
export interface Rules {
  readonly lexicon: CompiledLexicon;
  /** Lists of known media, where there are any. */
  readonly hashes?: KnownMedia | undefined;
  readonly policy: Policy;
  readonly sha256: Sha256;
  /** How ordinary the words of the list are on this platform, as last measured. */
  readonly ordinary?: Ordinary | undefined;
  /** What reviewed cases taught, once there are enough. */
  readonly model?: JudgementModel | undefined;
  /** The learned text classifier, where one is in use. */
  readonly classifier?: Classifier | undefined;
  /** Under which accounts and values are counted; nothing is counted without it. */
  readonly key?: Lanes | undefined;
}

/** How far ahead of Vigil's clock a post may be dated. */
const AHEAD_MS = 86_400_000;

/** The rules as they stand at this moment. A list that is loaded again replaces them between two objects, never inside one. */
export type CurrentRules = () => Rules;

/** Fingerprint of everything that is looked for: the lexicon's own, and with hash lists one of both. */
export function digestOf({ lexicon, hashes, sha256 }: Rules): string {
  return hashes === undefined ? lexicon.digest : sha256(`${lexicon.digest}\u0000${hashes.digest}`);
}

/** Takes objects from source to store. `now` is the time of receipt, milliseconds since 1970. All of it is recorded, or nothing. */
export async function handle(
  batch: Batch,
  rules: Rules,
  store: Store,
  at: { readonly now: number; readonly mark?: Mark },
): Promise<Recorded> {
  return store.record(batch, judge(rules, at.now), at.now, at.mark);
}

/** A batch in the making: what portions add up to until it is worth a transaction. */
export interface Gathering {
  readonly screened: Item[];
  readonly kept: Kept[];
  readonly notices: Notice[];
  readonly removals: Removal[];
  readonly standings: Map<string, Standing>;
  readonly minors: Set<string>;
  readonly shelf: ShelfPart[];
  readonly skips: Map<string, number>;
  /** What the objects add to the counts of the platform. */
  readonly marks: Marks;
  /** What rules on trial would have touched. */
  readonly shadow: ShadowMark[];
  skipped: number;
}

/** An empty batch. */
export function startBatch(): Gathering {
  return {
    screened: [],
    kept: [],
    notices: [],
    removals: [],
    standings: new Map(),
    minors: new Set(),
    shelf: [],
    skips: new Map(),
    marks: [],
    shadow: [],
    skipped: 0,
  };
}

/** Screens and observes a portion and adds the outcome to the batch. `memory` takes what may matter once its account has a file. */
export function addPortion(batch: Gathering, portion: Portion, rules: Rules, memory?: Memory): void {
  batch.shelf.push(...portion.shelf);
  for (const placed of portion.placed) addObject(batch, placed, rules, memory);
}

function addObject(batch: Gathering, placed: Placed, rules: Rules, memory: Memory | undefined): void {
  const { reading } = placed;
  if (reading.kind === 'skipped') {
    batch.skips.set(reading.why, (batch.skips.get(reading.why) ?? 0) + 1);
    batch.skipped++;
    return;
  }
  for (const item of reading.items) batch.screened.push(item);
  if (reading.notices.length > 0) batch.notices.push(...reading.notices);
  if (reading.removals.length > 0) batch.removals.push(...reading.removals);
  if (reading.items.length === 0) return;
  const screening = search(reading.items, rules.lexicon, rules.hashes);
  const { core, would, all } = screening;
  if (memory !== undefined) remember(memory, placed, reading.items, screening);
  if (rules.key !== undefined) countObject(batch.marks, reading.items, screening, rules.key);
  if (would === undefined) return;
  const kept = observed(ofAuthors(reading.items, all, would), rules);
  batch.shadow.push(...shadowMarks(kept, rules.policy));
  if (core === undefined) return;
  const counted = would === core ? kept : kept.filter(({ item }) => core.has(item.author));
  batch.kept.push(...standing(counted, rules.policy));
  for (const one of reading.accounts) addSnapshot(batch, one);
}

/** Turns screened texts into what is kept of them, with what the learned classifier says of each, where one is in use. */
export function observed(screened: readonly Screened[], rules: Rules): readonly Kept[] {
  const { classifier, policy, sha256 } = rules;
  const kept = observe(screened, policy, sha256);
  if (classifier === undefined) return kept;
  const onTrial = policy.shadow.includes('classifier.text') ? { shadow: true as const } : {};
  return kept.map((one) => {
    const opinion = classify(one.item, classifier, policy, sha256);
    if (opinion === undefined) return one;
    return { ...one, observations: [...one.observations, { ...opinion, ...onTrial }] };
  });
}

function addSnapshot(batch: Gathering, one: AccountSnapshot): void {
  const key = accountKey(one.platform, one.id);
  batch.standings.set(key, one.standing);
  if (one.declaredAge !== undefined && one.declaredAge < OF_AGE) batch.minors.add(key);
}

/** Closes a batch for recording. */
export function finishBatch(batch: Gathering, source: string, lexicon: string): Batch {
  return { ...batch, source, lexicon };
}

/** gather → assess → triage → decide → plan, for one account. Called by the store inside its transaction, with what the file held. */
export function judge(rules: Rules, now: number): Judge {
  const { policy, sha256 } = rules;
  const measures = { policy, lexicon: digestOf(rules), model: rules.model };
  return (file: AccountFile, fresh, newItems): Judged => {
    const conduct = gather(file.conduct, fresh.map(notAhead(now)), newItems, policy.halfLifeDays);
    const { voices, jumps } = hear(file.complaints, policy, conduct.lastSeen);
    const beside = { complaints: voices, links: evidenceOfLinks(file, policy) };
    const weighed = (one: Conduct): Assessment => weigh({ conduct: one, ...beside }, measures, rules.ordinary);
    const assessment = withShadow(weighed(conduct), conduct, weighed, (evidence) =>
      strongest(evidence, policy.halfLifeDays),
    );
    const vulnerable = file.minor || conduct.evidence.some((one) => one.family === 'victim');
    const renewed = fresh.length > 0;
    const withdrawn = assessment.everyday === true && !file.touched ? file.open : undefined;
    const opened =
      withdrawn === undefined
        ? triage(assessment, { ...file, vulnerable, trusted: jumps, renewed, now }, policy, sha256)
        : undefined;
    const becameUrgent = opened?.severity === 'urgent' && file.open?.severity !== 'urgent';
    const decision =
      opened !== undefined && becameUrgent ? decide(opened, { policy, model: rules.model }, now, sha256) : undefined;
    const orders = decision === undefined ? [] : plan(decision);
    const audit = [
      ...caseLines(file.open, opened, now),
      ...withdrawnLines(withdrawn, now),
      ...decisionLines(decision, orders.length),
    ];
    return {
      platform: file.platform,
      account: file.account,
      conduct,
      minor: file.minor,
      assessment,
      case: opened,
      withdrawn,
      decision,
      orders,
      audit,
    };
  };
}

/** A finding dated further ahead than clocks differ counts as of now: one post from the year 2400 would age all others to nothing. */
function notAhead(now: number): (one: Observation) => Observation {
  return (one) => (one.at > now + AHEAD_MS ? { ...one, at: now } : one);
}

/** What an account did, in bits; what rests on words that are ordinary here counts only what it is worth. */
function weigh(seen: Seen, measures: JudgingRules, ordinary: Ordinary | undefined): Assessment {
  if (ordinary === undefined) return assess(seen, measures);
  const { policy } = measures;
  const noted = noting(ordinary);
  const claims = { term: policy.weights['term.listed'], joint: policy.weights['joint.offer'] };
  const made = assess({ ...seen, conduct: bounded(seen.conduct, claims, noted) }, measures);
  const calm = calmed(made, seen.conduct, { claims, ordinary: noted, bits: policy.everydayBits });
  return { ...calm, counts: noted.used() };
}

function withdrawnLines(withdrawn: Case | undefined, now: number): readonly AuditLine[] {
  if (withdrawn === undefined) return [];
  const detail = { why: 'its words proved ordinary on this platform', severity: withdrawn.severity };
  return [{ at: now, actor: 'vigil', act: 'case.withdrawn', subject: withdrawn.id, detail }];
}

function caseLines(before: Case | undefined, after: Case | undefined, now: number): readonly AuditLine[] {
  if (after === undefined || (before?.severity === after.severity && before.route === after.route)) return [];
  const bits = Math.round(after.assessment.bits * 1000) / 1000;
  const about = { at: now, actor: 'vigil', subject: after.id };
  if (before === undefined)
    return [{ ...about, act: 'case.opened', detail: { severity: after.severity, route: after.route, bits } }];
  const lines: AuditLine[] = [];
  if (before.severity !== after.severity)
    lines.push({ ...about, act: 'case.severity', detail: { from: before.severity, to: after.severity, bits } });
  if (before.route !== after.route) lines.push({ ...about, act: 'case.routed', detail: { route: after.route } });
  return lines;
}

function decisionLines(decision: Decision | undefined, orders: number): readonly AuditLine[] {
  if (decision === undefined) return [];
  const actor = decision.by.kind === 'person' ? decision.by.name : `policy:${decision.by.version}`;
  const detail = { case: decision.case, action: decision.action ?? 'none', orders };
  return [{ at: decision.at, actor, act: 'decision.interim', subject: decision.id, detail }];
}
