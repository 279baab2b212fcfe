// Tests of the demo day: the same bytes for the same options, every promise of the truth kept in the lines, and nothing real in any of them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundTerm } from '../engine/lexicon.ts';
import { compileLexicons, readLexicon } from '../engine/lexicon.ts';
import { demoDay, truthOf } from './day.ts';
import type { DemoOptions } from './population.ts';
import { DEFAULT_DEMO, OFFENDING, populate } from './population.ts';
import { DEMO_TERMS } from './stand-in-terms.ts';

const SMALL: DemoOptions = { seed: 7, posts: 10_000, accounts: 2_000, day: '2026-03-14' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const digest = (options: DemoOptions) => sha256([...demoDay(options)].map((post) => post.line).join('\n'));

interface Line {
  readonly id: string;
  readonly createdAt: string;
  readonly text: string;
  readonly account: {
    readonly id: string;
    readonly bio: string;
    readonly followers: number;
    readonly verified: boolean;
  };
  readonly notice?: { readonly id: string; readonly account: string; readonly createdAt: string };
}
const parsed = [...demoDay(SMALL)].map((post) => ({ ...post, value: JSON.parse(post.line) as Line }));
const posts = parsed.filter((post) => !post.isNotice);
const truth = truthOf(SMALL);
const lexicon = compileLexicons(
  ['trade.yaml', 'stand-in.yaml'].map((name) => {
    const result = readLexicon({
      name,
      text: readFileSync(new URL(`../../../lexicons/${name}`, import.meta.url), 'utf8'),
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.lexicon;
  }),
  sha256,
);

const sure = (found: FoundTerm) => found.tier === 'exact' || found.tier === 'obfuscated';
const holdsTerm = (text: string) => lexicon.find(text).some((found) => found.term.family === 'term' && sure(found));
const holdsTrade = (text: string) =>
  lexicon.find(text).some((found) => ['offer', 'contact', 'payment'].includes(found.term.family) && sure(found));
const textsBy = Map.groupBy(posts, (post) => post.account);
const textsOf = (account: string) => (textsBy.get(account) ?? []).map((post) => post.value.text);

describe('the demo day', () => {
  it('is the same, byte for byte, for the same options, and another for another seed', () => {
    expect(digest(SMALL)).toBe(digest({ ...SMALL }));
    expect(digest({ ...SMALL, seed: 8 })).not.toBe(digest(SMALL));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (seed) => {
        const options = { ...SMALL, accounts: 100, posts: 700, seed };
        expect(digest({ ...options })).toBe(digest(options));
        expect(truthOf({ ...options })).toEqual(truthOf(options));
      }),
      { numRuns: 20 },
    );
  });
  it('has the asked number of posts, in time order, all on the day, with ids of their own', () => {
    expect(posts).toHaveLength(SMALL.posts);
    const times = parsed.map(({ value }) => value.notice?.createdAt ?? value.createdAt);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => time.startsWith('2026-03-14T'))).toBe(true);
    expect(new Set(parsed.map(({ value }) => value.notice?.id ?? value.id)).size).toBe(parsed.length);
  });
  it('has lines of the length real posts have', () => {
    const mean = posts.reduce((sum, post) => sum + Buffer.byteLength(post.line), 0) / posts.length;
    expect(mean).toBeGreaterThan(400);
    expect(mean).toBeLessThan(700);
  });
  it('holds no at-sign and no address outside the reserved example domain', () => {
    for (const { line } of parsed) {
      expect(line).not.toContain('@');
      expect(line.match(/https?:\/\/(?!qimbo\.example\/)/u)).toBeNull();
    }
  });
  it('writes only terms of the stand-in pack', () => {
    const listed = new Set(lexicon.terms.filter((term) => term.family === 'term').map((term) => term.term));
    expect(DEMO_TERMS.filter((term) => !listed.has(term))).toEqual([]);
  });
  it('refuses options that leave no room', () => {
    expect(() => populate({ ...SMALL, accounts: 50 })).toThrow(/at least 100 accounts/u);
    expect(() => populate({ ...SMALL, posts: 1_000 })).toThrow(/five posts/u);
    expect(() => populate({ ...SMALL, day: 'tomorrow' })).toThrow(/YYYY-MM-DD/u);
  });
  it('has the promised crowd at full size', () => {
    const kinds = Map.groupBy(truthOf(DEFAULT_DEMO), (line) => line.kind);
    const size = (kind: string) => [...kinds].find(([name]) => name === kind)?.[1].length;
    expect(
      ['dedicated', 'quiet', 'fresh', 'famous', 'seller', 'advocate', 'survivor', 'joker', 'creator', 'brigaded'].map(
        size,
      ),
    ).toEqual([60, 40, 20, 4, 400, 60, 40, 150, 200, 30]);
    const rings = Map.groupBy(kinds.get('ring') ?? [], (line) => line.ring);
    expect(rings.size).toBe(7);
    for (const members of rings.values()) expect(members.length >= 4 && members.length <= 9).toBe(true);
  });
});

describe('the truth about the demo day', () => {
  it('counts the posts of every special account', () => {
    for (const line of truth) expect(textsOf(line.account)).toHaveLength(line.posts);
  });
  it('counts as offers only posts that hold a listed term, and every offender has some', () => {
    for (const line of truth.filter((one) => OFFENDING.has(one.kind))) {
      expect(line.offers).toBeGreaterThan(0);
      const found = textsOf(line.account).filter(holdsTerm).length;
      expect(found).toBeLessThanOrEqual(line.offers);
      if (line.kind === 'dedicated' || line.kind === 'ring' || line.kind === 'famous')
        expect(found).toBeGreaterThanOrEqual(1);
    }
  });
  it('lets each disguise but a few be seen through: the pack finds at least nine of ten offers of dedicated offenders', () => {
    const dedicated = truthOf(DEFAULT_DEMO).filter((line) => line.kind === 'dedicated' || line.kind === 'famous');
    const accounts = new Set(dedicated.map((line) => line.account));
    let seen = 0;
    for (const post of demoDay(DEFAULT_DEMO)) {
      if (post.isNotice || !accounts.has(post.account)) continue;
      const { text } = JSON.parse(post.line) as Line;
      if (holdsTerm(text) && holdsTrade(text)) seen += 1;
    }
    expect(seen / dedicated.reduce((sum, line) => sum + line.offers, 0)).toBeGreaterThan(0.9);
  });
  it('gives a ring one meeting place, which each member writes at least twice', () => {
    for (const line of truth.filter((one) => one.kind === 'ring')) {
      const places = textsOf(line.account).flatMap((text) => text.match(/qimbo(?::|\.example).*/gu) ?? []);
      expect(places.length).toBeGreaterThanOrEqual(2);
      expect(new Set(places).size).toBe(1);
    }
  });
  it('keeps listed terms out of the posts of sellers, creators, brigaded and ordinary accounts', () => {
    const mayName = new Set(
      truth
        .filter((line) => OFFENDING.has(line.kind) || ['advocate', 'survivor', 'joker'].includes(line.kind))
        .map((line) => line.account),
    );
    expect(posts.filter((post) => !mayName.has(post.account) && holdsTerm(post.value.text))).toEqual([]);
  });
  it('has sellers who speak of trade, and famous offenders with millions of followers and a badge', () => {
    for (const line of truth.filter((one) => one.kind === 'seller'))
      expect(textsOf(line.account).filter(holdsTrade).length).toBeGreaterThanOrEqual(2);
    for (const line of truth.filter((one) => one.kind === 'famous')) {
      const account = textsBy.get(line.account)?.[0]?.value.account;
      expect(account?.verified === true && account.followers >= 1_000_000).toBe(true);
    }
  });
  it('sends twenty to forty notices against each brigaded account, and against nobody else', () => {
    const about = Map.groupBy(
      parsed.filter((post) => post.isNotice),
      (post) => post.account,
    );
    expect([...about.keys()].sort()).toEqual(
      truth
        .filter((line) => line.kind === 'brigaded')
        .map((line) => line.account)
        .sort(),
    );
    for (const notices of about.values()) expect(notices.length >= 20 && notices.length <= 40).toBe(true);
  });
  it('lets a fresh offender post first in the evening, with an offer', () => {
    for (const line of truth.filter((one) => one.kind === 'fresh')) {
      expect(textsBy.get(line.account)?.[0]?.value.createdAt.slice(11, 13)).toMatch(/2[0-3]/u);
    }
  });
});
