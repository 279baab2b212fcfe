// Measures drawn glyphs: takes marks off, thins strokes to lines and describes where which directions run, so that shapes can be compared.

/** A glyph is drawn at 64 px in a square cell of 128 px, its origin at (32, 88); capitals are then about 46 px high. */
export const CELL = 128,
  EM = 64,
  LEFT = 32,
  BASELINE = 88,
  CAPITAL_TOP = 41;
/** What a detour from the plain shape costs, as a factor of the score. */
export const COST = { plain: 1, largest: 0.98, cut: 0.94, struck: 0.96, flipped: 0.95, convention: 0.96 };
export interface Variant {
  readonly ink: Uint8Array;
  readonly cost: number;
}
export interface Shape {
  readonly vector: Float32Array;
  /** The same at half the resolution, for a quick first look. */
  readonly coarse: Float32Array;
  /** Natural logarithm of width by height of the ink. */
  readonly aspect: number;
}
function keep(ink: Uint8Array, test: (i: number) => boolean): Uint8Array {
  const out = new Uint8Array(ink.length);
  for (let i = 0; i < ink.length; i++) if (ink[i] && test(i)) out[i] = 1;
  return out;
}
function area(ink: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < ink.length; i++) sum += ink[i] ?? 0;
  return sum;
}
/** Labels the connected parts of the ink from 1 and gives the area of each. */
function parts(ink: Uint8Array): { label: Uint8Array; areas: number[] } {
  const label = new Uint8Array(ink.length);
  const areas = [0];
  for (let start = 0; start < ink.length; start++) {
    if (!ink[start] || label[start] || areas.length > 250) continue;
    const stack = [start];
    label[start] = areas.length;
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size++;
      for (const step of [-CELL - 1, -CELL, -CELL + 1, -1, 1, CELL - 1, CELL, CELL + 1])
        if (ink[at + step] && !label[at + step]) {
          label[at + step] = areas.length;
          stack.push(at + step);
        }
    }
    areas.push(size);
  }
  return { label, areas };
}
/** The glyph itself, then what is left without detached marks, without what hangs below the baseline and without what stands above capitals. */
export function variants(ink: Uint8Array): Variant[] {
  const out: Variant[] = [{ ink, cost: COST.plain }];
  const { label, areas } = parts(ink);
  const most = Math.max(...areas);
  const total = area(ink);
  const largest = keep(ink, (i) => (areas[label[i] ?? 0] ?? 0) > most * 0.45);
  if (area(largest) < total && area(largest) > total * 0.5) out.push({ ink: largest, cost: COST.largest });
  const main = out.at(-1)?.ink ?? ink;
  for (const test of [(i: number) => i < (BASELINE + 2) * CELL, (i: number) => i >= CAPITAL_TOP * CELL]) {
    const rest = keep(main, test);
    if (area(rest) < area(main) * 0.97 && area(rest) > area(main) * 0.7) out.push({ ink: rest, cost: COST.cut });
  }
  return out;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
function boxOf(ink: Uint8Array): Box {
  let [x0, x1, y0, y1] = [CELL, -1, CELL, -1];
  for (let i = 0; i < ink.length; i++)
    if (ink[i]) {
      [x0, x1] = [Math.min(x0, i % CELL), Math.max(x1, i % CELL)];
      [y0, y1] = [Math.min(y0, (i / CELL) | 0), Math.max(y1, (i / CELL) | 0)];
    }
  return { x: x0, y: y0, w: x1 - x0 + 1, h: y1 - y0 + 1 };
}
const AROUND = [-CELL, -CELL + 1, 1, CELL + 1, CELL, CELL - 1, -1, -CELL - 1];
/** For each pattern of the eight neighbours, clockwise from above: may the pixel go in the first pass (1) and in the second (2). */
const MAY_GO = Uint8Array.from({ length: 256 }, (_, pattern) => {
  const p = AROUND.map((_step, k) => (pattern >> k) & 1);
  const [n = 0, , e = 0, , s = 0, , w = 0] = p;
  const near = p.reduce((sum, bit) => sum + bit, 0);
  const edges = p.filter((bit, k) => bit === 0 && p[(k + 1) % 8] === 1).length;
  if (near < 2 || near > 6 || edges !== 1) return 0;
  return (n * e * s || e * s * w ? 0 : 1) | (n * e * w || n * s * w ? 0 : 2);
});
/** Zhang and Suen's thinning: what is left is one pixel wide, so that heavy and light faces compare alike. */
function thin(source: Uint8Array): Uint8Array {
  const ink = source.slice();
  let left: number[] = [];
  for (let i = 0; i < ink.length; i++) if (ink[i]) left.push(i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const pass of [1, 2]) {
      const gone: number[] = [];
      for (const i of left) {
        let pattern = 0;
        for (let k = 0; k < 8; k++) pattern |= (ink[i + (AROUND[k] ?? 0)] ?? 0) << k;
        if ((MAY_GO[pattern] ?? 0) & pass) gone.push(i);
      }
      for (const i of gone) ink[i] = 0;
      if (gone.length === 0) continue;
      changed = true;
      left = left.filter((i) => ink[i]);
    }
  }
  return ink;
}

export const GRID = 14,
  PLANE = GRID * GRID,
  INK_WEIGHT = 0.55;
/** Adds weight around (x, y), spread by a Gaussian of one grid cell. */
function splat(plane: Float32Array, x: number, y: number, weight: number): void {
  for (let gy = Math.max(0, Math.floor(y - 2)); gy <= Math.min(GRID - 1, y + 2); gy++)
    for (let gx = Math.max(0, Math.floor(x - 2)); gx <= Math.min(GRID - 1, x + 2); gx++)
      plane[gy * GRID + gx] = (plane[gy * GRID + gx] ?? 0) + weight * Math.exp(-((gx - x) ** 2 + (gy - y) ** 2) / 2);
}
/** Four planes of stroke directions and one of ink, each block centred and of length one; nothing for specks and for what has more stroke than that many times its longer side. */
export function describe(ink: Uint8Array, strokes = 8): Shape | undefined {
  const box = boxOf(ink);
  const long = Math.max(box.w, box.h);
  if (long < EM * 0.16 || box.x <= 0 || box.y <= 0 || box.x + box.w >= CELL || box.y + box.h >= CELL) return;
  const ratio = Math.min(box.w, box.h) / long;
  const side = (GRID - 3) * Math.sqrt(ratio);
  const [sx, sy] = box.w < box.h ? [side / box.w, (GRID - 3) / box.h] : [(GRID - 3) / box.w, side / box.h];
  const map = (i: number): [number, number] => [
    ((i % CELL) - box.x - (box.w - 1) / 2) * sx + (GRID - 1) / 2,
    (((i / CELL) | 0) - box.y - (box.h - 1) / 2) * sy + (GRID - 1) / 2,
  ];
  const vector = new Float32Array(PLANE * 5);
  const bones = thin(ink);
  if (area(bones) > long * strokes) return;
  for (let i = 0; i < ink.length; i++) {
    if (!ink[i]) continue;
    const [x, y] = map(i);
    splat(vector.subarray(PLANE * 4), x, y, sx * sy);
    if (!bones[i]) continue;
    let [xx, xy, yy] = [0, 0, 0];
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++)
        if (bones[i + dy * CELL + dx])
          [xx, xy, yy] = [xx + dx * dx * sx * sx, xy + dx * dy * sx * sy, yy + dy * dy * sy * sy];
    const angle = Math.atan2(2 * xy, xx - yy);
    const step = Math.hypot(Math.cos(angle / 2) * sx, Math.sin(angle / 2) * sy);
    for (let k = 0; k < 4; k++) {
      const along = Math.cos(angle - (k * Math.PI) / 2);
      if (along > 0) splat(vector.subarray(PLANE * k, PLANE * (k + 1)), x, y, along * step);
    }
  }
  centre(vector.subarray(0, PLANE * 4), Math.sqrt(1 - INK_WEIGHT ** 2));
  centre(vector.subarray(PLANE * 4), INK_WEIGHT);
  return { vector, coarse: pool(vector), aspect: Math.log(box.w / box.h) };
}
function pool(vector: Float32Array): Float32Array {
  const half = GRID / 2;
  const out = new Float32Array(half * half * 5);
  for (const [i, v] of vector.entries()) {
    const cell = i % PLANE;
    const at = ((i / PLANE) | 0) * half * half + ((cell / GRID) >> 1) * half + ((cell % GRID) >> 1);
    out[at] = (out[at] ?? 0) + v;
  }
  centre(out.subarray(0, half * half * 4), Math.sqrt(1 - INK_WEIGHT ** 2));
  centre(out.subarray(half * half * 4), INK_WEIGHT);
  return out;
}
/** Correlation of two descriptions of one length, from -1 to 1. */
function correlate(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
/** How alike two shapes are, at most 1; 0 as soon as it is clear that they are not. */
export function likeness(a: Shape, b: Shape): number {
  const odd = a.aspect - b.aspect;
  const most = 1 - 0.1 * odd * odd;
  if (most < 0.75 || correlate(a.coarse, b.coarse) < 0.68) return 0;
  return correlate(a.vector, b.vector) * most;
}
/** Makes a block sum to nothing and have the given length, so that a product of two vectors is their correlation. */
function centre(block: Float32Array, length: number): void {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < block.length; i++) sum += block[i] ?? 0;
  const mean = sum / block.length;
  for (let i = 0; i < block.length; i++) squares += ((block[i] ?? 0) - mean) ** 2;
  const scale = length / (Math.sqrt(squares) || 1);
  for (let i = 0; i < block.length; i++) block[i] = ((block[i] ?? 0) - mean) * scale;
}

/** The letter mirrored and turned by half, in its cell; only the shape matters, not the place. */
export function flips(ink: Uint8Array): Uint8Array[] {
  return [ink.map((_, i) => ink[i - (i % CELL) + CELL - 1 - (i % CELL)] ?? 0), ink.slice().reverse()];
}
/** The letter with the lines that make a currency sign or a stroked letter: bars at three heights, two bars, a slash, an upright. */
export function strikes(ink: Uint8Array): Uint8Array[] {
  const { x, y, w, h } = boxOf(ink);
  const bar = (at: number) => (px: number, py: number) =>
    Math.abs(py - y - at * h) < 2.5 && px > x - 5 && px < x + w + 5;
  const [low, middle, high] = [bar(0.72), bar(0.5), bar(0.26)];
  const [upper, lower] = [bar(0.4), bar(0.62)];
  const slash = (px: number, py: number) =>
    Math.abs((px - x - w / 2) * (h + 8) + (py - y - h / 2) * (w + 8)) < 2.7 * Math.hypot(w + 8, h + 8) &&
    Math.abs(py - y - h / 2) < h / 2 + 4;
  const upright = (px: number, py: number) => Math.abs(px - x - w / 2) < 2.5 && py > y - 6 && py < y + h + 6;
  const lines = [low, middle, high, (px: number, py: number) => upper(px, py) || lower(px, py), slash, upright];
  return lines.map((line) => ink.map((bit, i) => (bit || line(i % CELL, (i / CELL) | 0) ? 1 : 0)));
}
