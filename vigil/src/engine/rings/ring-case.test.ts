// A ring is urgent when its members are; its due time only moves closer; a decided ring opens again when somebody joins.
import { expect, test } from 'vitest';
import type { AccountId, Platform } from '../../core/item.ts';
import { DEFAULT_POLICY as policy } from '../../core/policy.ts';
import type { RingId } from '../../core/ring.ts';
import type { FoundRing } from './find-rings.ts';
import { type EarlierCase, ringCase } from './ring-case.ts';

const MINUTE = 60_000;
const ids = (...names: string[]) => names as unknown as readonly AccountId[];
const found: FoundRing = {
  id: 'R-0' as RingId,
  platform: 'own' as Platform,
  members: ids('a', 'b'),
  edges: [],
  bits: 12,
  split: false,
};
const urgent = { severity: 'urgent', bits: 13 } as const;
const standard = { severity: 'standard', bits: 4 } as const;
const open: EarlierCase = { members: ids('a', 'b'), severity: 'standard', state: 'open', openedAt: 5, dueAt: 9_000 };

test('Two urgent members make it urgent, due within the hour; one does not', () => {
  expect(ringCase(found, undefined, [urgent, urgent], { now: 0, policy })).toMatchObject({
    severity: 'urgent',
    state: 'open',
    dueAt: 60 * MINUTE,
  });
  expect(ringCase(found, undefined, [urgent, standard], { now: 0, policy }).severity).toBe('standard');
});

test('Much weak evidence over many members makes it urgent too', () => {
  const many = Array.from({ length: 9 }, () => standard);
  expect(ringCase(found, undefined, many, { now: 0, policy }).severity).toBe('urgent');
  expect(ringCase(found, undefined, many.slice(1), { now: 0, policy }).severity).toBe('standard');
});

test('The due time of an open ring only moves closer', () => {
  const later = ringCase(found, open, [], { now: 7_000, policy });
  expect(later).toMatchObject({ openedAt: 5, dueAt: 9_000, state: 'open' });
  const far = { ...open, dueAt: 10 * 24 * 60 * MINUTE };
  expect(ringCase(found, far, [urgent, urgent], { now: 7_000, policy }).dueAt).toBe(7_000 + 60 * MINUTE);
});

test('A decided ring stays decided until an account joins it', () => {
  const decided: EarlierCase = { ...open, state: 'decided' };
  expect(ringCase(found, decided, [urgent, urgent], { now: 7_000, policy })).toMatchObject({
    state: 'decided',
    dueAt: 9_000,
  });
  const grown = { ...found, members: ids('a', 'b', 'c') };
  expect(ringCase(grown, decided, [], { now: 7_000, policy })).toMatchObject({ state: 'open', openedAt: 7_000 });
});
