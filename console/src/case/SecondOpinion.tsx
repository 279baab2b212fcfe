// What a language model made of the case: closed until a decision is drafted, so that it cannot draft it; 0 bits, with its quote masked like every other word.
import type { CaseView, OpinionView } from '../../../vigil/src/server/shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { PieceText } from '../ui/PieceText.tsx';
import { words } from '../words.ts';
import { useRevealed } from './useCase.ts';
import type { Draft } from './useDraft.ts';

const says = words.case;

interface SecondOpinionProps {
  readonly view: CaseView;
  /** The reveal that the case is read with; undefined while it is masked. */
  readonly reveal: number | undefined;
  readonly draft: Draft;
}

/** The panel. A decided case hides nothing: whoever reads it decides no more. */
export function SecondOpinion({ view, reveal, draft }: SecondOpinionProps) {
  const { id, state, kind } = view.case;
  const revealed = useRevealed(id, reveal);
  if (state === 'open' && draft.outcome === undefined) return <p className="quiet">{says.opinionClosed}</p>;
  if (view.opinion === null)
    return <p className="quiet">{kind === 'finding' ? says.opinionNone : says.opinionBlind}</p>;
  const opinion = revealed?.opinion ?? view.opinion;
  return (
    <>
      <p>
        <b>{says.opinionWorth}</b>
      </p>
      {opinion.aimed.length > 0 && (
        <p className="alarm">
          {says.opinionAimed} <span dir="auto">{opinion.aimed.join('; ')}</span>
        </p>
      )}
      <Said opinion={opinion} />
      <About opinion={opinion} />
    </>
  );
}

function Said({ opinion }: { readonly opinion: OpinionView }) {
  if (!('label' in opinion)) return <p>{says.opinionWhy[opinion.why]}</p>;
  const pieces = opinion.quote.map((piece, start) => ({ ...piece, start, readings: [] }));
  return (
    <>
      <p>{says.opinionLabels[opinion.label]}</p>
      <blockquote className="quote" aria-label={says.opinionQuote}>
        <PieceText pieces={pieces} />
      </blockquote>
    </>
  );
}

function About({ opinion }: { readonly opinion: OpinionView }) {
  const facts = [
    ...('label' in opinion ? [[says.opinionClause, opinion.clause] as const] : []),
    [says.opinionModel, opinion.model] as const,
    [says.opinionPrompt, opinion.promptVersion] as const,
  ];
  return (
    <dl className="standing">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="quiet">{name}</dt>
          <dd>
            <Foreign text={value} most={60} />
          </dd>
        </div>
      ))}
      <div>
        <dt className="quiet">{says.opinionAt}</dt>
        <dd title={moment(opinion.at)}>{shortMoment(opinion.at)}</dd>
      </div>
    </dl>
  );
}
