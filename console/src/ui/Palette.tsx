// Ctrl-K: any screen, any act of this screen, any case by its id, found by typing.
import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { boundTo, KEYS } from './keys.ts';
import type { Destination } from './navigation.ts';
import { actsNow } from './useKeys.ts';

const says = words.palette;

/** The palette; it opens at once and tells when it is closed. */
export function Palette({
  destinations,
  onClose,
}: {
  readonly destinations: readonly Destination[];
  readonly onClose: () => void;
}) {
  const [query, setQuery] = useState('');
  const [acts] = useState(actionsNow);
  useEffect(() => spotlight.open(), []);
  const id = /^\s*(C-[0-9A-Z]{4,32})\s*$/i.exec(query)?.[1]?.toUpperCase();
  const places: SpotlightActionData[] = destinations.map(({ screen, says: name, keys }) => ({
    id: `to-${screen}`,
    label: says.goTo(name),
    ...(keys === undefined ? {} : { rightSection: <kbd>{boundTo(keys)}</kbd> }),
    onClick: () => goTo({ name: screen }),
  }));
  const found =
    id === undefined
      ? []
      : [{ id: 'case', label: says.openCase(id), keywords: query, onClick: () => goTo({ name: 'case' as const, id }) }];
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      actions={[...found, ...places, ...acts]}
      nothingFound={says.nothing}
      searchProps={{ placeholder: says.placeholder, 'aria-label': says.open }}
      attributes={{ content: { 'aria-label': says.open } }}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      onSpotlightClose={onClose}
    />
  );
}

/** What keys would do on the screen beneath; the ways to screens are listed apart. */
function actionsNow(): SpotlightActionData[] {
  const acts = actsNow();
  const seen = new Set<string>();
  return KEYS.flatMap(({ keys, says: label }) => {
    const act = acts[keys];
    if (act === undefined || keys.includes(' ') || keys === '?' || seen.has(keys)) return [];
    seen.add(keys);
    return [{ id: `do-${keys}`, label, rightSection: <kbd>{boundTo(keys)}</kbd>, onClick: act }];
  });
}
