// What a draft would do, asked of the server whenever the draft changes in what matters.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PreviewView } from '../../../vigil/src/server/signature-shapes.ts';
import { fetchPreview } from '../signatures/signing.ts';
import type { Draft } from './useDraft.ts';

export type Previewed = PreviewView;

/** The preview of a draft; undefined while there is none, or it is not known yet. */
export function usePreview(id: string, { outcome, whole = false, specialist }: Draft): Previewed | undefined {
  const scope = whole ? 'ring' : 'account';
  const { data } = useQuery({
    queryKey: ['preview', id, outcome, scope, specialist],
    queryFn: ({ signal }) => fetchPreview(id, { outcome: outcome ?? '', scope, specialist }, signal),
    enabled: outcome !== undefined,
    placeholderData: keepPreviousData,
  });
  return outcome === undefined ? undefined : data;
}

/** The members of the ring that would be decided, as they were shown; undefined unless the preview is one of the ring. */
export function membersOf(
  preview: Previewed | undefined,
): readonly { readonly case: string; readonly saw: string }[] | undefined {
  if (preview?.scope !== 'ring') return undefined;
  return preview.rows.flatMap((row) =>
    row.case === null || row.why !== null ? [] : [{ case: row.case, saw: row.saw }],
  );
}
