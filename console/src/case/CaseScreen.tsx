// Case: is this account doing it? Reasons to the left, what it wrote in the middle, the decision to the right and always in view. Fixed places; nothing moves under the reader's eyes.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { useSevereOnScreen } from '../person/attention.ts';
import { noteChosen } from '../queue/useChosen.ts';
import type { KeyActs, KeyName } from '../ui/keys.ts';
import { TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { Beside } from './Beside.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseSkeleton } from './CaseSkeleton.tsx';
import { Decide } from './Decide.tsx';
import { SideNotes } from './SideNotes.tsx';
import { Timeline } from './Timeline.tsx';
import { useAhead } from './useAhead.ts';
import { besideQuery, type CaseReading, useCase } from './useCase.ts';
import { type Deciding, useDecision } from './useDecision.ts';
import { CHOICES, INSTEAD } from './useDraft.ts';
import { useNaming } from './useNaming.ts';
import { useReveal } from './useReveal.ts';
import { type Goes, Why } from './Why.tsx';

/** The screen. */
export function CaseScreen({ id }: { readonly id: string }) {
  const reading = useCase(id);
  const { now, read } = reading;
  if (now !== undefined && read !== undefined) return <OneCase now={now} read={read} reading={reading} />;
  return reading.error === null ? <CaseSkeleton /> : <TroubleNote error={reading.error} onAgain={reading.again} />;
}

interface OneCaseProps {
  readonly now: CaseView;
  readonly read: CaseView;
  readonly reading: CaseReading;
}

function OneCase({ now, read, reading }: OneCaseProps) {
  const { id } = read.case;
  const deciding = useDecision(now);
  const reveal = useReveal(id, read);
  const [folded, setFolded] = useState(false);
  const [dock, setDock] = useState(false);
  // The timeline holds its own rows, so that a key that moves in it draws nothing else anew.
  const goes = useRef<Goes>(undefined);
  const goToItem = useCallback<Goes>((item, at) => goes.current?.(item, at), []);
  const beside = useQuery(besideQuery(id, reveal.seq));
  const may = usePermissions();
  useAhead(id);
  useEffect(() => noteChosen('queue', id), [id]);
  useSevereOnScreen(read.case.severity === 'urgent');
  const ring = beside.data?.ring?.id;
  const openDock = (): void => setDock(true);
  const naming = useNaming(deciding.change, openDock);
  const open = now.case.state === 'open';
  useKeys({
    ...(may.has('cases:reveal') ? { r: reveal.toggle } : {}),
    f: () => setFolded((on) => !on),
    ...(reading.changed ? { l: reading.load } : {}),
    ...(ring === undefined ? {} : { 'g r': () => goTo({ name: 'ring', id: ring }) }),
    Escape: () => goTo({ name: 'queue' }),
    ...(open && may.has('cases:decide') ? decidingKeys(deciding, openDock) : {}),
    ...(open ? naming.keys : {}),
  });
  return (
    <article className="case">
      <title>{`${words.case.title(id)} · ${words.name}`}</title>
      <CaseHead view={read} />
      <Changed reading={reading} />
      <div className="columns">
        <div className="side reasons-side">
          <Why {...read.case} policy={read.policy} beside={beside.data} onItem={goToItem} />
          <Beside
            shared={read.shared}
            beside={beside.data}
            error={beside.error}
            onAgain={() => void beside.refetch()}
          />
        </div>
        <Timeline view={read} goes={goes} reveal={reveal} folded={folded} onFolded={() => setFolded(!folded)} />
        <div className="side decision-side" data-open={dock}>
          <button type="button" className="dock-switch" aria-expanded={dock} onClick={() => setDock(!dock)}>
            {words.case.decisionDock} <span className="quiet">{dock ? words.case.dockClose : words.case.dockOpen}</span>
          </button>
          <Decide view={now} deciding={deciding} naming={naming} reveal={reveal.seq} />
          <SideNotes view={now} reveal={reveal.seq} draft={deciding.draft} onNoted={reading.settle} />
        </div>
      </div>
    </article>
  );
}

/** One quiet line in a place of its own, with the key that loads what is new. */
function Changed({ reading }: { readonly reading: CaseReading }) {
  const { changed, error, load } = reading;
  return (
    <p className="changed" role="status">
      {error !== null && <span>{words.case.stale}</span>}
      {error === null && changed && (
        <>
          {words.case.changed}{' '}
          <button type="button" className="textlike" onClick={load}>
            {words.case.load} <kbd>l</kbd>
          </button>
        </>
      )}
    </p>
  );
}

/** Letters draft, digits pick the innocent explanation, Enter submits. */
function decidingKeys({ draft, change, submit, toggleClaim }: Deciding, onDraft: () => void): KeyActs {
  const acts: Partial<Record<KeyName, () => void>> = { c: toggleClaim, Enter: submit };
  for (const { key, outcome } of CHOICES)
    acts[key] = () => {
      change({ outcome });
      onDraft();
    };
  if (draft.outcome === 'not-violating')
    INSTEAD.forEach((innocent, place) => {
      acts[String(place + 1) as KeyName] = () => change({ innocent });
    });
  return acts;
}
