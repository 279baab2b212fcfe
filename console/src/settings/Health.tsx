// How this installation stands: checks, what judges and why there is no certificate, what comes in and what could not be read.
import type { ReactNode } from 'react';
import type { SettingsView } from '../../../vigil/src/server/settings-shapes.ts';
import { duration, moment, shortMoment } from '../times.ts';
import { CanaryMark } from '../ui/CanaryMark.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { useNow } from '../ui/useNow.ts';
import { addressOf } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';

const says = words.settings.health;

/** The view. */
export function Health({ view }: { readonly view: SettingsView }) {
  return (
    <>
      <Section id="checks" title={says.checks} more={says.checksSay}>
        <ul className="lines">
          {view.checks.map(({ check, ok, found, facts, mend }) => (
            <li key={check}>
              <span>
                <span className="check" data-ok={ok} aria-hidden="true">
                  {ok ? '✓' : '✗'}
                </span>
                <b>{says.names[check] ?? check}</b>{' '}
                {(facts === null ? undefined : says.found[check]?.(facts)) ?? <bdi lang="en">{found}</bdi>}
                {mend !== null && <span className="quiet block">{says.mends[check] ?? mend}</span>}
              </span>
            </li>
          ))}
          <li>
            <CanaryMark canary={view.canary} />
          </li>
        </ul>
      </Section>
      <Section id="models" title={says.models}>
        <dl className="facts-list">
          <dt>{says.judgement}</dt>
          <dd>{judgementOf(view)}</dd>
          <dt>{says.certificate}</dt>
          <dd>{certificateOf(view)}</dd>
          <dt>{says.classifier}</dt>
          <dd>
            {view.classifier === null ? says.noClassifier : says.classifierOf(view.classifier.version.slice(0, 16))}
          </dd>
          <dt>{says.ordinary}</dt>
          <dd>
            {view.ordinary === null ? says.noOrdinary : says.ordinaryOf(view.ordinary.accounts, view.ordinary.terms)}
          </dd>
          <dt>{says.build}</dt>
          <dd>{`${words.settings.version(view.version)}, ${says.node(view.node)}`}</dd>
        </dl>
        {view.judgement.words.map(({ act, subject, at, why }) => (
          <p key={act} className="quiet" title={moment(at)}>
            {`${says.acts[act] ?? act} ${shortMoment(at)}: ${why ?? subject}`}
          </p>
        ))}
      </Section>
      <Section id="inputs" title={says.inputs}>
        <Inputs inputs={view.inputs} />
      </Section>
      <Section id="sources" title={says.sources}>
        <Sources sources={view.sources} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly more?: string;
  readonly children: ReactNode;
}

function Section({ id, title, more, children }: SectionProps) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {more !== undefined && <p className="quiet">{more}</p>}
      {children}
    </section>
  );
}

function judgementOf({ judgement: { model, reviewed, learnedFrom } }: SettingsView): string {
  return model === null || reviewed < learnedFrom
    ? says.hand(reviewed, learnedFrom)
    : says.model(model.slice(0, 16), reviewed);
}

function certificateOf({ judgement: { certificate } }: SettingsView): string {
  if (certificate === null) return says.noCertificate;
  if (certificate.stale) return says.stale;
  const { bits, alpha, decisions, errors } = certificate;
  return `${says.stands(bits, `${alpha * 100} %`)} ${says.rests(decisions, errors)}`;
}

function Inputs({ inputs }: Pick<SettingsView, 'inputs'>) {
  const now = useNow();
  const { platform, last, day, all } = says.inputColumns;
  if (inputs.length === 0) return <p className="quiet">{says.noInputs}</p>;
  return (
    <table className="sheet">
      <Heads of={[platform, last, day, all]} />
      <tbody>
        {inputs.map((one) => (
          <tr key={one.platform}>
            <th scope="row">
              <Foreign text={one.platform} most={30} />
            </th>
            <td title={moment(one.lastAt)}>{now <= one.lastAt ? says.within : says.lag(duration(now - one.lastAt))}</td>
            <td className="num">
              {one.lastDay === 0 ? <strong className="alarm">{says.silent}</strong> : says.items(one.lastDay)}
            </td>
            <td className="num">{says.items(one.items)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sources({ sources }: Pick<SettingsView, 'sources'>) {
  const { source, shelved, skipped, last } = says.sourceColumns;
  if (sources.length === 0) return <p className="quiet">{says.noSources}</p>;
  return (
    <table className="sheet">
      <Heads of={[source, shelved, skipped, last]} />
      <tbody>
        {sources.map((one) => (
          <tr key={one.source}>
            <th scope="row" className="id">
              {one.source === 'http' ? words.shelf.http : one.source}
            </th>
            <td className="num">
              {one.shelved > 0 ? <a href={addressOf({ name: 'shelf' })}>{amount(one.shelved)}</a> : amount(0)}
            </td>
            <td className="num">{amount(one.skipped)}</td>
            <td>{one.lastAt === null ? '–' : shortMoment(one.lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
