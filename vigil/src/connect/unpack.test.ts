// Packed sources: whole ones read as if they were not packed; broken ones give up everything before the break and say so.
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWhole } from './whole.ts';

const lines = Array.from({ length: 30_000 }, (_, id) =>
  JSON.stringify({ id: String(id), account: { id: 'a' }, text: `blenvik ${(id * 7919) % 10_007}`, createdAt: id }),
);
const text = `${lines.join('\n')}\n`;

describe.each([
  ['gzip', (input: string) => gzipSync(input)],
  ['zstd', (input: string) => zstdCompressSync(input)],
] as const)('%s', (name, pack) => {
  it('reads like the same bytes unpacked, whatever the chunks', async () => {
    const open = await readWhole(text);
    for (const size of [999, 65_536, 10_000_000]) {
      const whole = await readWhole(pack(text), {}, size);
      expect(whole).toEqual({ ...open, portions: whole.portions });
    }
  });

  it('reads several packed files glued together', async () => {
    const whole = await readWhole(Buffer.concat([pack(text), pack(text)]));
    expect(whole.items).toHaveLength(60_000);
    expect(whole.trouble).toBeUndefined();
    const apart = await readWhole(Buffer.concat([pack(text), pack(text), pack(text)]), {}, pack(text).length);
    expect(apart.items).toHaveLength(90_000);
  });

  it('passes over padding behind the end and tells of anything else there', async () => {
    const padded = await readWhole(Buffer.concat([pack(text), Buffer.alloc(100_000)]), {}, 3000);
    expect(padded).toMatchObject({ trouble: undefined, shelf: [] });
    const followed = await readWhole(Buffer.concat([pack(text), Buffer.from('blenvik')]));
    // zlib takes what follows a gzip stream for another one and then drops what it made of the last few KiB.
    expect(followed.items.length).toBeGreaterThan(name === 'gzip' ? 28_000 : 29_999);
    expect(followed.trouble).toMatch(/is followed by bytes that belong to no such stream|is broken/);
  });

  it('hands on everything before a cut, marks the cut on the shelf and tells of it', async () => {
    const packed = pack(text);
    for (const share of [0.5, 0.9, 0.9999]) {
      const whole = await readWhole(packed.subarray(0, Math.floor(packed.length * share)), {}, 4096);
      expect(whole.items.length).toBeGreaterThan(30_000 * share * 0.5);
      expect(whole.items.map((item) => item.id)).toEqual(whole.items.map((_, index) => String(index)));
      expect(whole.trouble).toBe(`the ${name} stream is cut off: it ends before its own end mark`);
      expect(whole.shelf.at(-1)).toMatchObject({ why: whole.trouble, last: true });
    }
  });

  it('hands on what came before broken bytes', async () => {
    const packed = Buffer.from(pack(text));
    packed.fill(0xa5, Math.floor(packed.length * 0.6), Math.floor(packed.length * 0.6) + 64);
    const whole = await readWhole(packed, {}, 1024);
    expect(whole.items.length).toBeGreaterThan(100);
    expect(whole.trouble).toContain(`the ${name} stream is broken`);
  });

  it('says so when nothing at all could be unpacked', async () => {
    await expect(readWhole(pack(text).subarray(0, 6))).rejects.toThrow(
      /Nothing could be read: the \w+ stream is cut off/,
    );
  });
});

it('throws the error of the stream itself on, since reading again may help', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield gzipSync(text).subarray(0, 20_000);
    throw new Error('disk gone');
  }
  const { openSource } = await import('./open.ts');
  const source = await openSource(failing());
  const drained = (async () => {
    for await (const portion of source.portions()) expect(portion.shelf).toEqual([]);
  })();
  await expect(drained).rejects.toThrow('disk gone');
});
