// Which tie a pointer is on: found by distance, because asking the graphics card for the pixel under it costs more than looking at five thousand ties.
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A tie by its key and both ends. */
export interface Segment {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
}

/** The key of the nearest tie that is no farther than `reach`; undefined when there is none. */
export function nearestTie(at: Point, ties: readonly Segment[], reach: number): string | undefined {
  let best: string | undefined;
  let least = reach * reach;
  for (const { key, from, to } of ties) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
    const far = (at.x - from.x - along * dx) ** 2 + (at.y - from.y - along * dy) ** 2;
    if (far <= least) [best, least] = [key, far];
  }
  return best;
}
