// What stands beside the items: who complained (never by name), the ring, the account it may be a return of, earlier cases, shared values.
import type { ReactNode } from 'react';
import type { BesideView } from '../../../vigil/src/server/case-shapes.ts';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { PieceText } from '../ui/PieceText.tsx';
import { Said } from '../ui/Said.tsx';
import { SharedValues } from '../ui/SharedValues.tsx';
import { TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { bitsOf, signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

const says = words.case;

interface BesideProps {
  readonly shared: CaseView['shared'];
  readonly beside: BesideView | undefined;
  readonly error: unknown;
  readonly onAgain: () => void;
}

/** All panels. Each keeps its place while what it says is under way. */
export function Beside({ shared, beside, error, onAgain }: BesideProps) {
  if (beside === undefined && error !== null) return <TroubleNote error={error} onAgain={onAgain} />;
  return (
    <>
      {beside?.returned != null && <Returned returned={beside.returned} />}
      <Notices notices={beside?.notices} />
      <Ring beside={beside} />
      <Earlier earlier={beside?.earlier} />
      <Shared shared={shared} />
    </>
  );
}

function Panel({
  name,
  title,
  aside,
  children,
}: {
  name: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="panel" aria-labelledby={name}>
      <header>
        <h2 id={name}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

function Returned({ returned }: { readonly returned: NonNullable<BesideView['returned']> }) {
  return (
    <Panel name="returned" title={says.returned}>
      <p>{says.returnedSays(returned.score, bitsOf(returned.bits))}</p>
      <p>
        <a href={addressOf({ name: 'case', id: returned.case })}>{says.title(returned.case)}</a>,{' '}
        <span className="id">
          <Foreign text={returned.account} most={32} />
        </span>
      </p>
    </Panel>
  );
}

function Notices({ notices }: { readonly notices: BesideView['notices'] | undefined }) {
  return (
    <Panel name="notices" title={says.notices} aside={notices !== undefined && <strong>{notices.people}</strong>}>
      {notices !== undefined && (
        <p>{notices.people === 0 ? says.noticesNone : <Said said={notices.said} text={notices.says} />}</p>
      )}
      <ul className="notices">
        {notices?.list.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: complaints have no name here, and the list is replaced as a whole.
          <li key={place}>
            <p className="quiet when">
              <time title={moment(one.at)}>{shortMoment(one.at)}</time>
              {one.trusted && <span className="chip">{says.trusted}</span>}
              <PieceLine pieces={one.category} />
            </p>
            {one.comment.length === 0 ? <p className="quiet">{says.noComment}</p> : <PieceText pieces={one.comment} />}
            <p className="quiet">
              {one.record === null
                ? says.recordNone
                : says.record(one.record.upheld, one.record.dismissed, one.record.open)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PieceLine({ pieces }: { readonly pieces: BesideView['notices']['list'][number]['category'] }) {
  return <Foreign text={pieces.map((piece) => piece.text).join('')} most={40} />;
}

function Ring({ beside }: { readonly beside: BesideView | undefined }) {
  const ring = beside?.ring ?? undefined;
  const link =
    ring === undefined ? undefined : (
      <a href={`#/ring/${encodeURIComponent(ring.id)}`}>
        {ring.id} <kbd>g r</kbd>
      </a>
    );
  return (
    <Panel name="ring" title={says.ring} aside={link}>
      {beside !== undefined && (
        <p className={ring === undefined ? 'quiet' : undefined}>
          {ring === undefined ? says.ringNone : says.ringSays(ring.members, bitsOf(ring.bits))}
        </p>
      )}
      <ul className="shared">
        {ring?.ties.map((tie, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: masked values are not unique, and the list is replaced as a whole.
          <li key={place}>
            <span>
              {tie.value.length === 0 ? (
                says.sameText
              ) : (
                <>
                  {words.rings.kind(tie.kind)} <Foreign text={tie.service} most={30} />{' '}
                  <Foreign text={tie.value.map((piece) => piece.text).join('')} most={40} />
                </>
              )}{' '}
              <span className="quiet">{says.ringTie(tie.others)}</span>
            </span>
            <b>{signed(tie.bits)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Earlier({ earlier }: { readonly earlier: BesideView['earlier'] | undefined }) {
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  const innocent: Readonly<Record<string, string>> = words.decide.innocent;
  return (
    <Panel name="earlier" title={says.earlier}>
      {earlier?.length === 0 && <p className="quiet">{says.earlierNone}</p>}
      <ul className="earlier">
        {earlier?.map((one) => (
          <li key={one.id}>
            <span>
              <a href={addressOf({ name: 'case', id: one.id })}>{one.id}</a>{' '}
              <b>{one.outcome === null ? says.earlierOpen : (outcomes[one.outcome] ?? one.outcome)}</b>
            </span>
            <span className="quiet">
              {one.innocent !== null && `${innocent[one.innocent] ?? one.innocent}. `}
              {shortMoment(one.decidedAt ?? one.openedAt)}
              {one.by !== null && signs.comma}
              {one.by !== null && <Foreign text={one.by} most={40} />} · {says.bitsTotal(bitsOf(one.bits))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Shared({ shared }: Pick<BesideProps, 'shared'>) {
  return (
    <Panel name="shared" title={says.shared}>
      <SharedValues shared={shared} />
    </Panel>
  );
}
