// Asks for accounts with a file, and writes and reads the one id under which the address bar knows an account.
import type { AccountPage, AccountView } from '../../../vigil/src/server/account-shapes.ts';
import { ask } from '../api.ts';
import type { Screen } from '../useRoute.ts';

/** One page of accounts; `filter` is a query string such as `ring=R-0123ABCDEF&bits=20`. */
export function fetchAccounts(filter: string, cursor: string | undefined, signal: AbortSignal): Promise<AccountPage> {
  const query = new URLSearchParams(filter);
  query.set('limit', '50');
  if (cursor !== undefined) query.set('cursor', cursor);
  return ask(`/v1/accounts?${query}`, signal);
}

/** The file of one account. */
export function fetchAccount({ platform, id }: AccountName, signal: AbortSignal): Promise<AccountView> {
  return ask(`/v1/account?${new URLSearchParams({ platform, id })}`, signal);
}

/** An account by platform and id, both as the platform writes them. */
export interface AccountName {
  readonly platform: string;
  readonly id: string;
}

/** The screen of an account: both parts in one id, so that neither can be taken for the other. */
export function accountScreen({ platform, id }: AccountName): Screen {
  return { name: 'account', id: `${encodeURIComponent(platform)}/${encodeURIComponent(id)}` };
}

/** Reads such an id. What is no such id is taken for an account of no platform, which has no file. */
export function readAccountName(id: string): AccountName {
  const [platform = '', account = ''] = id.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return { platform, id: account };
}
