// The life of an item from its source to the store: screen, observe, gather, assess, triage, decide, plan, record. Everything but `record` is pure.

import type { Standing } from '../core/account.ts';
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Item } from '../core/item.ts';
import type { Notice } from '../core/notice.ts';
import type { Policy } from '../core/policy.ts';
import type { Removal, ShelfPart } from '../core/reading.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';
import { gather } from './gather.ts';
import type { KnownMedia } from './known-media.ts';
import type { CompiledLexicon } from './lexicon.ts';
import type { Sha256 } from './observe.ts';
import { observe } from './observe.ts';
import { plan } from './plan.ts';
import type { AccountFile, Batch, Judge, Judged, Kept, Mark, Placed, Portion, Recorded, Store } from './ports.ts';
import { screen } from './screen.ts';
import { triage } from './triage.ts';

/** What judging needs beside the items: the words, the weights and a hash for stable ids. */
export interface Rules {
  readonly lexicon: CompiledLexicon;
  /** Lists of known media, where there are any. */
  readonly hashes?: KnownMedia | undefined;
  readonly policy: Policy;
  readonly sha256: Sha256;
}

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
  readonly shelf: ShelfPart[];
  readonly skips: Map<string, number>;
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
    shelf: [],
    skips: new Map(),
    skipped: 0,
  };
}

/** Screens and observes a portion and adds the outcome to the batch. */
export function addPortion(batch: Gathering, portion: Portion, rules: Rules): void {
  batch.shelf.push(...portion.shelf);
  for (const placed of portion.placed) addObject(batch, placed, rules);
}

function addObject(batch: Gathering, { reading }: Placed, rules: Rules): void {
  if (reading.kind === 'skipped') {
    batch.skips.set(reading.why, (batch.skips.get(reading.why) ?? 0) + 1);
    batch.skipped++;
    return;
  }
  for (const item of reading.items) batch.screened.push(item);
  if (reading.notices.length > 0) batch.notices.push(...reading.notices);
  if (reading.removals.length > 0) batch.removals.push(...reading.removals);
  const screened = reading.items.length === 0 ? undefined : screen(reading.items, rules.lexicon, rules.hashes);
  if (screened === undefined) return;
  batch.kept.push(...observe(screened, rules.policy, rules.sha256));
  for (const one of reading.accounts) batch.standings.set(`${one.platform}\u0000${one.id}`, one.standing);
}

/** Closes a batch for recording. */
export function finishBatch(batch: Gathering, source: string, lexicon: string): Batch {
  return { ...batch, source, lexicon };
}

/** gather → assess → triage → decide → plan, for one account. Called by the store inside its transaction, with what the file held. */
export function judge(rules: Rules, now: number): Judge {
  const { policy, sha256 } = rules;
  const digest = digestOf(rules);
  return (file: AccountFile, fresh, newItems): Judged => {
    const conduct = gather(file.conduct, fresh, newItems, policy.halfLifeDays);
    const assessment = assess({ conduct, complaints: file.complaints }, { policy, lexicon: digest });
    const opened = triage(assessment, { ...file, now }, policy, sha256);
    const becameUrgent = opened?.severity === 'urgent' && file.open?.severity !== 'urgent';
    const decision = opened !== undefined && becameUrgent ? decide(opened, policy, now, sha256) : undefined;
    const orders = decision === undefined ? [] : plan(decision);
    const audit = [...caseLines(file.open, opened, now), ...decisionLines(decision, orders.length)];
    return {
      platform: file.platform,
      account: file.account,
      conduct,
      assessment,
      case: opened,
      decision,
      orders,
      audit,
    };
  };
}

function caseLines(before: Case | undefined, after: Case | undefined, now: number): readonly AuditLine[] {
  if (after === undefined || before?.severity === after.severity) return [];
  const bits = Math.round(after.assessment.bits * 1000) / 1000;
  const about = { at: now, actor: 'vigil', subject: after.id };
  if (before === undefined) return [{ ...about, act: 'case.opened', detail: { severity: after.severity, bits } }];
  return [{ ...about, act: 'case.severity', detail: { from: before.severity, to: after.severity, bits } }];
}

function decisionLines(decision: Decision | undefined, orders: number): readonly AuditLine[] {
  if (decision === undefined) return [];
  const actor = decision.by.kind === 'person' ? decision.by.name : `policy:${decision.by.version}`;
  const detail = { case: decision.case, action: decision.action, orders };
  return [{ at: decision.at, actor, act: 'decision.interim', subject: decision.id, detail }];
}
