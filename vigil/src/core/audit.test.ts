// The audit chain: what was written holds, and any change, gap or swap shows at its place.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditEntry, type AuditLine, breakAt, chain, GENESIS } from './audit.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const line = fc.record({
  at: fc.nat(),
  actor: fc.string(),
  act: fc.string(),
  subject: fc.string(),
  detail: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())),
});

function chained(lines: readonly AuditLine[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const one of lines) entries.push(chain(one, entries.at(-1) ?? { seq: 0, hash: GENESIS }, sha256));
  return entries;
}

function firstBreak(entries: readonly AuditEntry[]): string | undefined {
  let last: Pick<AuditEntry, 'seq' | 'hash'> = { seq: 0, hash: GENESIS };
  for (const entry of entries) {
    const why = breakAt(entry, last, sha256);
    if (why !== undefined) return why;
    last = entry;
  }
  return undefined;
}

test('Any chain that was written holds', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(firstBreak(chained(lines))).toBeUndefined();
    }),
  );
});

test('A changed, dropped or swapped entry breaks it', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 3 }), fc.nat(), fc.string({ minLength: 1 }), (lines, pick, extra) => {
      const entries = chained(lines);
      const at = pick % (entries.length - 1);
      const entry = entries[at] as AuditEntry;
      const changed = entries.with(at, { ...entry, actor: entry.actor + extra });
      const swapped = entries.with(at, entries[at + 1] as AuditEntry).with(at + 1, entry);
      expect(firstBreak(changed)).toContain('changed');
      expect(firstBreak(entries.toSpliced(at, 1))).toBeDefined();
      expect(firstBreak(swapped)).toBeDefined();
    }),
  );
});
