// Asks the server and turns every way it can fail into one of a few troubles that a screen can explain.
import type { CasePage, CaseView, Today } from '../../vigil/src/server/shapes.ts';

/** What can go wrong, as far as a person must tell the cases apart. */
export type TroubleKind = 'forbidden' | 'gone' | 'offline' | 'store' | 'broken';

/** An answer that did not come. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly kind: TroubleKind;
  constructor(kind: TroubleKind) {
    super(kind);
    this.kind = kind;
  }
}

const WITHIN_MS = 15_000;

async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await reach(path, { signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]) });
  if (answer.status === 401 || answer.status === 403) throw new Trouble('forbidden');
  if (answer.status === 404 || answer.status === 400) throw new Trouble('gone');
  if (!answer.ok) throw new Trouble('store');
  try {
    return (await answer.json()) as T;
  } catch {
    throw new Trouble('broken');
  }
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Trouble('offline');
  }
}

/** Trades the key of the terminal's link for a session. */
export async function openSession(key: string): Promise<'open' | 'refused' | 'offline'> {
  try {
    const answer = await reach('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    return answer.ok ? 'open' : 'refused';
  } catch {
    return 'offline';
  }
}

/** The Today screen. */
export function fetchToday(signal: AbortSignal): Promise<Today> {
  return ask('/v1/today?days=30', signal);
}

/** One page of the queue. */
export function fetchCases(
  wish: { readonly severity: string | undefined; readonly cursor: string | undefined },
  signal: AbortSignal,
): Promise<CasePage> {
  const query = new URLSearchParams({
    limit: '50',
    ...(wish.severity && { severity: wish.severity }),
    ...(wish.cursor && { cursor: wish.cursor }),
  });
  return ask(`/v1/cases?${query}`, signal);
}

/** One case. A reveal is written to the audit log by the server. */
export function fetchCase(
  id: string,
  wish: { readonly revealed: boolean; readonly offset: number },
  signal: AbortSignal,
): Promise<CaseView> {
  const query = new URLSearchParams({ offset: String(wish.offset), ...(wish.revealed && { reveal: '1' }) });
  return ask(`/v1/cases/${encodeURIComponent(id)}?${query}`, signal);
}
