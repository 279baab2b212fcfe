// Orders: what must still happen? Oldest first; evidence before enforcement; what waits for longer than the policy allows is red. Nothing is shown as done before somebody has said so.
import './orders.css';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { OrderLine } from '../../../vigil/src/server/shapes.ts';
import { fetchOrders, sendConfirmation, Trouble, Unfit } from '../api.ts';
import { usePerson } from '../case/usePerson.ts';
import { useChosen } from '../queue/useChosen.ts';
import { shortMoment } from '../times.ts';
import { ShortId, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Key } from '../ui/Key.tsx';
import { ListFrame } from '../ui/ListFrame.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';

const { columns, ...says } = words.orders;

/** The screen. */
export function OrdersScreen() {
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['orders'],
    queryFn: ({ pageParam, signal }) => fetchOrders(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const orders = query.data?.pages.flatMap((page) => page.orders);
  const chosen = useChosen(
    'orders',
    useMemo(() => orders?.map(({ id }) => id) ?? [], [orders]),
  );
  const [trouble, setTrouble] = useState('');
  const { name } = usePerson();
  const confirm = (id: string | undefined, seen: 'applied' | 'verified'): void => {
    if (id === undefined) return;
    setTrouble(name === null ? says.needName : '');
    if (name === null) return;
    sendConfirmation(id, seen)
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .then(() => queries.invalidateQueries({ queryKey: ['orders'] }));
  };
  useKeys({
    j: chosen.next,
    k: chosen.previous,
    a: () => confirm(chosen.id, 'applied'),
    s: () => confirm(chosen.id, 'verified'),
  });
  return (
    <ListFrame says={says} trouble={trouble} query={query} count={orders?.length}>
      <table className="queue orders">
        <Heads of={[columns.state, columns.what, columns.account, columns.since, columns.confirm]} />
        <tbody>
          {orders?.map((one) => (
            <Row key={one.id} one={one} chosen={chosen} confirm={confirm} />
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

interface RowProps {
  readonly one: OrderLine;
  readonly chosen: ReturnType<typeof useChosen>;
  readonly confirm: (id: string, seen: 'applied' | 'verified') => void;
}

function Row({ one, chosen, confirm }: RowProps) {
  const { name } = usePerson();
  const may = usePermissions();
  const { late } = one;
  const actions: Readonly<Record<string, string>> = says.action;
  return (
    <tr data-chosen={chosen.id === one.id} data-late={late}>
      <td>
        <span className="state" data-state={one.state}>
          {says.state[one.state]}
        </span>
        {one.confirmed !== null && (
          <span className="quiet">{says.confirmed(one.confirmed.by, shortMoment(one.confirmed.at))}</span>
        )}
      </td>
      <td>
        {one.action === null ? says.kind[one.kind] : (actions[one.action] ?? one.action)}
        <span className="quiet">
          <a
            id={`row-${one.id}`}
            href={addressOf({ name: 'case', id: one.case })}
            onFocus={() => chosen.choose(one.id)}
          >
            {one.case}
          </a>
        </span>
      </td>
      <td>
        <ShortId id={one.account} />{' '}
        <span className="quiet">
          <Foreign text={one.platform} most={24} />
        </span>
      </td>
      <td className={late ? 'alarm' : undefined}>
        <Since at={one.createdAt} /> {late && says.late}
      </td>
      <td className="confirm">
        {name !== null && !may.has('orders:confirm') ? null : name == null ? (
          <span className="quiet">{says.needName}</span>
        ) : (
          <>
            {one.state === 'pending' && (
              <Button variant="default" size="compact-sm" onClick={() => confirm(one.id, 'applied')}>
                {says.applied} <Key name="a" />
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={() => confirm(one.id, 'verified')}>
              {says.seen} <Key name="s" />
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

function troubleOf(error: unknown): string {
  if (error instanceof Unfit) return error.message;
  if (error instanceof Trouble && error.kind === 'barred') return error.says;
  return error instanceof Trouble && error.kind === 'forbidden' ? says.needName : words.trouble.offline;
}
