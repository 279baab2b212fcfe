// The graph of a ring with the evidence of what is pointed at beside it. Walked with the arrow keys; drawn only once it is laid out.
import type Graph from 'graphology';
import { type Dispatch, type KeyboardEvent, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react';
import type { RingTie, RingView } from '../../../../vigil/src/server/ring-shapes.ts';
import { accountScreen } from '../../accounts/account-api.ts';
import { addressOf, goTo } from '../../useRoute.ts';
import { bitsOf } from '../../words/counting.ts';
import { words } from '../../words.ts';
import { Evidence } from '../evidence.tsx';
import { tiedOf } from '../Members.tsx';
import { layOut } from './layout.ts';
import { draw, type Focus, type Picture } from './picture.ts';
import { type EdgeLook, type NodeLook, ringGraph, tieKey } from './ring-graph.ts';
import { ARROWS, neighbourAt } from './walk.ts';

const says = words.rings;
const LISTED = 40;

/** The graph. */
export function RingGraph({ view }: { readonly view: RingView }) {
  const place = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Focus>(undefined);
  const shape = useMemo(() => shapeOf(view), [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the graph depends on the shape of the view alone.
  const graph = useMemo(() => ringGraph(view), [shape]);
  const open = (id: string): void => goTo(accountScreen({ platform: view.ring.platform, id }));
  const { picture, ready } = usePicture(graph, place, setFocus, open);
  useEffect(() => {
    if (ready) picture.current?.mark(focus);
  }, [focus, ready, picture]);
  const walk = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && focus?.kind === 'account') open(focus.id);
    else if (arrow !== undefined) setFocus(next(graph, picture.current, focus, arrow) ?? focus);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="graph-with-list">
      <div className="graph-frame">
        <div
          ref={place}
          className="graph"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the graph is walked with the arrow keys.
          tabIndex={0}
          aria-label={says.graph(view.people.length, view.ties.length)}
          aria-describedby="graph-says"
          data-ready={ready}
          data-at={focus?.kind === 'account' ? focus.id : undefined}
          onKeyDown={walk}
          onFocus={() => setFocus((before) => before ?? first(view))}
        />
        {!ready && (
          <p className="quiet laying" role="status">
            {says.laying}
          </p>
        )}
        <Legend hand={view.hand.some((one) => one.kind === 'join' && one.undone === null)} />
        <p className="quiet" id="graph-says">
          {says.graphSays}
        </p>
      </div>
      <Looked view={view} focus={focus} onLook={setFocus} />
    </div>
  );
}

/** What is drawn: a reveal or a fresh answer with the same members and ties must not lay it out anew. */
function shapeOf({ people, ties, hand }: RingView): string {
  return JSON.stringify([people.map((one) => [one.account, one.bits, one.case]), ties, hand]);
}

/** Lays out and draws; the drawing ends with the component. */
function usePicture(
  graph: Graph<NodeLook, EdgeLook>,
  place: React.RefObject<HTMLDivElement | null>,
  onPoint: Dispatch<SetStateAction<Focus>>,
  onOpen: (id: string) => void,
) {
  const picture = useRef<Picture>(undefined);
  const [ready, setReady] = useState(false);
  const opening = useRef(onOpen);
  opening.current = onOpen;
  useEffect(() => {
    setReady(false);
    const stop = layOut(graph, () => {
      if (place.current === null) return;
      const point = (focus: Focus): void => onPoint((before) => (isSame(before, focus) ? before : focus));
      picture.current = draw(graph, place.current, { onPoint: point, onOpen: (id) => opening.current(id) });
      setReady(true);
    });
    return () => {
      stop();
      picture.current?.end();
      picture.current = undefined;
    };
  }, [graph, place, onPoint]);
  return { picture, ready };
}

function isSame(one: Focus, other: Focus): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function first({ people }: RingView): Focus {
  const [one] = people;
  return one === undefined ? undefined : { kind: 'account', id: one.account };
}

function next(
  graph: Graph<NodeLook, EdgeLook>,
  picture: Picture | undefined,
  focus: Focus,
  arrow: { readonly x: number; readonly y: number },
): Focus {
  if (picture === undefined || focus?.kind !== 'account' || !graph.hasNode(focus.id)) return undefined;
  const near = graph.neighbors(focus.id).map((id) => ({ id, at: picture.placeOf(id) }));
  const id = neighbourAt(picture.placeOf(focus.id), arrow, near);
  if (id === undefined) return undefined;
  picture.show(id);
  return { kind: 'account', id };
}

/** Gives the keyboard back to the page, where the choice of view stands. */
function leave(): void {
  document.querySelector<HTMLElement>('#content')?.focus();
}

function Legend({ hand }: { readonly hand: boolean }) {
  const tones = ['urgent', 'open', 'done', ...(hand ? (['hand'] as const) : [])] as const;
  return (
    <ul className="legend" aria-hidden="true">
      {tones.map((tone) => (
        <li key={tone} data-tone={tone}>
          {says.legend[tone]}
        </li>
      ))}
    </ul>
  );
}

interface LookedProps {
  readonly view: RingView;
  readonly focus: Focus;
  readonly onLook: (focus: Focus) => void;
}

/** What is pointed at, in words: an account with its ties, or one tie with its evidence. */
function Looked({ view, focus, onLook }: LookedProps) {
  const byKey = useMemo(() => new Map(view.ties.map((tie) => [tieKey(tie.a, tie.b), tie])), [view.ties]);
  const tied = useMemo(() => tiedOf(view.ties), [view.ties]);
  const account = focus?.kind === 'account' ? focus.id : undefined;
  const one = view.people.find((each) => each.account === account);
  const own = account === undefined ? [] : view.ties.filter(({ a, b }) => a === account || b === account);
  const tie = focus?.kind === 'tie' ? byKey.get(focus.key) : undefined;
  return (
    <aside className="looked">
      <p role="status">
        {one !== undefined
          ? says.at(one.account, bitsOf(one.bits), tied.get(one.account)?.ties ?? 0)
          : tie !== undefined
            ? says.tieOf(tie.a, tie.b, bitsOf(tie.bits))
            : focus?.kind === 'tie'
              ? says.legend.hand
              : says.atNone}
      </p>
      {one !== undefined && (
        <a href={addressOf(accountScreen({ platform: view.ring.platform, id: one.account }))}>{says.openAccount}</a>
      )}
      {tie !== undefined && <Evidence tie={tie} values={view.values} />}
      <ul>
        {own.slice(0, LISTED).map((each) => (
          <TieItem key={tieKey(each.a, each.b)} tie={each} from={account ?? ''} view={view} onLook={onLook} />
        ))}
      </ul>
    </aside>
  );
}

function TieItem({
  tie,
  from,
  view,
  onLook,
}: {
  readonly tie: RingTie;
  readonly from: string;
  readonly view: RingView;
  readonly onLook: (focus: Focus) => void;
}) {
  const other = tie.a === from ? tie.b : tie.a;
  return (
    <li>
      <button type="button" onClick={() => onLook({ kind: 'account', id: other })}>
        {other}
      </button>{' '}
      <button type="button" onClick={() => onLook({ kind: 'tie', key: tieKey(tie.a, tie.b) })}>
        {says.tieBits(bitsOf(tie.bits))}
      </button>
      <Evidence tie={tie} values={view.values} brief />
    </li>
  );
}
