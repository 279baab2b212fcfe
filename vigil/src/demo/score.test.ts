// Tests of the demo score: every account is counted once, where it ended, and misses are named.
import { describe, expect, it } from 'vitest';
import type { DemoTruth } from './day.ts';
import { scoreDemo } from './score.ts';

const line = (account: string, kind: DemoTruth['kind'], offers = 0): DemoTruth => ({ account, kind, posts: 3, offers });
const TRUTH = [
  line('1', 'dedicated', 2),
  line('2', 'ring', 2),
  line('3', 'quiet', 1),
  line('4', 'seller'),
  line('5', 'survivor'),
  line('6', 'joker'),
];

describe('the score of a demo day', () => {
  it('counts each kind by queue and names offenders that are missing and innocents that are there', () => {
    const score = scoreDemo(
      TRUTH,
      [
        { account: '1', severity: 'urgent' },
        { account: '2', severity: 'standard' },
        { account: '5', severity: 'standard' },
        { account: '5', severity: 'urgent' },
        { account: '6', severity: 'standard' },
        { account: '99', severity: 'urgent' },
      ],
      100,
    );
    const kind = (name: string) => score.kinds.find((one) => one.kind === name);
    expect(kind('survivor')).toEqual({
      kind: 'survivor',
      offends: false,
      accounts: 1,
      urgent: 1,
      standard: 0,
      none: 0,
    });
    expect(kind('ordinary')).toEqual({
      kind: 'ordinary',
      offends: false,
      accounts: 94,
      urgent: 1,
      standard: 0,
      none: 93,
    });
    expect(score.urgent).toEqual({ cases: 3, offenders: 1, precision: 1 / 3, recall: 1 / 3 });
    expect(score.missed).toEqual(['2']);
    expect(score.wronged).toEqual(['5']);
    expect(score.kinds.reduce((sum, one) => sum + one.accounts, 0)).toBe(100);
  });
  it('has a precision and recall of one where there was nothing to find', () => {
    expect(scoreDemo([], []).urgent).toEqual({ cases: 0, offenders: 0, precision: 1, recall: 1 });
  });
});
