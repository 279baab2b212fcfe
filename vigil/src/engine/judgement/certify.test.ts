// The certificate must be exact where statistics has an exact answer, and must not be had by luck.
import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { allowsMeasure, binomialTail, certify, drift, fewestDecisions } from './certify.ts';

const claim = { model: 'm1', policy: 'p1', alpha: 0.05, delta: 0.05, date: 1_000 };
const right = (count: number) => Array.from({ length: count }, (_, at) => ({ bits: 100 - at / 1000, violating: true }));

describe('the certificate of precision', () => {
  test('59 right decisions prove 95 %, one wrong needs 93; 299 prove 99 %, 29 prove 90 %', () => {
    expect(fewestDecisions(0.05, 0.05)).toBe(59);
    expect(fewestDecisions(0.05, 0.05, 1)).toBe(93);
    expect(fewestDecisions(0.01, 0.05)).toBe(299);
    expect(fewestDecisions(0.1, 0.05)).toBe(29);
  });

  test('58 right decisions prove nothing, 59 do, and say so with their date', () => {
    expect(certify(right(58), claim)).toBeUndefined();
    expect(certify(right(59), claim)).toMatchObject({
      decisions: 59,
      errors: 0,
      date: 1_000,
      stale: false,
      model: 'm1',
    });
  });

  test('a score made of the same bits in another order is the same score', () => {
    const bits = [22.9, -0.1, 0.3, -0.7, 1.1, 0.2, -3.3, 0.6];
    const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
    const orders = bits.map((_, at) => sum([...bits.slice(at), ...bits.slice(0, at)]));
    expect(new Set(orders).size).toBeGreaterThan(1);
    for (const shown of orders) {
      const certificate = certify(Array(80).fill({ bits: shown, violating: true }), claim);
      for (const one of orders)
        expect(allowsMeasure(certificate, { bits: one, model: 'm1', policy: 'p1' }), `${one} for ${shown}`).toBe(true);
      expect(allowsMeasure(certificate, { bits: shown - 0.000_001, model: 'm1', policy: 'p1' })).toBe(false);
    }
  });

  test('goes down to the loosest threshold that holds and stops at the first that does not', () => {
    const decided = [
      ...right(80),
      ...Array.from({ length: 40 }, (_, at) => ({ bits: 50 - at, violating: at % 2 === 0 })),
    ];
    const found = certify(decided, claim);
    expect(found?.bits).toBeGreaterThan(45);
    expect(binomialTail(found?.decisions ?? 1, found?.errors ?? 1, 0.05)).toBeLessThanOrEqual(0.05);
    const late = [
      ...right(59).map((one, at) => ({ ...one, violating: at > 3 })),
      ...right(500).map((one) => ({ ...one, bits: 1 })),
    ];
    expect(certify(late, claim)).toBeUndefined();
  });

  test('where one in twelve decisions is wrong, at most one certificate in twenty is issued', () => {
    const random = seeded(7, 'certify');
    let issued = 0;
    for (let trial = 0; trial < 1_000; trial += 1) {
      const decided = Array.from({ length: 200 }, (_, at) => ({ bits: 200 - at, violating: !random.chance(1 / 12) }));
      if (certify(decided, claim) !== undefined) issued += 1;
    }
    expect(issued).toBeLessThanOrEqual(50);
  });

  test('no measure without a certificate, below it, once it is stale, or under another model', () => {
    const found = certify(right(59), claim);
    const by = (bits: number, model: string, policy = 'p1') => ({ bits, model, policy });
    expect(allowsMeasure(found, by(100, 'm1', 'p2'))).toBe(false);
    expect(allowsMeasure(undefined, by(1_000, 'm1'))).toBe(false);
    expect(allowsMeasure(found, by(100, 'm1'))).toBe(true);
    expect(allowsMeasure(found, by(10, 'm1'))).toBe(false);
    expect(allowsMeasure(found, by(100, 'm2'))).toBe(false);
    expect(allowsMeasure(found && { ...found, stale: true }, by(100, 'm1'))).toBe(false);
  });
});

test('scores that stay as they were do not drift, scores that move do', () => {
  expect(drift([50, 30, 20], [500, 300, 200])).toBeLessThan(0.01);
  expect(drift([50, 30, 20], [20, 30, 50])).toBeGreaterThan(0.25);
});
