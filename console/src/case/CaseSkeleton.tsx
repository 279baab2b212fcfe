// What stands where a case will be: the same three places, grey, and nothing at all for what comes quickly.
import { Skeleton } from '@mantine/core';
import { useLate } from '../ui/useLate.ts';
import { words } from '../words.ts';

/** The skeleton. */
export function CaseSkeleton() {
  const late = useLate();
  return (
    <div className="case" role="status" aria-label={words.loading}>
      {late && (
        <>
          <Skeleton height={28} width={220} mb={16} animate={false} />
          <div className="columns">
            <Lines of={6} height={56} />
            <Lines of={7} height={84} />
            <Lines of={5} height={36} />
          </div>
        </>
      )}
    </div>
  );
}

function Lines({ of, height }: { readonly of: number; readonly height: number }) {
  return (
    <div className="panel">
      {Array.from({ length: of }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike.
        <Skeleton key={line} height={height} mb={10} animate={false} />
      ))}
    </div>
  );
}
