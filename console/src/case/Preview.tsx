// Preview: what happens where, whether it can be undone and who must sign until when, before anything is decided. One account, or the whole ring.
import './second.css';
import { Button } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { PreviewView } from '../../../vigil/src/server/signature-shapes.ts';
import { shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Key } from '../ui/Key.tsx';
import type { KeyActs } from '../ui/keys.ts';
import { useKeys } from '../ui/useKeys.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { signs } from '../words/locale.ts';
import { refusalSays } from '../words/say.ts';
import { words } from '../words.ts';
import type { Draft } from './useDraft.ts';

const { preview: says, causes } = words.signatures;
/** Rows of a ring that are shown; the rest are counted. */
const MOST_ROWS = 40;

interface PreviewProps {
  readonly draft: Draft;
  readonly preview: PreviewView | undefined;
  readonly change: (some: Partial<Draft>) => void;
}

/** The preview of a draft. */
export function Preview({ draft, preview, change }: PreviewProps) {
  const may = usePermissions();
  const whole = draft.whole === true;
  const choice = may.has('rings:write') && (whole || (preview?.openInRing ?? 0) > 1);
  const acts = useMemo((): KeyActs => (choice ? { b: () => change({ whole: !whole }) } : {}), [choice, whole, change]);
  useKeys(acts);
  // With a dismissal the list of innocent reasons is what must be in view.
  const place = useInView(preview !== undefined && draft.outcome !== 'not-violating', `${draft.outcome} ${whole}`);
  if (preview === undefined) return null;
  const { signature, rows } = preview;
  return (
    <div className="preview" ref={place}>
      {choice && (
        <fieldset className="scope">
          <legend className="quiet">
            {says.scope} <Key name="b" />
          </legend>
          <Button.Group>
            <Button
              size="compact-sm"
              variant={whole ? 'default' : 'filled'}
              aria-pressed={!whole}
              onClick={() => change({ whole: false })}
            >
              {says.one}
            </Button>
            <Button
              size="compact-sm"
              variant={whole ? 'filled' : 'default'}
              aria-pressed={whole}
              onClick={() => change({ whole: true })}
            >
              {says.whole(preview.openInRing)}
            </Button>
          </Button.Group>
        </fieldset>
      )}
      <table>
        <caption className="quiet">{says.title}</caption>
        <thead>
          <tr>
            <th scope="col">{says.account}</th>
            <th scope="col">{says.what}</th>
            <th scope="col">{says.undo}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <Row key={row.account} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p className="quiet">{says.more(rows.length - MOST_ROWS)}</p>}
      {signature !== null && (
        <p className="second">
          {says.needs(
            signature.causes.map((one) => causes[one] ?? one).join(signs.semicolon),
            shortMoment(signature.dueAt),
          )}
        </p>
      )}
      {/* Where nothing would be decided, nobody has to sign either: that would be beside the point. */}
      {signature === null && rows.some(({ why }) => why === null) && <p className="quiet">{says.alone}</p>}
      <p className="quiet">
        {says.clause(preview.policy)}{' '}
        {draft.outcome === undefined ? <bdi>{preview.clause}</bdi> : words.said.clauses[draft.outcome]}
      </p>
    </div>
  );
}

/** What follows from a draft is brought into view: it is read before it is sent. */
function useInView(shown: boolean, draft: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown && draft !== '') place.current?.scrollIntoView({ block: 'nearest' });
  }, [shown, draft]);
  return place;
}

function Row({ row }: { readonly row: PreviewView['rows'][number] }) {
  if (row.orders.length === 0)
    return (
      <tr>
        <th scope="row">
          <Foreign text={row.account} most={24} />
        </th>
        <td colSpan={2}>{row.why === null ? says.nothing : refusalSays(row.refusal, row.why)}</td>
      </tr>
    );
  return row.orders.map((order, place) => (
    <tr key={`${order.kind} ${order.action}`}>
      {place === 0 && (
        <th scope="row" rowSpan={row.orders.length}>
          <Foreign text={row.account} most={24} />
        </th>
      )}
      <td>
        {order.action === null ? says.kind[order.kind] : (says.action[order.action] ?? order.action)}
        {order.waits && <span className="quiet"> {says.waits}</span>}
      </td>
      <td>{says.undoing[order.undoing]}</td>
    </tr>
  ));
}
