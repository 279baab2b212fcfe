// What are complaints worth? Weighs each by its reporter's track record, lets those who act together count as one, and never gives more than a few bits: a crowd proves nothing, content does.
import type { Policy } from '../core/policy.ts';
import { englishOf, type Saying } from '../core/saying.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Each further voice counts half of the one before. */
const FURTHER = 0.5;
/** A reporter nobody knows is right about once in nine times: half a case upheld, four dismissed. */
const ASSUMED = { upheld: 0.5, dismissed: 4 };

/** What became of the accounts a reporter complained about before: of each, once. */
export interface TrackRecord {
  readonly upheld: number;
  readonly dismissed: number;
  /** Not decided yet, or decided before the complaint. */
  readonly open: number;
}

/** A complaint, as far as judging may know it. Where the platform does not say who complained, only `id` and `at` are known. */
export interface Complaint {
  readonly id: string;
  /** When it was made, milliseconds since 1970. */
  readonly at: number;
  /** Who complained, by the platform's id. */
  readonly by?: string | undefined;
  readonly record?: TrackRecord | undefined;
  readonly trusted?: boolean | undefined;
  /** Other accounts the same person complained about and that were not found violating, a bounded number: to be right about the same ones ties nobody. */
  readonly targets?: readonly string[] | undefined;
}

/** Complaints that count as one, with why. */
export interface Collapsed {
  readonly complaints: readonly string[];
  /** `burst`: several new reporters within hours. `shared-targets`: they complained about the same other accounts before. */
  readonly why: readonly ('burst' | 'shared-targets')[];
}

/** What an account's complaints are worth together. */
export interface WeighedComplaints {
  /** From 0 to the policy's ceiling; exactly the sum of the parts. */
  readonly bits: number;
  /** What each complaint adds, by id; 0 where it is not heard as a voice of its own. */
  readonly parts: readonly { readonly id: string; readonly bits: number }[];
  readonly collapsed: readonly Collapsed[];
  /** A trusted flagger complained: the case, if content opens one, goes first. Adds nothing to the bits. */
  readonly jumps: boolean;
  /** In English, and for readers of other languages. */
  readonly sentence: string;
  readonly said: Saying;
}

/** One person's complaints about the account, heard once. */
interface Voice {
  readonly complaints: readonly Complaint[];
  readonly id: string;
  readonly bits: number;
  /** What age has left of it, from 0 to 1. */
  readonly share: number;
  readonly isTrusted: boolean;
  readonly isNew: boolean;
  readonly isAbusive: boolean;
  readonly targets: readonly string[];
}

/**
 * Bits by which a complaint of this reporter is worth more or less than one of a person nobody knows:
 * log2 of the odds p / (1 - p) with p = (upheld + .5) / (upheld + dismissed + 4.5), over the same without a record.
 */
export function trustBits({ upheld, dismissed }: Pick<TrackRecord, 'upheld' | 'dismissed'>): number {
  return Math.log2((upheld + ASSUMED.upheld) / (dismissed + ASSUMED.dismissed) / (ASSUMED.upheld / ASSUMED.dismissed));
}

/** Bits of one complaint of this reporter alone: never below 0, for a complaint never speaks for an account. */
export function voiceBits(record: Pick<TrackRecord, 'upheld' | 'dismissed'>, policy: Policy): number {
  return Math.min(policy.noticeCeiling, Math.max(0, policy.weights['notice.person'] + trustBits(record)));
}

/** True for a reporter whose complaints were dismissed time and again and never upheld. */
export function isAbusive({ upheld, dismissed }: Pick<TrackRecord, 'upheld' | 'dismissed'>, policy: Policy): boolean {
  return upheld === 0 && dismissed >= policy.notices.abusiveAfter;
}

/**
 * Weighs all complaints about one account. `towards` is the account's last activity, milliseconds since 1970: complaints older than that
 * lose half their weight every `policy.notices.halfLifeDays`. The result depends on the set of complaints, never on their order.
 */
export function weighComplaints(complaints: readonly Complaint[], policy: Policy, towards: number): WeighedComplaints {
  const { voices, groups, leaders } = listen(complaints, policy, towards);
  const worth = new Map<string, number>();
  let bits = 0;
  for (const [place, { id, bits: full }] of leaders.entries()) {
    const part = Math.min(full * FURTHER ** place, policy.noticeCeiling - bits);
    worth.set(id, part);
    bits += part;
  }
  const said = sayingOf(voices, groups);
  const parts = [...new Set(complaints.map((one) => one.id))].sort().map((id) => ({ id, bits: worth.get(id) ?? 0 }));
  return {
    bits: parts.reduce((sum, part) => sum + part.bits, 0),
    parts,
    collapsed: groups.filter(({ members }) => members.length > 1).map(collapsedOf),
    jumps: voices.some(jumps),
    sentence: englishOf(said),
    said,
  };
}

/** A voice that is heard: of people who act together only their strongest, with what it is worth by itself. */
export interface HeardComplaint {
  readonly id: string;
  readonly at: number;
  readonly trusted: boolean;
  readonly bits: number;
}

/** What judging counts of all complaints about an account. */
export interface Hearing {
  /** Strongest first. */
  readonly voices: readonly HeardComplaint[];
  /** A trusted flagger complained: the case, if content opens one, goes first. */
  readonly jumps: boolean;
}

/** Hears all complaints about one account, as `weighComplaints` does. Independent of their order. */
export function hear(complaints: readonly Complaint[], policy: Policy, towards: number): Hearing {
  const { voices, leaders } = listen(complaints, policy, towards);
  return {
    voices: leaders.map(({ id, bits, isTrusted, complaints: theirs }) => ({
      id,
      bits,
      trusted: isTrusted,
      at: theirs[0]?.at ?? 0,
    })),
    jumps: voices.some(jumps),
  };
}

interface Listening {
  readonly voices: readonly Voice[];
  readonly groups: readonly Group[];
  /** Who speaks for each group, strongest first. */
  readonly leaders: readonly Voice[];
}

function listen(complaints: readonly Complaint[], policy: Policy, towards: number): Listening {
  const voices = voicesOf(complaints, policy, towards);
  const groups = groupsOf(voices, policy);
  return { voices, groups, leaders: groups.map((group) => leaderOf(group, policy)).sort(before) };
}

function jumps({ isTrusted, isAbusive }: Voice): boolean {
  return isTrusted && !isAbusive;
}

/** Strongest first, ties by id, so that nothing depends on order. */
function before(a: Voice, b: Voice): number {
  return b.bits - a.bits || (a.id < b.id ? -1 : 1);
}

/**
 * Who speaks for a group: its strongest. Of people who act together it counts as a stranger at most, however good a record one of them has:
 * that they agree says nothing of the account, and a crowd must not gain by bringing somebody who was right before.
 */
function leaderOf({ members }: Group, policy: Policy): Voice {
  const leader = members.reduce((a, b) => (before(a, b) <= 0 ? a : b));
  if (members.length === 1) return leader;
  return { ...leader, bits: Math.min(leader.bits, voiceBits({ upheld: 0, dismissed: 0 }, policy) * leader.share) };
}

function voicesOf(complaints: readonly Complaint[], policy: Policy, towards: number): readonly Voice[] {
  const people = new Map<string, Map<string, Complaint>>();
  for (const one of complaints) {
    const person = one.by === undefined ? `complaint\u0000${one.id}` : `person\u0000${one.by}`;
    const theirs = people.get(person) ?? new Map<string, Complaint>();
    people.set(person, theirs.set(one.id, one));
  }
  return [...people.values()].map((theirs) => voiceOf([...theirs.values()], policy, towards)).sort(before);
}

function voiceOf(theirs: readonly Complaint[], policy: Policy, towards: number): Voice {
  const complaints = [...theirs].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const newest = complaints[0] as Complaint;
  const record = newest.record ?? { upheld: 0, dismissed: 0, open: 0 };
  const age = Math.max(0, towards - newest.at);
  const share = 2 ** (-age / (policy.notices.halfLifeDays * DAY_MS));
  const isTrusted = complaints.some((one) => one.trusted === true);
  return {
    complaints,
    id: newest.id,
    bits: voiceBits(record, policy) * share,
    share,
    isTrusted,
    isNew: !isTrusted && record.upheld + record.dismissed === 0,
    isAbusive: isAbusive(record, policy),
    targets: newest.targets ?? [],
  };
}

interface Group {
  readonly members: readonly Voice[];
  readonly why: Set<Collapsed['why'][number]>;
}

/** Voices that act together, each voice in exactly one group, in the order of their strongest. */
function groupsOf(voices: readonly Voice[], policy: Policy): readonly Group[] {
  const parent = voices.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    return top;
  };
  const ties = [
    ...burstTies(voices, policy).map((tie) => ({ tie, why: 'burst' as const })),
    ...sharedTies(voices, policy).map((tie) => ({ tie, why: 'shared-targets' as const })),
  ];
  for (const { tie } of ties) {
    const [a, b] = [root(tie[0]), root(tie[1])];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = new Map<number, Voice[]>();
  for (const [at, voice] of voices.entries()) {
    const members = groups.get(root(at));
    if (members === undefined) groups.set(root(at), [voice]);
    else members.push(voice);
  }
  return [...groups].map(([top, members]) => ({
    members,
    why: new Set(ties.filter(({ tie }) => root(tie[0]) === top).map(({ why }) => why)),
  }));
}

type Tie = readonly [number, number];

/** New reporters who complained within the same hours, when there are enough of them. */
function burstTies(voices: readonly Voice[], policy: Policy): readonly Tie[] {
  const { burstHours, burstPeople } = policy.notices;
  const events = voices
    .flatMap((voice, place) => (voice.isNew ? voice.complaints.map(({ at }) => ({ at, place })) : []))
    .sort((a, b) => a.at - b.at || a.place - b.place);
  const ties: Tie[] = [];
  const inWindow = new Map<number, number>();
  let first = 0;
  for (const [last, event] of events.entries()) {
    inWindow.set(event.place, (inWindow.get(event.place) ?? 0) + 1);
    for (; event.at - (events[first] as { at: number }).at > burstHours * HOUR_MS; first++) {
      const { place } = events[first] as { place: number };
      const left = (inWindow.get(place) ?? 1) - 1;
      if (left === 0) inWindow.delete(place);
      else inWindow.set(place, left);
    }
    if (inWindow.size < burstPeople) continue;
    for (let at = first; at < last; at++) ties.push([(events[at] as { place: number }).place, event.place]);
  }
  return ties;
}

/** Pairs who complained about the same other accounts. */
function sharedTies(voices: readonly Voice[], policy: Policy): readonly Tie[] {
  const byTarget = new Map<string, number[]>();
  for (const [place, voice] of voices.entries())
    for (const target of new Set(voice.targets)) {
      const places = byTarget.get(target);
      if (places === undefined) byTarget.set(target, [place]);
      else places.push(place);
    }
  const shared = new Map<number, number>();
  const ties: Tie[] = [];
  for (const places of byTarget.values())
    for (const [n, b] of places.entries())
      for (const a of places.slice(0, n)) {
        const pair = a * voices.length + b;
        const times = (shared.get(pair) ?? 0) + 1;
        shared.set(pair, times);
        if (times === policy.notices.sharedTargets) ties.push([a, b]);
      }
  return ties;
}

function collapsedOf({ members, why }: Group): Collapsed {
  return { complaints: members.flatMap((voice) => voice.complaints.map((one) => one.id)).sort(), why: [...why].sort() };
}

/** What a reviewer reads. Counts people; names nobody. */
function sayingOf(voices: readonly Voice[], groups: readonly Group[]): Saying {
  const alone = groups.filter(({ members }) => members.length === 1).length;
  return {
    code: 'complaints',
    facts: {
      people: voices.length,
      trusted: voices.some(jumps),
      together: voices.length - alone,
      voices: groups.length - alone,
      abusive: voices.filter((voice) => voice.isAbusive).length,
    },
  };
}
