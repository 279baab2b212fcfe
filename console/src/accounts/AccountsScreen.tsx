// Accounts: who has a file, and how strong is what is in it? Nobody else is here, because nothing is kept on anybody else.
import '../rings/rings.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AccountLine } from '../../../vigil/src/server/account-shapes.ts';
import { type Chosen, useChosen } from '../queue/useChosen.ts';
import { Families, ShortId, Since } from '../ui/CaseMarks.tsx';
import { plainly } from '../ui/drawn.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { bitsOf } from '../words/counting.ts';
import { words } from '../words.ts';
import { accountScreen, fetchAccounts } from './account-api.ts';

const { accountColumns: columns, ...says } = words.rings;
const rowOf = (one: AccountLine): string => `${one.platform} ${one.account}`;
const openRow = (one: AccountLine): void => goTo(accountScreen({ platform: one.platform, id: one.account }));

/** The screen. `filter` is a query string such as `ring=R-0123ABCDEF`. */
export function AccountsScreen({ filter = '' }: { readonly filter?: string | undefined }) {
  const query = useInfiniteQuery({
    queryKey: ['accounts', filter],
    queryFn: ({ pageParam, signal }) => fetchAccounts(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const accounts = query.data?.pages.flatMap((page) => page.accounts);
  const chosen = useChosen(
    'accounts',
    useMemo(() => accounts?.map(rowOf) ?? [], [accounts]),
  );
  useKeys(
    useMemo(() => {
      const open = (): void => {
        const one = accounts?.find((each) => rowOf(each) === chosen.id);
        if (one !== undefined) openRow(one);
      };
      return { j: chosen.next, k: chosen.previous, o: open, Enter: open };
    }, [chosen, accounts]),
  );
  return (
    <>
      <title>{`${says.accounts} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.accounts}</h1>
        <p className="counts">{says.accountsSays}</p>
      </header>
      <Filters key={filter} filter={filter} platforms={query.data?.pages[0]?.platforms ?? []} />
      {query.error !== null && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {accounts === undefined && query.error === null && <Loading lines={8} />}
      {accounts?.length === 0 &&
        (filter === '' ? (
          <Note title={says.accountsEmpty} says={says.accountsEmptySays} />
        ) : (
          <Note title={says.accountsNone} says={says.accountsNoneSays} />
        ))}
      {accounts !== undefined && accounts.length > 0 && <AccountTable accounts={accounts} chosen={chosen} />}
      {query.hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void query.fetchNextPage()}>
          {says.moreAccounts}
        </Button>
      )}
    </>
  );
}

function Filters({ filter, platforms }: { readonly filter: string; readonly platforms: readonly string[] }) {
  const query = new URLSearchParams(filter);
  const [account, setAccount] = useState(query.get('account') ?? '');
  const [bits, setBits] = useState(query.get('bits') ?? '');
  const [ring, setRing] = useState(query.get('ring') ?? '');
  const [platform, setPlatform] = useState(query.get('platform') ?? '');
  const find = (): void => {
    const wish = { account: account.trim(), bits: bits.trim(), ring: ring.trim().toUpperCase(), platform };
    const said = Object.entries(wish).filter(([, value]) => value !== '');
    goTo({ name: 'accounts', filter: new URLSearchParams(said).toString() });
  };
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <TextInput
        size="xs"
        label={says.find}
        description={says.findSays}
        value={account}
        onChange={(event) => setAccount(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={says.leastBits}
        inputMode="decimal"
        value={bits}
        onChange={(event) => setBits(event.currentTarget.value.replaceAll(/[^\d.-]/g, ''))}
      />
      <TextInput size="xs" label={says.inRing} value={ring} onChange={(event) => setRing(event.currentTarget.value)} />
      <NativeSelect
        size="xs"
        label={says.platform}
        value={platform}
        onChange={(event) => setPlatform(event.currentTarget.value)}
        data={[
          { value: '', label: says.anyPlatform },
          ...[...new Set([...platforms, ...(platform === '' ? [] : [platform])])].map((value) => ({
            value,
            label: plainly(value, 40),
          })),
        ]}
      />
      <Button type="submit" size="xs" variant="default">
        {says.findNow}
      </Button>
      {filter !== '' && <a href={addressOf({ name: 'accounts' })}>{says.clear}</a>}
    </form>
  );
}

function AccountTable({ accounts, chosen }: { readonly accounts: readonly AccountLine[]; readonly chosen: Chosen }) {
  return (
    <table className="queue accounts">
      <thead>
        <tr>
          <th scope="col">{columns.account}</th>
          <th scope="col">{columns.ring}</th>
          <th scope="col">{columns.families}</th>
          <th scope="col">{columns.case}</th>
          <th scope="col" className="num">
            {columns.bits}
          </th>
          <th scope="col" className="num">
            {columns.seen}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((one) => (
          <Row key={rowOf(one)} one={one} chosen={chosen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ one, chosen }: { readonly one: AccountLine; readonly chosen: Chosen }) {
  const families = Object.entries(one.families)
    .map(([family, bits]) => ({ family, bits }))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  return (
    // The row's own link is the keyboard's way; the click on the whole row is for mice.
    <tr data-chosen={chosen.id === rowOf(one)} onClick={() => openRow(one)} onKeyDown={undefined}>
      <td>
        <a
          id={`row-${rowOf(one)}`}
          href={addressOf(accountScreen({ platform: one.platform, id: one.account }))}
          onFocus={() => chosen.choose(rowOf(one))}
          onClick={(event) => event.stopPropagation()}
        >
          <ShortId id={one.account} />
        </a>
        <span className="quiet">
          <Foreign text={one.platform} most={24} />
        </span>
      </td>
      <td>
        {one.ring !== null && (
          <a href={addressOf({ name: 'ring', id: one.ring })} onClick={(event) => event.stopPropagation()}>
            {one.ring}
          </a>
        )}
      </td>
      <td className="why">
        <Families reasons={families} />
      </td>
      <td>
        {one.case !== null && (
          <a href={addressOf({ name: 'case', id: one.case })} onClick={(event) => event.stopPropagation()}>
            {one.case}
          </a>
        )}
      </td>
      <td className="num" data-label={columns.bits}>
        {bitsOf(one.bits)}
      </td>
      <td className="num" data-label={columns.seen}>
        <Since at={one.lastSeen} />
      </td>
    </tr>
  );
}
