// What was refused goes into the audit log too: who tried what. Bounded, so that nobody can fill the log by trying.
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import { audited } from '../store/audited.ts';

const WINDOW_MS = 60_000;
/** Lines a minute in all; what is more is counted in the next line. */
const MOST = 60;
const FLUSH_MS = 200;

/** The notebook of refusals. */
export interface Refusals {
  /** Notes one: the same actor, act and subject once a minute. */
  note(actor: string, act: string, subject: string, detail?: AuditLine['detail']): void;
  /** Writes what is noted. */
  flush(): Promise<void>;
}

/** Opens it. Lines are written a moment later, so that a refusal costs its sender no wait and the store one transaction. */
export function noteRefusals(pool: pg.Pool, now: () => number): Refusals {
  const seen = new Set<string>();
  let since = 0;
  let left = 0;
  let lines: AuditLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const out = lines;
    lines = [];
    for (const line of out)
      await audited(pool, { actor: line.actor, now: line.at }, async (_, note) =>
        note(line.act, line.subject, line.detail),
      ).catch(() => {
        left++;
      });
  };
  return {
    note: (actor, act, subject, detail = {}) => {
      const at = now();
      if (at - since >= WINDOW_MS) {
        since = at;
        seen.clear();
      }
      const key = `${actor} ${act} ${subject}`;
      if (seen.has(key) || seen.size >= MOST) {
        left++;
        return;
      }
      seen.add(key);
      lines.push({ at, actor, act, subject, detail: left === 0 ? detail : { ...detail, more: left } });
      left = 0;
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
  };
}
