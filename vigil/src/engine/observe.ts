// observe: what does that show? Turns the terms and indicators found in an object into Observations, one per signal and value in an item.
import type { Indicator } from '../core/indicator.ts';
import type { Item } from '../core/item.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import { weightOf } from '../core/policy.ts';
import type { Signal } from '../core/signal.ts';
import { holdsCue, indicatorsOf, isTradeCue } from './indicators.ts';
import type { KnownHash } from './known-media.ts';
import { proofOf } from './known-media.ts';
import type { FoundTerm } from './lexicon.ts';
import type { Kept } from './ports.ts';
import type { Screened } from './screen.ts';
import { coreTerms, holdsTrade, isStrong } from './screen.ts';

/** Maps a text to the lower-case hexadecimal SHA-256 of its UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/** Someone else's words count this share: quoting an offer is not making one. */
export const QUOTED_SHARE = 0.25;
/** Words of warning in the same text leave this share of joint evidence: warnings name both the term and the trade. */
export const WARNED_SHARE = 0.2;
/** Joint evidence of a term that is only loosely read counts this share. */
export const LOOSE_SHARE = 0.5;

const CUE_SIGNAL: Readonly<Record<FoundTerm['term']['family'], Signal>> = {
  term: 'term.listed',
  age: 'age.coded',
  offer: 'offer.cue',
  contact: 'contact.cue',
  payment: 'payment.cue',
  context: 'context.speaks-for',
  victim: 'victim.cue',
};

/** The signal that a strong match of a term of this family gives. */
export function signalOf(family: FoundTerm['term']['family']): Signal {
  return CUE_SIGNAL[family];
}
const INDICATOR_SIGNAL: ReadonlyMap<Indicator['kind'], Signal> = new Map([
  ['handle', 'contact.handle'],
  ['invite', 'contact.invite'],
  ['payment', 'payment.tag'],
]);

interface Finding {
  readonly signal: Signal;
  readonly what: string;
  readonly bits: number;
  readonly tier: Observation['tier'];
  readonly start: number;
  readonly end: number;
  readonly shadow?: true;
}

/** Turns the screened texts of one object into what is kept of it. */
export function observe(screened: readonly Screened[], policy: Policy, sha256: Sha256): readonly Kept[] {
  const traders = new Set(screened.filter(tradesInPost).map(({ item }) => item.author));
  return screened
    .map(({ item, found, known = [], shadow = [] }) => {
      const indicators = indicatorsOf(item);
      const about = { item, indicators, trades: item.surface !== 'profile' && traders.has(item.author) };
      const live = [...findingsOf(about, found, policy), ...knownFindings(known, policy)];
      const onTrial = shadow.length > 0 && item.selfAuthored ? findingsOf(about, [...found, ...shadow], policy) : [];
      return { item, indicators, observations: once(item, withTrial(live, onTrial, policy), sha256) };
    })
    .filter((kept, place) => kept.observations.length > 0 || screened[place]?.found.length === 0);
}

/** Adds what only terms on trial find, and marks it and the signals that the policy has on trial. */
function withTrial(live: readonly Finding[], onTrial: readonly Finding[], policy: Policy): readonly Finding[] {
  const keys = new Set(live.map(keyOf));
  const more = onTrial.filter((one) => !keys.has(keyOf(one))).map((one): Finding => ({ ...one, shadow: true }));
  if (policy.shadow.length === 0) return more.length === 0 ? live : [...live, ...more];
  return [...live, ...more].map((one) => (policy.shadow.includes(one.signal) ? { ...one, shadow: true } : one));
}

function keyOf({ signal, what }: Finding): string {
  return `${signal}\u0000${what}`;
}

/** True for a part of a post that trades: its text, what is written on its picture, the answers of its poll are one post. */
function tradesInPost({ item, found }: Screened): boolean {
  if (item.surface === 'profile' || !item.selfAuthored) return false;
  return holdsTrade(found) || holdsCue(item.text);
}

interface Part {
  readonly item: Item;
  readonly indicators: readonly Indicator[];
  /** True when its author trades in another part of the same post. */
  readonly trades: boolean;
}

function findingsOf(
  { item, indicators, trades }: Part,
  found: readonly FoundTerm[],
  policy: Policy,
): readonly Finding[] {
  const out: Finding[] = [];
  const cues = indicators.filter(isTradeCue);
  const hasTrade = cues.length > 0 || holdsTrade(found);
  const core = coreTerms(found, hasTrade);
  for (const one of core) out.push(...termFindings(one, policy));
  for (const one of found) {
    if (one.term.family !== 'term' && isStrong(one)) out.push(finding(one, CUE_SIGNAL[one.term.family], policy));
  }
  for (const one of cues) {
    const signal = INDICATOR_SIGNAL.get(one.kind) ?? 'contact.cue';
    out.push({
      signal,
      what: `${one.service}:${one.value}`,
      bits: weightOf(policy, signal),
      tier: 'exact',
      start: one.start,
      end: one.end,
    });
  }
  const joint = item.selfAuthored && (hasTrade || trades) ? jointFinding(found, core, { policy, cues }) : undefined;
  if (joint !== undefined) out.push(joint);
  return out;
}

/** One finding a list that knows the media; it is about the whole item, so it has no span. */
function knownFindings(known: readonly KnownHash[], policy: Policy): readonly Finding[] {
  const signal = 'media.known-hash';
  return known.map((one) => ({
    signal,
    what: proofOf(one),
    bits: weightOf(policy, signal),
    tier: one.distance === 0 ? 'exact' : 'fuzzy',
    start: 0,
    end: 0,
  }));
}

function termFindings(one: FoundTerm, policy: Policy): readonly Finding[] {
  if (!isStrong(one)) return [{ ...finding(one, 'term.weak', policy), bits: weightOf(policy, 'term.weak') }];
  const listed = finding(one, 'term.listed', policy);
  if (one.tier !== 'obfuscated' || one.evasions.length === 0) return [listed];
  return [listed, { ...listed, signal: 'term.disguised', bits: weightOf(policy, 'term.disguised') }];
}

function finding(one: FoundTerm, signal: Signal, policy: Policy): Finding {
  return {
    signal,
    what: one.term.id,
    bits: one.term.bits ?? weightOf(policy, signal),
    tier: one.tier,
    start: one.start,
    end: one.end,
  };
}

/** A listed term (or age cue beside one) and a trade cue in one post. Loose readings earn half, warnings a fifth, unless they come with an address of one's own. */
function jointFinding(
  found: readonly FoundTerm[],
  core: readonly FoundTerm[],
  { policy, cues }: { readonly policy: Policy; readonly cues: readonly Indicator[] },
): Finding | undefined {
  const strongest = core.find(isStrong) ?? core[0];
  if (strongest === undefined) return undefined;
  const warned = cues.length === 0 && found.some((one) => one.term.family === 'context' && isStrong(one));
  const share = (isStrong(strongest) ? 1 : LOOSE_SHARE) * (warned ? WARNED_SHARE : 1);
  return {
    signal: 'joint.offer',
    what: namesOf(core),
    bits: weightOf(policy, 'joint.offer') * share,
    tier: strongest.tier,
    start: strongest.start,
    end: strongest.end,
  };
}

const NAMED = 4;

/** The ids of the listed terms in one text, strong readings first: how common they are bounds what they prove. */
function namesOf(core: readonly FoundTerm[]): string {
  const ids = [...core.filter(isStrong), ...core].map((one) => one.term.id);
  return [...new Set(ids)].slice(0, NAMED).join(' ');
}

/** One observation per signal and value: the strongest, then the first. Repeating a word in one post proves nothing more. */
function once(item: Item, findings: readonly Finding[], sha256: Sha256): readonly Observation[] {
  const best = new Map<string, Finding>();
  for (const one of findings) {
    const key = keyOf(one);
    const other = best.get(key);
    if (other === undefined || Math.abs(one.bits) > Math.abs(other.bits)) best.set(key, one);
  }
  // A profile comes again with every post, a post may be edited or sent with another time: each is a finding of its own, or what counts would depend on
  // which came first. Judging takes the strongest of an item.
  const moment = `\u0000${item.createdAt}\u0000${item.text}`;
  const share = item.selfAuthored ? 1 : QUOTED_SHARE;
  return [...best].map(([key, one]) => ({
    id: sha256(`${item.platform}\u0000${item.id}\u0000${key}\u0000${one.start}${moment}`).slice(0, 32) as ObservationId,
    platform: item.platform,
    item: item.id,
    account: item.author,
    signal: one.signal,
    what: one.what,
    tier: one.tier,
    start: one.start,
    end: one.end,
    bits: one.bits * share,
    at: item.createdAt,
    selfAuthored: item.selfAuthored,
    ...(one.shadow === true ? { shadow: true } : {}),
  }));
}
