// After how many severe cases in a row an easier one comes: kept by the server for this person alone, because it is the server that says which case is next.
import { NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreferenceView } from '../../../vigil/src/server/preference-shapes.ts';
import { ask, send } from '../api.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';

const says = words.preferences;
const AFTER = [0, 2, 3, 4, 5, 7, 10];
const KEY = ['preferences'];

/** The choice. Nothing for whoever decides on no cases; what is shown is what the server keeps. */
export function Easier() {
  const may = usePermissions();
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<PreferenceView>('/v1/preferences', signal),
    enabled: may.has('cases:decide'),
    retry: false,
  });
  if (!may.has('cases:decide')) return null;
  const choose = (mixAfter: number): void => {
    setLost(false);
    send<PreferenceView>('PUT', '/v1/preferences', { mixAfter }).then(
      (kept) => queries.setQueryData(KEY, kept),
      () => setLost(true),
    );
  };
  return (
    <NativeSelect
      label={says.easier}
      description={says.easierSays}
      error={lost || error !== null ? says.easierLost : undefined}
      disabled={data === undefined}
      value={data?.mixAfter ?? 0}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={AFTER.map((n) => ({ value: String(n), label: n === 0 ? says.never : says.inRow(n) }))}
    />
  );
}
