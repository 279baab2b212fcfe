// Raw bytes as numbers and plain letters, a bounded stretch at a time: nothing in them can act on the page, and each look is in the audit log.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShelfLook } from '../../../vigil/src/server/shelf-shapes.ts';
import { post } from '../lexicon/lexicon-api.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { words } from '../words.ts';

const says = words.shelf;
const ROW = 16;

/** The look at one piece. */
export function RawLook({ id }: { readonly id: string }) {
  const [from, setFrom] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['shelf-look', id, from],
    queryFn: () => post<ShelfLook>(`/v1/shelf/${id}/look`, { from }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error !== null) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={2} />;
  const end = data.from + data.hex.length / 2;
  return (
    <div style={{ flexBasis: '100%', minWidth: 0 }}>
      <p className="quiet">{says.stretch(data.from, end, data.bytes)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (WCAG 2.1.1). */}
      <pre className="hex" tabIndex={0}>
        {rowsOf(data).join('\n')}
      </pre>
      {end < data.bytes && (
        <Button size="compact-xs" variant="default" onClick={() => setFrom(end)}>
          {says.next}
        </Button>
      )}
    </div>
  );
}

/** `00000010  7b 22 69 64  …  {"id` and so on: letters of ASCII as they are, all else as a dot. */
function rowsOf({ from, hex }: ShelfLook): readonly string[] {
  const bytes = hex.match(/../g) ?? [];
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += ROW) {
    const row = bytes.slice(at, at + ROW);
    const letters = row.map((byte) => {
      const code = Number.parseInt(byte, 16);
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
    });
    const place = (from + at).toString(16).padStart(8, '0');
    rows.push(`${place}  ${row.join(' ').padEnd(ROW * 3 - 1)}  ${letters.join('')}`);
  }
  return rows;
}
