// Sends the canary in at the near end, through the very parser, matcher and transaction that posts take, and listens at the far end.
import { randomUUID } from 'node:crypto';
import { openSource } from '../connect/open.ts';
import { CANARY_PLATFORM, canaryLine } from '../core/canary.ts';
import type { Rules } from '../engine/flow.ts';
import { pump } from '../engine/pump.ts';
import { lastHeard } from '../store/canary.ts';
import type { OpenStore } from '../store/open.ts';

/** Sings once. Returns how long it took in milliseconds, or undefined when the song did not come out. */
export async function sing(store: OpenStore, rules: Rules): Promise<number | undefined> {
  const name = randomUUID();
  const started = performance.now();
  const source = await openSource(once(Buffer.from(`${canaryLine(name, Date.now())}\n`)), { format: 'vigil' });
  await pump(source, { rules: () => rules, store, name: CANARY_PLATFORM, now: Date.now });
  return (await lastHeard(store.pool, name)) === undefined ? undefined : performance.now() - started;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
