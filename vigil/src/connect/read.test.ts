// Promises every source keeps, whatever comes in: no byte is lost, chunking does not matter, good lines survive bad neighbours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './open.ts';
import { isDeep } from './read.ts';
import { readWhole, type Whole } from './whole.ts';

const line = (id: string, text = 'blenvik'): string => JSON.stringify({ id, account: { id: 'a' }, text, createdAt: 0 });
const small = { objectBytes: 300, shelfPartBytes: 64, portionBytes: 128, portionObjects: 3, sampleBytes: 200 };

/** The places of everything that was delivered or shelved, in order, as [start, end). */
function placesOf(whole: Whole): readonly (readonly [number, number])[] {
  const placed = whole.placed.map(({ origin }) => [origin.offset, origin.offset + origin.length] as const);
  const shelf = whole.shelf.map(
    ({ origin, at, raw }) => [origin.offset + at, origin.offset + at + raw.length] as const,
  );
  return [...placed, ...shelf].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

/** What lies outside every place. */
function gapsOf(bytes: Uint8Array, whole: Whole): string {
  let at = 0;
  let gaps = '';
  for (const [start, end] of placesOf(whole)) {
    expect(start, 'places overlap').toBeGreaterThanOrEqual(at);
    gaps += Buffer.from(bytes.subarray(at, start)).toString('latin1');
    at = end;
  }
  return gaps + Buffer.from(bytes.subarray(at)).toString('latin1');
}

const jsonish = fc.array(
  fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      '\r\n',
      ' ',
      '\uFEFF',
      '\0',
      '{}',
      '[]',
      'window.x = ',
      '=',
      'a,b',
      '|',
      ';',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.nat(99).map((id) => `${line(String(id))}\n`),
  ),
  { maxLength: 60 },
);
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  jsonish.map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
);
const formats = fc.constantFrom('vigil', 'x-v2', 'x-archive', 'bluesky-jetstream', 'mastodon');

describe('no byte is lost', () => {
  it('accounts for every byte of any input: delivered, shelved, or only framing', async () => {
    await fc.assert(
      fc.asyncProperty(noise, formats, fc.integer({ min: 1, max: 500 }), async (bytes, format, size) => {
        fc.pre(!isUtf16(bytes) && !isPacked(bytes));
        const whole = await readWhole(bytes, { format, limits: small }, size);
        expect(whole.end).toBe(bytes.length);
        const framing = /^(?:[\s,[\]]|\xef\xbb\xbf|[A-Za-z_$][^\n{=]*=)*$/;
        expect(gapsOf(bytes, whole)).toMatch(framing);
        for (const part of whole.shelf) {
          const from = part.origin.offset + part.at;
          expect(Buffer.compare(part.raw, bytes.subarray(from, from + part.raw.length))).toBe(0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('accounts for every byte of any CSV', async () => {
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 500 }), async (tail, size) => {
        const bytes = Buffer.concat([Buffer.from('id,text\n1,hat\n'), tail]);
        const whole = await readWhole(bytes, { format: 'csv', limits: small }, size);
        expect(whole.end).toBe(bytes.length);
        expect(gapsOf(bytes, whole)).toMatch(/^(?:\s|\xef\xbb\xbf)*$/);
        expect(whole.items[0]?.text).toBe('hat');
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same readings however the stream is chunked', async () => {
    await fc.assert(
      fc.asyncProperty(noise, formats, fc.integer({ min: 1, max: 700 }), async (bytes, format, size) => {
        fc.pre(!isUtf16(bytes));
        const one = await readWhole(bytes, { format, limits: small }, size).catch(String);
        const other = await readWhole(bytes, { format, limits: small }, bytes.length || 1).catch(String);
        expect(plain(one)).toEqual(plain(other));
      }),
      { numRuns: 400 },
    );
  });

  it('delivers every good line among garbage lines', async () => {
    const garbage = fc
      .string({ unit: 'binary', maxLength: 80 })
      .map((text) => text.replaceAll('\n', '').replace(/^\s*\[/, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(garbage, fc.integer({ min: 0 })), { maxLength: 40 }), async (lines) => {
        const text = lines.map((entry) => (typeof entry === 'number' ? line(`n${entry}`) : entry)).join('\n');
        const whole = await readWhole(text, { format: 'vigil' });
        const wanted = lines.filter((entry) => typeof entry === 'number').map((entry) => `n${entry}`);
        expect(whole.items.map((item) => item.id).filter((id) => id.startsWith('n'))).toEqual(wanted);
      }),
    );
  });

  it('lets the bytes of an object be found again by its place', async () => {
    const text = `\uFEFF  ${line('1')}  \r\n\r\n\n${line('2', 'zorple')}\n{"broken\n${line('3')}`;
    const whole = await readWhole(text);
    const bytes = Buffer.from(text);
    const at = ({ origin }: { readonly origin: { readonly offset: number; readonly length: number } }): string =>
      bytes.subarray(origin.offset, origin.offset + origin.length).toString();
    expect(whole.placed.map(at)).toEqual([line('1'), line('2', 'zorple'), line('3')]);
    expect(whole.placed.map(({ origin }) => origin.line)).toEqual([1, 4, 6]);
    expect(whole.shelf.map(at)).toEqual(['{"broken']);
    expect(whole.shelf[0]).toMatchObject({
      why: 'not valid JSON: it breaks off before its end',
      last: true,
      origin: { line: 5 },
    });
  });
});

describe('bounds', () => {
  it('keeps portions small', async () => {
    const text = Array.from({ length: 10_000 }, (_, id) => line(String(id))).join('\n');
    const source = await readWhole(text, {}, 10_000_000);
    expect(source.items).toHaveLength(10_000);
    expect(source.portions).toBeGreaterThanOrEqual(5);
  });

  it('puts an object that is too long on the shelf in parts and goes on', async () => {
    const text = `${line('1')}\n${line('2', 'x'.repeat(5000))}\n${line('3')}`;
    for (const size of [1, 100, 100_000]) {
      const whole = await readWhole(text, { limits: { objectBytes: 1000, shelfPartBytes: 400 } }, size);
      expect(whole.items.map((item) => item.id)).toEqual(['1', '3']);
      expect(
        Buffer.concat(whole.shelf.map((part) => part.raw))
          .toString()
          .trimEnd(),
      ).toBe(line('2', 'x'.repeat(5000)));
      expect(whole.shelf.every((part) => part.raw.length <= 400 && part.origin.offset === line('1').length + 1)).toBe(
        true,
      );
      expect(whole.shelf.map((part) => part.last)).toEqual(
        whole.shelf.map((_, index) => index === whole.shelf.length - 1),
      );
    }
  });

  it('shelves what nests too deep, five thousand or five million levels, without parsing it', async () => {
    for (const levels of [5000, 3_000_000]) {
      for (const deep of ['['.repeat(levels) + ']'.repeat(levels), '{"a":'.repeat(levels / 2)]) {
        const whole = await readWhole(`${line('1')}\n{"id":"2","text":"hat","x":${deep}}\n${line('3')}`);
        expect(whole.items.map((item) => item.id)).toEqual(['1', '3']);
        expect(new Set(whole.shelf.map((part) => part.why))).toEqual(
          new Set([`nested deeper than ${LIMITS.depth} levels`]),
        );
      }
    }
    const bare = await readWhole('['.repeat(5_000_000) + ']'.repeat(5_000_000), { format: 'vigil' });
    expect(bare.items).toEqual([]);
    expect(bare.shelf.reduce((sum, part) => sum + part.raw.length, 0)).toBeGreaterThan(9_999_000);
    expect(isDeep(Buffer.from('{"a":"[[[[[","b":[[1]]}'), 3)).toBe(false);
  });

  it('shelves an object with too long a text or too many texts', async () => {
    const long = await readWhole(
      `${line('1', 'x'.repeat(LIMITS.textUnits + 1))}\n${line('2', 'x'.repeat(LIMITS.textUnits))}`,
    );
    expect(long.items.map((item) => item.id)).toEqual(['2']);
    expect(long.shelf[0]?.why).toBe('a text longer than 1048576 characters');
    const many = await readWhole(
      JSON.stringify({
        id: '1',
        account: { id: 'a' },
        text: 'hat',
        altTexts: Array.from({ length: 10_001 }, () => 'a'),
      }),
    );
    expect(many.shelf[0]?.why).toBe('more texts in one object than Vigil reads');
  });

  it('holds a line of 400 MB only a part at a time', { timeout: 60_000 }, async () => {
    const { openSource } = await import('./open.ts');
    const chunk = Buffer.alloc(256 * 1024, 0x61);
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${line('1')}\n{"id":"2","text":"`);
      for (let count = 0; count < 1600; count += 1) yield chunk;
      yield Buffer.from(`"}\n${line('3')}\n`);
    }
    const source = await openSource(endless());
    const ids: string[] = [];
    let shelved = 0;
    let most = 0;
    for await (const portion of source.portions()) {
      for (const { reading } of portion.placed)
        if (reading.kind === 'understood') ids.push(...reading.items.map((item) => item.id));
      for (const part of portion.shelf) {
        shelved += part.raw.length;
        expect(part.raw.length).toBeLessThanOrEqual(LIMITS.shelfPartBytes);
      }
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(ids).toEqual(['1', '3']);
    expect(shelved).toBeGreaterThan(400 * 1024 * 1024);
    expect(most).toBeLessThan(200 * 1024 * 1024);
  });

  it('passes millions of blank lines', { timeout: 60_000 }, async () => {
    const whole = await readWhole(`${'\n'.repeat(3_000_000)}${line('1')}\n`, { format: 'vigil' });
    expect(whole.items).toHaveLength(1);
    expect(whole.placed[0]?.origin.line).toBe(3_000_001);
  });
});

function isUtf16(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0x1fd && (bytes[0] === 0xff || bytes[0] === 0xfe);
}

function isPacked(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
    (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)
  );
}

/** What must not depend on chunking: everything but the number of portions. */
function plain(whole: Whole | string): unknown {
  return typeof whole === 'string'
    ? whole
    : {
        ...whole,
        portions: 0,
        shelf: whole.shelf.map((part) => ({ ...part, raw: Buffer.from(part.raw).toString('latin1') })),
      };
}
