// What a score is worth: a probability (Platt) and bits (a table of likelihood ratios), both from texts that the scoring model had not seen.
import type { ScoreBand } from '../../core/text-model.ts';
import type { Scored } from '../ranking.ts';

/** From score to log-odds: `slope * score + intercept`. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

const ROUNDS = 100;
/** Fewer offers or others than these earn no bits. */
export const LEAST_LABELS = 20;
const MOST_BANDS = 12;
const OFFERS_A_BAND = 5;
/** No text alone is worth more, and none that looks clean takes away more: offers are written to look clean. */
const [MOST_BITS, LEAST_BITS] = [8, -3];

/**
 * Platt's sigmoid with his smoothed targets, by Newton's method with backtracking (Platt 1999; Lin, Lin and Weng 2007).
 * The slope is never negative, so ranks are kept.
 */
export function fitPlatt(scored: readonly Scored[]): Line {
  const offers = scored.reduce((sum, { label }) => sum + label, 0);
  const others = scored.length - offers;
  const targets = [1 / (others + 2), (offers + 1) / (offers + 2)] as const;
  let line: Line = { slope: 1, intercept: 0 };
  let loss = lossOf(scored, line, targets);
  for (let round = 0; round < ROUNDS; round++) {
    const towards = newtonStep(scored, line, targets);
    let share = 1;
    let next = moved(line, towards, share);
    while (lossOf(scored, next, targets) > loss && share > 1e-10) {
      share /= 2;
      next = moved(line, towards, share);
    }
    const nextLoss = lossOf(scored, next, targets);
    const gained = loss - nextLoss;
    if (gained > 0) [line, loss] = [next, nextLoss];
    if (gained < 1e-12 * Math.abs(loss)) break;
  }
  return line;
}

function moved(line: Line, towards: Line, share: number): Line {
  return {
    slope: Math.max(1e-6, line.slope + share * towards.slope),
    intercept: line.intercept + share * towards.intercept,
  };
}

function lossOf(scored: readonly Scored[], line: Line, targets: readonly [number, number]): number {
  let loss = 0;
  for (const { score, label } of scored) {
    const odds = line.slope * score + line.intercept;
    loss += Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(odds, 0) - targets[label] * odds;
  }
  return loss;
}

function newtonStep(scored: readonly Scored[], line: Line, targets: readonly [number, number]): Line {
  let [aa, ab, bb, a, b] = [1e-12, 0, 1e-12, 0, 0];
  for (const { score, label } of scored) {
    const p = probabilityAt(line.slope * score + line.intercept);
    const bend = p * (1 - p);
    aa += bend * score * score;
    ab += bend * score;
    bb += bend;
    a += (targets[label] - p) * score;
    b += targets[label] - p;
  }
  const determinant = aa * bb - ab * ab;
  if (!(determinant > 0)) return { slope: 0, intercept: b / bb };
  return { slope: (bb * a - ab * b) / determinant, intercept: (aa * b - ab * a) / determinant };
}

/** The probability at log-odds. */
export function probabilityAt(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/**
 * The table of likelihood ratios: bands with about as many offers each, half a text added to every cell, neighbours pooled until bits
 * rise with the score (pool adjacent violators), within bounds. Empty with fewer than `LEAST_LABELS` of either kind.
 */
export function fitBands(scored: readonly Scored[]): readonly ScoreBand[] {
  const offerScores = scored
    .filter(({ label }) => label === 1)
    .map(({ score }) => score)
    .sort((a, b) => a - b);
  const [offers, others] = [offerScores.length, scored.length - offerScores.length];
  if (offers < LEAST_LABELS || others < LEAST_LABELS) return [];
  const count = Math.min(MOST_BANDS, Math.floor(offers / OFFERS_A_BAND));
  const starts = Array.from(
    { length: count - 1 },
    (_, at) => offerScores[Math.floor(((at + 1) * offers) / count)] ?? 0,
  );
  const edges = [...new Set([-Number.MAX_VALUE, ...starts])];
  const cells = edges.map((from) => ({ from, offers: 0, others: 0, cells: 1 }));
  for (const { score, label } of scored) {
    const cell = cells[bandAt(edges, score)];
    if (cell !== undefined) cell[label === 1 ? 'offers' : 'others']++;
  }
  const ratioOf = (cell: Cell): number =>
    Math.log2((cell.offers + 0.5 * cell.cells) / (offers + 0.5 * edges.length)) -
    Math.log2((cell.others + 0.5 * cell.cells) / (others + 0.5 * edges.length));
  return pooled(cells, ratioOf).map((cell) => ({
    from: cell.from,
    bits: Math.min(MOST_BITS, Math.max(LEAST_BITS, ratioOf(cell))),
    offers: cell.offers,
    others: cell.others,
  }));
}

/** Counts of one or several neighbouring bands. */
interface Cell {
  readonly from: number;
  readonly offers: number;
  readonly others: number;
  readonly cells: number;
}

function pooled(cells: readonly Cell[], ratioOf: (cell: Cell) => number): readonly Cell[] {
  const out: Cell[] = [];
  for (const cell of cells) {
    let last: Cell = cell;
    for (let before = out.at(-1); before !== undefined && ratioOf(before) >= ratioOf(last); before = out.at(-1)) {
      out.pop();
      last = {
        from: before.from,
        offers: before.offers + last.offers,
        others: before.others + last.others,
        cells: before.cells + last.cells,
      };
    }
    out.push(last);
  }
  return out;
}

/** The last of the rising edges that is not above the score. */
function bandAt(edges: readonly number[], score: number): number {
  let at = 0;
  while (at + 1 < edges.length && (edges[at + 1] as number) <= score) at++;
  return at;
}

/** The bits of a score; 0 without a table. */
export function bitsAt(bands: readonly ScoreBand[], score: number): number {
  let bits = bands[0]?.bits ?? 0;
  for (const band of bands) if (score >= band.from) bits = band.bits;
  return bits;
}
