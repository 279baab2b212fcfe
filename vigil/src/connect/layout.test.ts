// Ways in which objects stand in a file, and bytes that are no text: all are read, or refused with a reason.
import { describe, expect, it } from 'vitest';
import { readWhole } from './whole.ts';

const line = (id: string, text = 'blenvik'): string => JSON.stringify({ id, account: { id: 'a' }, text, createdAt: 0 });

describe('layouts', () => {
  const objects = ['1', '2', '3'].map((id) => JSON.parse(line(id)) as object);
  it.each([
    ['lines with CRLF', objects.map((one) => JSON.stringify(one)).join('\r\n')],
    ['a compact array', JSON.stringify(objects)],
    ['a pretty array', JSON.stringify(objects, null, 2)],
    ['an array of lines', `[\n${objects.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`],
    ['pretty documents one after another', objects.map((one) => JSON.stringify(one, null, '\t')).join('\n')],
    ['values glued together', objects.map((one) => JSON.stringify(one)).join('')],
    ['a byte order mark before each file of several', objects.map((one) => `\uFEFF${JSON.stringify(one)}\n`).join('')],
    ['a broken first line', `{"id":"0","te\n${objects.map((one) => JSON.stringify(one)).join('\n')}`],
  ])('reads %s', async (_name, text) => {
    for (const size of [1, 7, 65_536]) {
      const whole = await readWhole(text, {}, size);
      expect(whole.format).toBe('vigil');
      expect(whole.items.map((item) => item.id)).toEqual(['1', '2', '3']);
    }
  });

  it('shelves a broken element of an array and goes on behind it', async () => {
    const whole = await readWhole(`[${line('1')},{"id":"2","text":"cut\n},${line('3')}, 7, "x", null]`);
    expect(whole.items.map((item) => item.id)).toEqual(['1', '3']);
    expect(whole.shelf.length).toBeGreaterThan(0);
  });

  it('says nothing and ends well on an empty source', async () => {
    for (const text of ['', '\n\n  \n', '\uFEFF']) {
      expect(await readWhole(text)).toMatchObject({ placed: [], shelf: [], end: Buffer.byteLength(text) });
    }
  });
});

describe('bytes that are no text', () => {
  it('shelves invalid UTF-8 with the reason, and takes lone surrogates and NUL as text', async () => {
    const bad = Buffer.concat([
      Buffer.from(`${line('1')}\n{"id":"2","text":"`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`"}\n`),
    ]);
    const good = Buffer.from(`{"id":"3","text":"a\\ud800b\\u0000"}\n`);
    const whole = await readWhole(Buffer.concat([bad, good]));
    expect(whole.shelf.map((part) => part.why)).toEqual(['not valid UTF-8']);
    expect(whole.items.map((item) => item.text)).toEqual(['blenvik', 'a\ud800b\0']);
  });

  it('takes the last of duplicate keys and is not moved by __proto__', async () => {
    const whole = await readWhole(
      '{"id":"1","id":"2","text":"hat","text":"cap","__proto__":{"surface":"message"},"constructor":1}\n',
    );
    expect(whole.items).toMatchObject([{ id: '2', text: 'cap', surface: 'post' }]);
    expect(Object.hasOwn(Object.prototype, 'surface')).toBe(false);
  });

  it('names UTF-16 and what to do about it', async () => {
    await expect(readWhole(Buffer.from('\uFEFF{"id":"1"}', 'utf16le'))).rejects.toThrow(
      'This source is UTF-16. Save it as UTF-8 and try again.',
    );
  });
});
