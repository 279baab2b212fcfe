// What a draft would do, asked of the server whenever the draft changes in what matters.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PreviewView } from '../../../vigil/src/server/signature-shapes.ts';
import { fetchPreview } from '../signatures/signing.ts';
import type { Draft } from './useDraft.ts';

/** `fresh`: false while it is still the preview of what was drafted before. */
export interface Previewed extends PreviewView {
  readonly fresh: boolean;
}

/** The preview of a draft; undefined while there is none, or it is not known yet. */
export function usePreview(id: string, { outcome, whole = false, specialist }: Draft): Previewed | undefined {
  const scope = whole ? 'ring' : 'account';
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['preview', id, outcome, scope, specialist],
    queryFn: ({ signal }) => fetchPreview(id, { outcome: outcome ?? '', scope, specialist }, signal),
    enabled: outcome !== undefined,
    placeholderData: keepPreviousData,
  });
  return useMemo(
    () => (outcome === undefined || data === undefined ? undefined : { ...data, fresh: !isPlaceholderData }),
    [outcome, data, isPlaceholderData],
  );
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
