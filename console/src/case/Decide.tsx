// Decision: always in the same place, all of it reachable by keys. What follows is told before, what happened only after the server has said so.
import { Button, Checkbox, Radio, Textarea, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { shortMoment } from '../times.ts';
import { NameForm } from '../ui/NameForm.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { BlindNote, Effects } from './Effects.tsx';
import { Preview } from './Preview.tsx';
import { Submit } from './Submit.tsx';
import { useRevealed } from './useCase.ts';
import type { Deciding } from './useDecision.ts';
import { CHOICES, INSTEAD, type Instead } from './useDraft.ts';
import type { Naming } from './useNaming.ts';
import { usePerson } from './usePerson.ts';

const says = words.decide;

interface DecideProps {
  readonly view: CaseView;
  readonly deciding: Deciding;
  readonly naming: Naming;
  /** The reveal that the case is read with: reasons quote what was read. */
  readonly reveal: number | undefined;
}

/** The panel. */
export function Decide({ view, deciding, naming, reveal }: DecideProps) {
  const revealed = useRevealed(view.case.id, reveal);
  const person = usePerson();
  const may = usePermissions();
  const open = view.case.state === 'open';
  return (
    <section className="panel decide" aria-labelledby="decide">
      <header>
        <h2 id="decide" tabIndex={-1}>
          {says.title}
        </h2>
        {may.has('cases:decide') && person.name != null && <span className="quiet">{says.as(person.name)}</span>}
      </header>
      <BlindNote id={view.case.id} reveal={reveal} />
      <Effects id={view.case.id} reveal={reveal} />
      <Claimed view={view} deciding={deciding} named={may.has('cases:decide')} />
      {open && <NameForm wanted={naming.wanted} onSaid={naming.said} />}
      {open && may.has('cases:decide') && <DraftForm view={view} deciding={deciding} />}
      {!open && <p>{says.closed}</p>}
      <Earlier decisions={(revealed ?? view).decisions} />
    </section>
  );
}

function Claimed({ view, deciding, named }: { view: CaseView; deciding: Deciding; named: boolean }) {
  const { claim, state } = view.case;
  if (state !== 'open' || !named) return null;
  const until = claim === null ? '' : shortMoment(claim.until);
  return (
    <p className="claim">
      {claim !== null && <span>{claim.mine ? says.claimedMine(until) : says.claimedBy(claim.by, until)}</span>}
      {(claim === null || claim.mine) && (
        <Button variant="default" size="compact-sm" onClick={deciding.toggleClaim}>
          {claim === null ? says.claim : says.release} <kbd>c</kbd>
        </Button>
      )}
    </p>
  );
}

function DraftForm({ view, deciding }: { readonly view: CaseView; readonly deciding: Deciding }) {
  const { draft, change, submit, preview } = deciding;
  const may = usePermissions();
  const barred = view.case.route === 'specialist' && draft.outcome === 'violating' && !draft.specialist;
  return (
    <div className="draft">
      <fieldset className="outcomes">
        <VisuallyHidden component="legend">{says.title}</VisuallyHidden>
        {CHOICES.map(({ key, outcome }) => (
          <Button
            key={outcome}
            variant={draft.outcome === outcome ? 'filled' : 'default'}
            aria-pressed={draft.outcome === outcome}
            justify="space-between"
            rightSection={<kbd>{key}</kbd>}
            onClick={() => change({ outcome })}
          >
            {says.outcomes[outcome]}
          </Button>
        ))}
      </fieldset>
      {draft.whole === true && draft.outcome === undefined && (
        <p className="follows" role="status">
          {says.wholeRing}
        </p>
      )}
      {draft.outcome === 'not-violating' && (
        <InsteadOf chosen={draft.innocent} choose={(innocent) => change({ innocent })} />
      )}
      {view.case.route === 'specialist' && may.has('cases:specialist') && (
        <Checkbox
          label={says.specialist}
          checked={draft.specialist}
          onChange={(event) => change({ specialist: event.currentTarget.checked })}
        />
      )}
      {draft.outcome !== undefined && (
        <>
          <Textarea
            label={says.reason}
            description={says.reasonSays}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2_000}
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            }}
          />
          <p className="follows">
            <b>{says.follows}:</b> {barred ? says.onlySpecialist : says.preview[draft.outcome]}
          </p>
          <Preview draft={draft} preview={preview} change={change} />
        </>
      )}
      <Submit deciding={deciding} />
    </div>
  );
}

function InsteadOf({ chosen, choose }: { chosen: Instead | undefined; choose: (innocent: Instead) => void }) {
  const list = useRef<HTMLDivElement>(null);
  // What must be chosen next is brought into view, all of it.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Radio.Group ref={list} label={says.instead} value={chosen ?? null} onChange={(value) => choose(value as Instead)}>
      {INSTEAD.map((innocent, place) => (
        <Radio
          key={innocent}
          mt={6}
          value={innocent}
          label={
            <>
              <kbd>{place + 1}</kbd> {says.innocent[innocent]}
            </>
          }
        />
      ))}
    </Radio.Group>
  );
}

function Earlier({ decisions }: Pick<CaseView, 'decisions'>) {
  if (decisions.length === 0) return null;
  const outcomes: Readonly<Record<string, string>> = says.outcomes;
  const innocent: Readonly<Record<string, string>> = says.innocent;
  return (
    <>
      <h3>{says.earlier}</h3>
      <ul className="earlier">
        {decisions.map((one) => (
          <li key={one.id}>
            <b>
              {says.decidedLine(
                one.by,
                one.outcome === null ? says.interim : (outcomes[one.outcome] ?? one.outcome),
                shortMoment(one.at),
              )}
            </b>
            <span className="quiet">
              {one.innocent !== null && `${innocent[one.innocent] ?? one.innocent}. `}
              {one.reasoned && <bdi>{one.reason}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
