// One ring: who else? First the sentence, then the graph or the table of its ties, the members with their cases, and what people said and what happened.
import './rings.css';
import { Button, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { Trouble } from '../api.ts';
import { moment, shortMoment } from '../times.ts';
import { DueTime, SeverityMark, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { bitsOf } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { HandForm } from './HandForm.tsx';
import { HandTies } from './HandTies.tsx';
import { Members } from './Members.tsx';
import { RingEvents } from './RingEvents.tsx';
import type { HandWish } from './ring-api.ts';
import { Ties } from './Ties.tsx';
import { useRing } from './useRing.ts';
import { useView } from './useView.ts';

const says = words.rings;
// The graph brings a drawing library along, which no other screen needs.
const RingGraph = lazy(async () => ({ default: (await import('./graph/RingGraph.tsx')).RingGraph }));

/** The screen. */
export function RingScreen({ id }: { readonly id: string }) {
  const [revealed, setRevealed] = useState(false);
  const { view, error, again } = useRing(id, revealed);
  if (view === undefined && error instanceof Trouble && error.kind === 'gone')
    return (
      <Note title={says.unknown} says={says.unknownSays}>
        <a href={addressOf({ name: 'rings' })}>{says.back}</a>
      </Note>
    );
  if (view === undefined) return error === null ? <Loading lines={6} /> : <TroubleNote error={error} onAgain={again} />;
  return (
    <>
      {error !== null && <TroubleNote error={error} onAgain={again} />}
      <OneRing view={view} revealed={revealed} onReveal={() => setRevealed(!revealed)} />
    </>
  );
}

interface OneRingProps {
  readonly view: RingView;
  readonly revealed: boolean;
  readonly onReveal: () => void;
}

function OneRing({ view, revealed, onReveal }: OneRingProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wish, setWish] = useState<HandWish | undefined>(undefined);
  const shown = useView();
  useKeys({ r: onReveal, t: shown.toggle, Escape: () => goTo({ name: 'rings' }) });
  const choose = (account: string): void => setChosen((before) => toggled(before, account));
  const members = view.people.map((one) => one.account).filter((one) => chosen.has(one));
  return (
    <article>
      <title>{`${says.one(view.ring.id)} · ${words.name}`}</title>
      <RingHead view={view} />
      <section className="panel" aria-labelledby="ties">
        <header>
          <h2 id="ties">{says.ties}</h2>
          <span className="spring" />
          <Button
            variant="default"
            size="compact-sm"
            aria-pressed={revealed}
            title={says.revealSays}
            onClick={onReveal}
          >
            {revealed ? says.mask : says.reveal} <kbd>r</kbd>
          </Button>
          {shown.canDraw && (
            <SegmentedControl
              size="xs"
              aria-label={says.view}
              value={shown.kind}
              onChange={(value) => shown.choose(value as 'graph' | 'table')}
              data={(['graph', 'table'] as const).map((value) => ({ value, label: says.viewOf[value] }))}
            />
          )}
        </header>
        {view.revealed && <p className="quiet">{says.revealed}</p>}
        {!shown.canDraw && <p className="quiet">{says.noGraph}</p>}
        {shown.kind === 'graph' && (
          <Suspense fallback={<Loading lines={6} />}>
            <RingGraph view={view} />
          </Suspense>
        )}
        <Ties view={view} quiet={shown.kind === 'graph'} />
      </section>
      <section className="panel" aria-labelledby="members">
        <header>
          <h2 id="members">{says.members}</h2>
          <span className="spring" />
          <Button
            variant="default"
            size="compact-sm"
            disabled={members.length === 0 || view.ring.gone}
            title={members.length === 0 ? says.splitFirst : undefined}
            onClick={() => setWish({ kind: 'split', accounts: members })}
          >
            {says.splitOff(members.length)}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={view.ring.gone}
            onClick={() => setWish({ kind: 'join' })}
          >
            {says.join}
          </Button>
        </header>
        <Members view={view} chosen={chosen} onChoose={choose} />
      </section>
      <div className="halves">
        <HandTies ties={view.hand} onUndo={(tie) => setWish({ kind: 'undo', tie })} />
        <RingEvents events={view.events} />
      </div>
      {wish !== undefined && (
        <HandForm
          ring={view.ring.id}
          wish={wish}
          onClose={() => setWish(undefined)}
          onDone={() => {
            setWish(undefined);
            setChosen(new Set());
          }}
        />
      )}
    </article>
  );
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function RingHead({ view }: { readonly view: RingView }) {
  const { ring } = view;
  const kinds = useMemo(() => kindsOf(view.values), [view.values]);
  const worst = worstOf(view.people);
  return (
    <header className="case-head">
      <p className="crumb">
        <a href={addressOf({ name: 'rings' })}>
          {signs.back} {says.back}
        </a>
      </p>
      <h1>{says.one(ring.id)}</h1>
      <p className="sentence-first">
        {says.shared(ring.size, kinds)} {says.openCases(ring.open)}
      </p>
      {ring.gone && <Note title={says.gone} says={says.goneSays} />}
      <p className="acts">
        {ring.open > 0 && <SeverityMark severity={ring.severity} />}
        {ring.state === 'open' && ring.open > 0 ? <DueTime dueAt={ring.dueAt} /> : <span>{doneOf(view)}</span>}
        {worst !== undefined && (
          <a className="act" href={addressOf({ name: 'case', id: worst })}>
            {says.worst(worst)}
          </a>
        )}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.queue.columns.bits}</dt>
          <dd>{says.bits(bitsOf(ring.bits))}</dd>
        </div>
        <div>
          <dt>{says.platform}</dt>
          <dd>
            <Foreign text={ring.platform} most={30} />
          </dd>
        </div>
        <div>
          <dt>{says.since}</dt>
          <dd>
            <Since at={ring.firstSeen} />
          </dd>
        </div>
        <div>
          <dt>{says.opened}</dt>
          <dd title={moment(ring.openedAt)}>{shortMoment(ring.openedAt)}</dd>
        </div>
      </dl>
    </header>
  );
}

/** Why nobody has to look: all is decided, or there is no case. */
function doneOf({ people }: RingView): string {
  return people.some((one) => one.case !== null) ? says.decided : says.noneOpen;
}

/** How many values of each kind, the kind that most members hold first. */
function kindsOf(values: RingView['values']): readonly { readonly kind: string; readonly values: number }[] {
  const count = new Map<string, number>();
  for (const { kind } of values) count.set(kind, (count.get(kind) ?? 0) + 1);
  return [...count].map(([kind, n]) => ({ kind, values: n }));
}

/** The open case to begin with: urgent before standard, then by the member's bits. */
function worstOf(people: RingView['people']): string | undefined {
  const open = people.filter((one) => one.case?.state === 'open');
  return (open.find((one) => one.case?.severity === 'urgent') ?? open[0])?.case?.id;
}
