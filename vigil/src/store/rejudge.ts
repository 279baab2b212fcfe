// Judges every account on file again, because what judging uses has changed: a model, a policy, rings. Nothing is read from a platform and no observation is added.

import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AuditLine } from '../core/audit.ts';
import type { Judge, Judged } from '../engine/ports.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { type FileRow, fileOf, putJudged, readFiles } from './files.ts';
import { takeWriterLock } from './writer-lock.ts';

const PAGE = 1_000;
const NO_STANDINGS = new Map<string, never>();

/** How many accounts were judged, and how many open cases changed their severity or were opened. */
export interface Rejudged {
  readonly accounts: number;
  readonly changed: number;
}

/**
 * Goes through all accounts, a page a transaction, so that intake goes on in between. Running it again changes nothing, and writes nothing.
 * `why` is a word for the audit log; `now` the time of judging, milliseconds since 1970.
 */
export async function rejudge(
  pool: pg.Pool,
  judge: Judge,
  { why, now }: { readonly why: string; readonly now: number },
): Promise<Rejudged> {
  let accounts = 0;
  let changed = 0;
  let after = { platform: '', id: '' };
  for (;;) {
    const page = await inTransaction(pool, async (client) => {
      await takeWriterLock(client);
      const { rows } = await client.query<{ platform: string; id: string }>(
        'select platform, id from account where (platform, id) > ($1, $2) order by platform, id limit $3',
        [after.platform, after.id, PAGE],
      );
      const lines = await judgeRows(client, judge, rows, now);
      return { rows, lines };
    });
    accounts += page.rows.length;
    changed += page.lines;
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < PAGE) break;
    after = last;
  }
  if (changed > 0)
    await logRejudged(pool, {
      at: now,
      actor: 'vigil',
      act: 'accounts.rejudged',
      subject: why,
      detail: { accounts, changed },
    });
  return { accounts, changed };
}

/** Judges given accounts again, inside an open transaction whose holder has the writer's lock. Returns how many lines the audit log got. */
async function judgeRows(
  client: pg.ClientBase,
  judge: Judge,
  rows: readonly { readonly platform: string; readonly id: string }[],
  now: number,
): Promise<number> {
  if (rows.length === 0) return 0;
  const files = await readFiles(
    client,
    rows.map(({ platform, id }) => accountKey(platform, id)),
  );
  const judged = files.flatMap((row) => {
    const one = judge(fileOf(row), [], 0);
    return hasChanged(row, one) ? [one] : [];
  });
  await putJudged(client, judged, NO_STANDINGS, now);
  const lines = judged.flatMap((one) => one.audit);
  await appendAudit(client, lines);
  return lines.length;
}

/** False where judging came to what is on file already: most accounts, most of the time, need no writing. */
function hasChanged(row: FileRow, { conduct, assessment, case: opened, withdrawn, minor, decision }: Judged): boolean {
  if (withdrawn !== undefined || decision !== undefined || minor !== row.minor) return true;
  const before = [row.conduct, row.bits, row.probability, row.against, row.open];
  const { bits, probability = null, against = null } = assessment;
  const after = [conduct, bits, probability, against, opened ?? null];
  return !isDeepStrictEqual(before, JSON.parse(JSON.stringify(after)));
}

async function logRejudged(pool: pg.Pool, line: AuditLine): Promise<void> {
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    await appendAudit(client, [line]);
  });
}
