// Effects: what has become of a decision. Pending is never shown as done; late is red and says so; what another person must not see is not there.
import { useQuery } from '@tanstack/react-query';
import type { EffectsView, SignatureView } from '../../../vigil/src/server/signature-shapes.ts';
import { fetchEffects } from '../signatures/signing.ts';
import { duration, shortMoment } from '../times.ts';
import { PieceText } from '../ui/PieceText.tsx';
import { useNow } from '../ui/useNow.ts';
import { words } from '../words.ts';

const { effects: says, blind, preview } = words.signatures;

interface EffectsProps {
  readonly id: string;
  readonly reveal: number | undefined;
}

function useEffects({ id, reveal }: EffectsProps): EffectsView | undefined {
  const { data } = useQuery({
    queryKey: reveal === undefined ? ['effects', id] : ['revealed', id, 'effects', reveal],
    queryFn: ({ signal }) => fetchEffects(id, reveal, signal),
  });
  return data;
}

/** The banner over an appeal or a second look. */
export function BlindNote(of: EffectsProps) {
  const view = useEffects(of);
  if (view === undefined || (!view.blind && view.appeal === null)) return null;
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  const { appeal, first, kind } = view;
  return (
    <div className="blind">
      {view.blind && <p role="note">{blind[kind]}</p>}
      {appeal !== null && (
        <>
          <h3>{blind.text}</h3>
          <PieceText pieces={appeal.text} language="und" />
          {(appeal.state === 'upheld' || appeal.state === 'overturned') && <p>{blind[appeal.state]}</p>}
        </>
      )}
      {first !== null && (
        <p className="quiet">
          {blind.first(first.by, outcomes[first.outcome ?? ''] ?? '')}. {first.reasoned && <bdi>{first.reason}</bdi>}
        </p>
      )}
    </div>
  );
}

/** The orders of a case with their states, and the signature on it. */
export function Effects(of: EffectsProps) {
  const view = useEffects(of);
  const now = useNow();
  if (view === undefined || (view.orders.length === 0 && view.signature === null)) return null;
  const { signature, stands, orders, measure } = view;
  return (
    <>
      <h3>{says.title}</h3>
      {stands === 'undone' && <p>{says.undone}</p>}
      {stands === 'overturned' && signature?.state !== 'refused' && signature?.state !== 'expired' && (
        <p>{says.overturned}</p>
      )}
      {signature !== null && stands !== 'undone' && <Signed signature={signature} />}
      {measure === 'restoring' && <p>{says.restoring}</p>}
      <ul className="effects">
        {orders.map(({ id: order, kind, action, state, createdAt, late }) => (
          <li key={order} data-late={late} data-state={state}>
            <span className="state">{says.state[state]}</span>
            <span>{action === null ? preview.kind[kind] : (preview.action[action] ?? action)}</span>
            {(state === 'pending' || state === 'waiting') && (
              <span className={late ? 'alarm' : 'quiet'}>
                {says.since(duration(now - createdAt))} {late && <b>{says.late}</b>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Signed({ signature }: { readonly signature: SignatureView }) {
  const { state, by, reason, dueAt } = signature;
  if (state === 'withdrawn') return null;
  const text = {
    wanted: says.wanted(shortMoment(dueAt)),
    given: says.given(by ?? ''),
    refused: says.refusedBy(by ?? '', reason ?? ''),
    expired: says.expired,
  }[state];
  return <p className={state === 'wanted' ? 'second' : undefined}>{text}</p>;
}
