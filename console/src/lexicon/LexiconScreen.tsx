// Lexicon: what do we look for, and what would this change do? Terms and a draft beside them; what waits for a signature; what was signed.
import './lexicon.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { LexiconPage } from '../../../vigil/src/server/lexicon-shapes.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { History } from './History.tsx';
import { fetchLexicon, fetchProposals } from './lexicon-api.ts';
import { Proposals } from './Proposals.tsx';
import { Terms } from './Terms.tsx';

const says = words.lexicon;
const VIEWS = ['terms', 'proposals', 'history'] as const;
type View = (typeof VIEWS)[number];
/** Revealed words are masked again after so long. */
const REVEALED_MS = 10 * 60_000;

/** The screen. `filter` names the view, and a proposal. */
export function LexiconScreen({ filter }: { readonly filter: string | undefined }) {
  const query = useMemo(() => new URLSearchParams(filter ?? ''), [filter]);
  const view: View = VIEWS.find((one) => one === query.get('view')) ?? 'terms';
  const [revealed, setRevealed] = useRevealed();
  const [narrowed, setNarrowed] = useState({ pack: '', family: '' });
  const { data, error, refetch } = useQuery<LexiconPage>({
    queryKey: ['lexicon', revealed, narrowed],
    queryFn: ({ signal }) => fetchLexicon({ reveal: revealed, ...narrowed }, signal),
    // Every look at the words is written down, so only a person asks for one.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Nothing that is being typed goes away while the answer is on its way; words do at once.
    placeholderData: (before) => (before?.revealed === true && !revealed ? masked(before) : before),
  });
  const waiting = useWaiting();
  return (
    <div className="lexicon">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
        {data !== undefined && (
          <span className="quiet">
            {says.line(data.terms, data.packs.length, data.version)} ·{' '}
            <span className="id" title={says.digest(data.digest)}>
              {data.digest.slice(0, 12)}
            </span>
          </span>
        )}
        <span className="spring" />
        <Button
          variant="default"
          aria-pressed={revealed}
          size="compact-sm"
          title={says.revealSays}
          onClick={() => setRevealed(!revealed)}
        >
          {revealed ? says.mask : says.reveal}
        </Button>
      </header>
      <nav className="views" aria-label={says.title}>
        {VIEWS.map((one) => (
          <a
            key={one}
            href={addressOf({ name: 'lexicon', filter: `view=${one}` })}
            aria-current={one === view ? 'page' : undefined}
          >
            {says.views[one]}
            {one === 'proposals' && waiting > 0 && <span className="count">{waiting}</span>}
          </a>
        ))}
      </nav>
      {error !== null && data === undefined && <TroubleNote error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={8} />}
      {data !== undefined && view === 'terms' && <Terms page={data} narrowed={narrowed} onNarrow={setNarrowed} />}
      {data !== undefined && view === 'proposals' && (
        <Proposals chosen={query.get('id') ?? undefined} revealed={revealed} />
      )}
      {data !== undefined && view === 'history' && <History page={data} />}
    </div>
  );
}

function masked(page: LexiconPage): LexiconPage {
  return { ...page, revealed: false, entries: page.entries.map((one) => ({ ...one, word: '•••', lines: null })) };
}

/** Revealed until the person leaves, or for ten minutes. */
function useRevealed(): [boolean, (on: boolean) => void] {
  const [revealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!revealed) return;
    const timer = window.setTimeout(() => setRevealed(false), REVEALED_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  return [revealed, setRevealed];
}

const LOOK_MS = 5_000;

/** How many proposals wait. */
function useWaiting(): number {
  const { data } = useQuery({
    queryKey: ['proposals'],
    queryFn: ({ signal }) => fetchProposals(signal),
    refetchInterval: LOOK_MS,
  });
  return data?.proposals.filter(({ state }) => state === 'waiting').length ?? 0;
}
