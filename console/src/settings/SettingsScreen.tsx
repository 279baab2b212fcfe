// Policy and settings: what judges now, and how does this installation stand? Read only; another policy can be tried.
import '../lexicon/lexicon.css';
import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingsView } from '../../../vigil/src/server/settings-shapes.ts';
import { ask } from '../api.ts';
import { TrialPanel } from '../lexicon/TrialPanel.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { Health } from './Health.tsx';
import { PolicySheet } from './PolicySheet.tsx';

const says = words.settings;
const VIEWS = ['policy', 'health', 'trial'] as const;

/** The screen. `filter` names the view. */
export function SettingsScreen({ filter }: { readonly filter: string | undefined }) {
  const view = VIEWS.find((one) => one === new URLSearchParams(filter ?? '').get('view')) ?? 'policy';
  const { data, error, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => ask<SettingsView>('/v1/settings', signal),
    staleTime: 15_000,
  });
  return (
    <div className="sheet-screen">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
        {data !== undefined && <span className="quiet">{says.version(data.version)}</span>}
      </header>
      <p className="quiet">{says.says}</p>
      <nav className="views" aria-label={says.title}>
        {VIEWS.map((one) => (
          <a
            key={one}
            href={addressOf({ name: 'settings', filter: `view=${one}` })}
            aria-current={one === view ? 'page' : undefined}
          >
            {says.views[one]}
          </a>
        ))}
      </nav>
      {view === 'policy' && <PolicySheet />}
      {view === 'trial' && <OtherPolicy />}
      {view === 'health' && error !== null && data === undefined && (
        <TroubleNote error={error} onAgain={() => void refetch()} />
      )}
      {view === 'health' && error === null && data === undefined && <Loading lines={6} />}
      {view === 'health' && data !== undefined && <Health view={data} />}
    </div>
  );
}

function OtherPolicy() {
  const [text, setText] = useState('');
  return (
    <section className="panel" aria-labelledby="other-policy">
      <h2 id="other-policy">{says.trial.title}</h2>
      <p className="quiet">{says.trial.says}</p>
      <Textarea
        label={says.trial.label}
        placeholder={says.trial.placeholder}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={100_000}
        value={text}
        styles={{ input: { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' } }}
        onChange={(event) => setText(event.currentTarget.value)}
        mb={12}
      />
      <TrialPanel
        path="/v1/policy/trial"
        needs="policy:try"
        wish={{ text }}
        disabled={text.trim() === ''}
        about={says.trial.about}
      />
    </section>
  );
}
