// The file of one account: what speaks for and against it, its cases with what was decided, and what it shares with others.
import '../rings/rings.css';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import type { AccountView } from '../../../vigil/src/server/account-shapes.ts';
import { Trouble } from '../api.ts';
import { moment, shortMoment } from '../times.ts';
import { SeverityMark, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { SharedValues } from '../ui/SharedValues.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { bitsOf, signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { fetchAccount, readAccountName } from './account-api.ts';

const says = words.rings;
const KEYS = { Escape: () => goTo({ name: 'accounts' }) };

/** The screen. `id` holds platform and account. */
export function AccountScreen({ id }: { readonly id: string }) {
  const name = readAccountName(id);
  const query = useQuery({
    queryKey: ['account', name.platform, name.id],
    queryFn: ({ signal }) => fetchAccount(name, signal),
  });
  useKeys(KEYS);
  if (query.error instanceof Trouble && query.error.kind === 'gone')
    return (
      <Note title={says.accountGone} says={says.accountsNoneSays}>
        <a href={addressOf({ name: 'accounts' })}>{says.accountBack}</a>
      </Note>
    );
  if (query.data === undefined)
    return query.error === null ? (
      <Loading lines={6} />
    ) : (
      <TroubleNote error={query.error} onAgain={() => void query.refetch()} />
    );
  return <OneAccount view={query.data} />;
}

function OneAccount({ view }: { readonly view: AccountView }) {
  const { account: one } = view;
  return (
    <article>
      <title>{`${says.account(one.account)} · ${words.name}`}</title>
      <header className="case-head">
        <p className="crumb">
          <a href={addressOf({ name: 'accounts' })}>
            {signs.back} {says.accountBack}
          </a>
        </p>
        <h1 className="anywhere">{says.account(one.account)}</h1>
        <p className="acts">
          {one.case === null ? (
            says.noOpenCase
          ) : (
            <a className="act" href={addressOf({ name: 'case', id: one.case })}>
              {says.ofCase} {one.case}
            </a>
          )}
        </p>
        <dl className="facts">
          <Fact name={words.case.platform}>
            <Foreign text={one.platform} most={30} />
          </Fact>
          <Fact name={words.case.offering}>
            <Since at={one.firstSeen} />
          </Fact>
          <Fact name={says.accountColumns.seen}>
            <time title={moment(one.lastSeen)}>{shortMoment(one.lastSeen)}</time>
          </Fact>
          <Fact name={says.accountColumns.ring}>
            {one.ring === null ? says.noRing : <a href={addressOf({ name: 'ring', id: one.ring })}>{one.ring}</a>}
          </Fact>
          <Fact name={words.queue.columns.kept}>{says.kept(view.kept)}</Fact>
        </dl>
        <p className="quiet">{says.hidden}</p>
      </header>
      <div className="columns two">
        <Evidence view={view} />
        <div className="side">
          <Cases cases={view.cases} />
          <section className="panel" aria-labelledby="shared">
            <header>
              <h2 id="shared">{words.case.shared}</h2>
            </header>
            <SharedValues shared={view.shared} />
          </section>
        </div>
      </div>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Evidence({ view: { account } }: { readonly view: AccountView }) {
  const families = Object.entries(account.families)
    .map(([family, bits]) => ({ family, bits }))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const most = Math.max(1, ...families.map(({ bits }) => Math.abs(bits)));
  return (
    <section className="panel" aria-labelledby="families">
      <header>
        <h2 id="families">{says.families}</h2>
        <strong>{words.case.bitsTotal(bitsOf(account.bits))}</strong>
      </header>
      <ul className="reasons">
        {families.map(({ family, bits }) => (
          <li key={family} data-for={bits < 0}>
            <span className="family">{words.families[family] ?? family}</span>
            <b>{signed(bits)}</b>
            <span className="strip" aria-hidden="true" style={{ '--share': Math.abs(bits) / most } as CSSProperties} />
          </li>
        ))}
      </ul>
      <p className="quiet">
        {account.probability === null ? words.case.uncalibrated : words.case.probable(account.probability)}
      </p>
    </section>
  );
}

function Cases({ cases }: { readonly cases: AccountView['cases'] }) {
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  return (
    <section className="panel" aria-labelledby="cases">
      <header>
        <h2 id="cases">{says.caseList}</h2>
      </header>
      {cases.length === 0 && <p className="quiet">{says.noCases}</p>}
      <ul className="earlier">
        {cases.map((one) => (
          <li key={one.id}>
            <span className="line">
              <a href={addressOf({ name: 'case', id: one.id })}>{one.id}</a>
              <SeverityMark severity={one.severity} />
              <span>{says.caseState[one.state]}</span>
              <time className="quiet" title={moment(one.openedAt)}>
                {shortMoment(one.openedAt)}
              </time>
            </span>
            {one.decisions.length === 0 && <span className="quiet">{says.undecided}</span>}
            {one.decisions.map((each) => (
              <span key={each.id} className="quiet">
                {words.decide.decidedLine(
                  each.by,
                  each.outcome === null ? says.interim : (outcomes[each.outcome] ?? each.outcome),
                  shortMoment(each.at),
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
