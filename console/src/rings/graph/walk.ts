// Which neighbour lies in the direction of an arrow key.

/** A direction on the screen: y grows downwards. */
export const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The nearest neighbour within 60 degrees of the arrow; undefined when none lies there. */
export function neighbourAt(
  from: Point,
  arrow: Point,
  neighbours: readonly { readonly id: string; readonly at: Point }[],
): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, at } of neighbours) {
    const [dx, dy] = [at.x - from.x, at.y - from.y];
    const far = Math.hypot(dx, dy);
    if (far === 0) continue;
    const straight = (dx * arrow.x + dy * arrow.y) / far;
    if (straight < 0.5) continue;
    const cost = far / straight;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}
