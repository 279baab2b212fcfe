// From bits to a probability a person may read: fitted last, on reviewed decisions, never the raw sum turned into a chance.
import type { Calibration } from '../../core/judgement.ts';

/** One reviewed score. */
export interface Scored {
  readonly bits: number;
  readonly violating: boolean;
  /** What the label is worth, 1 unless said otherwise. */
  readonly weight?: number;
}

/** Positives below which a curve of two numbers is fitted instead of steps. */
export const ISOTONIC_FROM = 30;
/** Decisions of either outcome below which no probability is told. */
const LEAST_OF_EACH = 5;
const NEWTON_STEPS = 100;
/** Cases an isotonic step must rest on, so that one lucky case is not a certainty. */
const LEAST_PER_STEP = 15;
/** Each step counts so many cases more, that came out as Platt's curve says: half as many as the least step has. */
const LENT = 8;

/** The probability at so many bits, 0 to 1. */
export function probabilityOf(calibration: Calibration, bits: number): number {
  if (calibration.kind === 'platt') return 1 / (1 + Math.exp(-(calibration.slope * bits + calibration.offset)));
  const { points } = calibration;
  const after = points.findIndex((point) => point.bits >= bits);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 0;
  if (after < 0) return last.probability;
  const [left, right] = [points[after - 1], points[after]];
  if (left === undefined || right === undefined) return first.probability;
  const part = (bits - left.bits) / (right.bits - left.bits);
  return left.probability + part * (right.probability - left.probability);
}

/** Fits a calibration: Platt's curve while cases are few, isotonic steps after. Undefined while fewer than five of either outcome have been seen. */
export function calibrate(scored: readonly Scored[]): Calibration | undefined {
  const positives = scored.filter((one) => one.violating).length;
  if (Math.min(positives, scored.length - positives) < LEAST_OF_EACH) return undefined;
  return positives < ISOTONIC_FROM ? platt(scored) : isotonic(scored);
}

/**
 * Platt's logistic curve (Platt 1999) with his targets (N+ + 1) / (N+ + 2) and 1 / (N- + 2), which keep it from certainty.
 * Newton's method with halving steps; the problem is convex.
 */
export function platt(scored: readonly Scored[]): Calibration {
  const positives = scored.filter((one) => one.violating).length;
  const negatives = scored.length - positives;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  const points = scored.map(({ bits, violating, weight = 1 }) => ({ bits, weight, target: violating ? high : low }));
  let [slope, offset] = [0, Math.log((positives + 1) / (negatives + 1))];
  let loss = plattLoss(points, slope, offset);
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const [along, up] = newtonStep(points, slope, offset);
    let size = 1;
    while (size > 1e-10 && plattLoss(points, slope + size * along, offset + size * up) > loss) {
      size /= 2;
    }
    const next = plattLoss(points, slope + size * along, offset + size * up);
    if (!(next < loss - 1e-12)) break;
    slope += size * along;
    offset += size * up;
    loss = next;
  }
  // Where more bits meant less guilt, bits say nothing: everybody then stands at the share of all.
  if (slope <= 0) [slope, offset] = [0, Math.log((positives + 1) / (negatives + 1))];
  return { kind: 'platt', slope, offset, cases: scored.length, positives };
}

interface Target {
  readonly bits: number;
  readonly weight: number;
  readonly target: number;
}

function plattLoss(points: readonly Target[], slope: number, offset: number): number {
  let sum = 0;
  for (const { bits, weight, target } of points) {
    const z = slope * bits + offset;
    sum += weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z);
  }
  return sum;
}

function newtonStep(points: readonly Target[], slope: number, offset: number): readonly [number, number] {
  let [a, b, c, g, h] = [1e-9, 0, 1e-9, 0, 0];
  for (const { bits, weight, target } of points) {
    const p = 1 / (1 + Math.exp(-(slope * bits + offset)));
    const curve = weight * p * (1 - p);
    a += curve * bits * bits;
    b += curve * bits;
    c += curve;
    g += weight * (p - target) * bits;
    h += weight * (p - target);
  }
  const det = a * c - b * b;
  return [-(c * g - b * h) / det, -(a * h - b * g) / det];
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955). Neighbours are first pooled to at least fifteen cases. Each step counts `LENT` cases
 * more, with the share that Platt's curve gives there: so that none says 0 or 1, and so that many small steps do not add up to offenders nobody found, as half
 * a case of either outcome in each did. Pooling goes by these shares, or a small step would lift those above it. Flat from its least to its most bits; only gaps are straight lines.
 */
export function isotonic(scored: readonly Scored[]): Calibration {
  const curve = platt(scored);
  const positives = scored.filter((one) => one.violating).length;
  const [low, high] = [1 / (scored.length - positives + 2), (positives + 1) / (positives + 2)];
  const lent = (bits: number): number => Math.min(high, Math.max(low, probabilityOf(curve, bits)));
  const steps = chunks(
    [...scored].sort((a, b) => a.bits - b.bits),
    lent,
  );
  const points = pool(steps, LENT).flatMap((block) => {
    const { from, to } = block;
    const probability = shareOf(block, LENT);
    const cases = block.weight + LENT;
    return from === to
      ? [{ bits: from, probability, cases }]
      : [from, to].map((bits) => ({ bits, probability, cases }));
  });
  return { kind: 'isotonic', points, cases: scored.length, positives };
}

interface Block {
  readonly weight: number;
  readonly positive: number;
  /** Violating cases by Platt's curve. */
  readonly expected: number;
  /** Least and most bits in it. */
  readonly from: number;
  readonly to: number;
}

function joined(a: Block, b: Block): Block {
  const [weight, positive, expected] = [a.weight + b.weight, a.positive + b.positive, a.expected + b.expected];
  return { weight, positive, expected, from: a.from, to: b.to };
}

/** Equal bits stay together, and no block rests on too few cases. */
function chunks(sorted: readonly Scored[], lent: (bits: number) => number): readonly Block[] {
  const out: Block[] = [];
  let open: Block | undefined;
  sorted.forEach(({ bits, violating, weight = 1 }, at) => {
    const one = { weight, positive: violating ? weight : 0, expected: weight * lent(bits), from: bits, to: bits };
    open = open === undefined ? one : joined(open, one);
    if (open.weight < LEAST_PER_STEP || sorted[at + 1]?.bits === bits) return;
    out.push(open);
    open = undefined;
  });
  if (open === undefined) return out;
  const last = out.pop();
  return [...out, last === undefined ? open : joined(last, open)];
}

/** Pools neighbours until the shares rise. With `lent`, each block counts so many cases more, with the share that was expected of it. */
export function pool(blocks: readonly Block[], lent = 0): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    let next = block;
    for (let last = out.at(-1); last !== undefined && shareOf(last, lent) >= shareOf(next, lent); last = out.at(-1)) {
      out.pop();
      next = joined(last, next);
    }
    out.push(next);
  }
  return out;
}

function shareOf({ positive, weight, expected }: Block, lent = 0): number {
  return (positive + (lent * expected) / weight) / (weight + lent);
}
