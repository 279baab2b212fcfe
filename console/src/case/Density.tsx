// When items were seen: sixty bars from the first to the last. Pressing one jumps there; the field for a date does the same for the keyboard.
import { shortMoment } from '../times.ts';
import { words } from '../words.ts';
import type { Rows } from './useRows.ts';

/** The bars; their place is kept while they are under way. */
export function Density({ rows }: { readonly rows: Rows }) {
  const { outline, itemAt } = rows.timeline;
  if (outline === undefined || outline.total === 0) return <div className="density" />;
  const { from, to, density } = outline;
  const most = Math.max(1, ...density);
  const span = Math.max(1, to - from);
  const first = rows.list.range?.startIndex;
  const seen = first === undefined ? undefined : itemAt(first)?.createdAt;
  return (
    <div className="density">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field for a date jumps by keyboard. */}
      <svg
        viewBox={`0 0 ${density.length} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.case.density(shortMoment(from), shortMoment(to))}
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          rows.goToTime(Math.round(from + ((event.clientX - left) / width) * span));
        }}
      >
        {density.map((n, place) => {
          const height = n === 0 ? 0 : 2 + (n / most) * 18;
          // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a density never change places.
          return <rect key={place} x={place + 0.1} y={20 - height} width={0.8} height={height} />;
        })}
        {seen !== undefined && (
          <rect className="here" x={((seen - from) / span) * (density.length - 0.3)} y={0} width={0.3} height={20} />
        )}
      </svg>
      <span className="quiet">{shortMoment(from)}</span>
      <span className="quiet">{shortMoment(to)}</span>
    </div>
  );
}
