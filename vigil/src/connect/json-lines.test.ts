// Every line of a table is read or told with its number; none is lost, none stops the others, and no reason quotes it.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type JsonLine, readJsonLines } from './json-lines.ts';

const Line = z.object({ id: z.string(), n: z.number() });

async function read(bytes: Uint8Array, size = 7): Promise<readonly JsonLine<z.infer<typeof Line>>[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const out: JsonLine<z.infer<typeof Line>>[] = [];
  for await (const line of readJsonLines(chunks(), Line)) out.push(line);
  return out;
}

test('good lines come out as they are and bad ones with their number, however the bytes are cut', async () => {
  const good = fc.record({ id: fc.string(), n: fc.integer() }).map((value) => ({ text: JSON.stringify(value), value }));
  const bad = fc
    .constantFrom('{"id": 1}', 'blenvik', '{"id":"x","n":', '[]', 'null', '{"id":"blenvik"}')
    .map((text) => ({ text, value: undefined }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(good, bad), { maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, size) => {
        const bytes = Buffer.from(lines.map(({ text }) => text).join('\n'));
        const out = await read(bytes, size);
        expect(out.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
        expect(out.map((line) => (line.ok ? line.value : undefined))).toEqual(lines.map(({ value }) => value));
        for (const line of out) if (!line.ok) expect(line.why).not.toContain('blenvik');
      },
    ),
    { numRuns: 60 },
  );
});

test('a packed file is read too, and one that is cut off says so after what could be read', async () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => JSON.stringify({ id: `${n * 7919}`, n })).join('\n');
  const packed = gzipSync(lines);
  expect(await read(packed, 4_096)).toHaveLength(2_000);
  const cut = await read(packed.subarray(0, packed.length / 2), 4_096);
  expect(cut.length).toBeGreaterThan(100);
  expect(cut.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('cut off') });
});

test('blank lines count as lines and are passed over', async () => {
  const out = await read(Buffer.from('\n{"id":"a","n":1}\r\n\n{"id":"b","n":2}\n\n'));
  expect(out).toEqual([
    { line: 2, ok: true, value: { id: 'a', n: 1 } },
    { line: 4, ok: true, value: { id: 'b', n: 2 } },
  ]);
});

test('bytes that are no text, and lines nested without end, are told', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 10]), Buffer.from('['.repeat(100_000))]);
  const out = await read(bytes, 9_000);
  expect(out.map((line) => line.ok)).toEqual([false, false]);
});
