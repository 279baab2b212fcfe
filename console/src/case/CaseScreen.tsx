// Case: is this account doing it? Reasons to the left, what it wrote in the middle, fixed places.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { DueTime, SeverityMark, Since } from '../ui/CaseMarks.tsx';
import type { KeyActs, KeyName } from '../ui/keys.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { Decide } from './Decide.tsx';
import { KeptItems } from './KeptItems.tsx';
import { Shared } from './Shared.tsx';
import { type CaseReading, useCase } from './useCase.ts';
import { type Deciding, useDecision } from './useDecision.ts';
import { CHOICES, INSTEAD } from './useDraft.ts';
import { Why } from './Why.tsx';

/** The screen. */
export function CaseScreen({ id }: { readonly id: string }) {
  const masked = useCase(id, false);
  const { view } = masked;
  if (view === undefined)
    return masked.error === null ? <Loading lines={6} /> : <TroubleNote error={masked.error} onAgain={masked.again} />;
  return <OneCase view={view} masked={masked} />;
}

function OneCase({ view, masked }: { readonly view: CaseView; readonly masked: CaseReading }) {
  const [revealed, setRevealed] = useState(false);
  const deciding = useDecision(view);
  const may = usePermissions();
  const { id } = view.case;
  useKeys({
    ...(may.has('cases:reveal') ? { r: () => setRevealed((on) => !on) } : {}),
    Escape: () => goTo({ name: 'queue' }),
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    ...(view.case.state === 'open' && may.has('cases:decide') ? decidingKeys(deciding) : {}),
  });
  return (
    <article className="case">
      <title>{`${words.case.title(id)} · ${words.name}`}</title>
      <CaseHead view={view} />
      <div className="columns">
        <div className="side">
          <Why {...view.case} policy={view.policy} />
          <Shared shared={view.shared} />
        </div>
        <section className="panel" aria-labelledby="kept">
          <header>
            <h2 id="kept">{words.case.kept(masked.kept.length, view.case.items)}</h2>
            {may.has('cases:reveal') && (
              <Button
                variant={revealed ? 'filled' : 'default'}
                size="compact-sm"
                aria-pressed={revealed}
                title={words.case.revealSays}
                onClick={() => setRevealed(!revealed)}
              >
                {revealed ? words.case.mask : words.case.reveal} <kbd>r</kbd>
              </Button>
            )}
          </header>
          {revealed ? <Revealed id={id} /> : <KeptItems reading={masked} />}
        </section>
        <Decide view={view} deciding={deciding} />
      </div>
    </article>
  );
}

/** Letters draft, digits pick the innocent explanation, Enter submits. */
function decidingKeys({ draft, change, submit, toggleClaim }: Deciding): KeyActs {
  const acts: Partial<Record<KeyName, () => void>> = { c: toggleClaim, Enter: submit };
  for (const { key, outcome } of CHOICES) acts[key] = () => change({ outcome });
  if (draft.outcome === 'not-violating')
    INSTEAD.forEach((innocent, place) => {
      acts[String(place + 1) as KeyName] = () => change({ innocent });
    });
  return acts;
}

function Revealed({ id }: { readonly id: string }) {
  const reading = useCase(id, true);
  if (reading.error !== null) return <TroubleNote error={reading.error} onAgain={reading.again} />;
  if (reading.view === undefined) return <Loading lines={3} />;
  return (
    <>
      <p className="quiet" role="status">
        {words.case.revealed}
      </p>
      <KeptItems reading={reading} />
    </>
  );
}

function CaseHead({ view }: { readonly view: CaseView }) {
  const { case: one } = view;
  return (
    <header className="case-head">
      <p className="crumb">
        <a href={addressOf({ name: 'queue' })}>← {words.case.back}</a>
      </p>
      <h1>{words.case.title(one.id)}</h1>
      <p className="marks">
        <SeverityMark severity={one.severity} /> <DueTime dueAt={one.dueAt} />
        {one.route === 'specialist' && <strong>{words.case.specialist}</strong>}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.case.account}</dt>
          <dd className="id">{one.account}</dd>
        </div>
        <div>
          <dt>{words.case.platform}</dt>
          <dd>{one.platform}</dd>
        </div>
        <div>
          <dt>{words.case.offering}</dt>
          <dd>
            <Since at={one.firstSeen} />
          </dd>
        </div>
        <div>
          <dt>{words.case.opened}</dt>
          <dd title={moment(one.openedAt)}>{shortMoment(one.openedAt)}</dd>
        </div>
      </dl>
      <p className="quiet">{words.case.standing}</p>
    </header>
  );
}

function moveFocus(step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('.kept > li')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}
