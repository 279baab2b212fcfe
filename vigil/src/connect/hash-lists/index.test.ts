// Lists of known media come in many formats: every usable hash is taken, and whatever is not is counted or told with its line.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOfList, listName } from './index.ts';
import { finder, invented, readTexts, troubles } from './lists.fixture.ts';

const md5 = invented('md5', 1);
const sha1 = invented('sha1', 1);
const pdq = invented('pdq', 1);

describe('plain lines', () => {
  test('blank lines and comments are passed over; the length tells the kind', async () => {
    const read = await readTexts({ 'wardens.txt': `# our list\r\n\r\n${md5}\r\n  ${sha1.toUpperCase()}  \n` });
    expect(read.files).toEqual([{ file: 'wardens.txt', format: 'lines' }]);
    expect(troubles(read)).toEqual([]);
    const find = finder(read);
    expect(find('md5', md5)).toEqual([`wardens ${md5}`]);
    expect(find('sha1', sha1)).toEqual([`wardens ${sha1}`]);
  });

  test('64 digits are taken as SHA-256 and as PDQ, unless the file name or a comment tells the kind', async () => {
    const kinds = async (name: string, text: string) => {
      const { sheet } = await readTexts({ [name]: text });
      return [sheet.counts.sha256.taken, sheet.counts.pdq.taken, sheet.ambiguous];
    };
    expect(await kinds('x.txt', pdq)).toEqual([1, 1, 1]);
    expect(await kinds('known-pdq.txt', pdq)).toEqual([0, 1, 0]);
    expect(await kinds('x.txt', `# kind: sha-256\n${pdq}\n# kind: pdq\n${pdq}`)).toEqual([1, 1, 0]);
  });

  test('a line that is no hash is told with its number and what to do, and the lines after it are read', async () => {
    const read = await readTexts({
      'l.txt': `${md5}\nnot a hash\n${md5.slice(1)}\n${sha1}\n${'a'.repeat(70_000)}\n${invented('md5', 2)}`,
    });
    expect(troubles(read)).toEqual([
      'l.txt:2 this is no hash',
      'l.txt:3 this is no hash',
      'l.txt:5 the line is longer than 65536 characters',
    ]);
    expect(read.sheet.problems[0]?.mend).toContain('MD5 has 32');
    expect([read.sheet.counts.md5.taken, read.sheet.counts.sha1.taken]).toEqual([2, 1]);
  });

  test('hashes that say nothing are counted, not listed', async () => {
    const { sheet } = await readTexts({ 'pdq.txt': `${'0'.repeat(64)}\n${'00ff'.repeat(16)}\n${pdq}` });
    expect(sheet.counts.pdq).toEqual({ taken: 1, lowInformation: 2, lowQuality: 0 });
  });

  test('what md5sum writes is read without the names of files', async () => {
    const find = finder(await readTexts({ 'l.txt': `${md5}  holiday.jpg\n${sha1} *b.png\n` }));
    expect(find('md5', md5)).toEqual([`l ${md5}`]);
    expect(find('sha1', sha1)).toEqual([`l ${sha1}`]);
  });

  test('a packed list is unpacked, and a cut one gives what came before the cut', async () => {
    const text = Array.from({ length: 20_000 }, (_, n) => invented('md5', n)).join('\n');
    const packed = gzipSync(text);
    expect((await readTexts({ 'l.txt.gz': packed })).sheet.counts.md5.taken).toBe(20_000);
    const cut = await readTexts({ 'l.txt.gz': packed.subarray(0, packed.length / 2) });
    expect(cut.sheet.counts.md5.taken).toBeGreaterThan(5_000);
    expect(troubles(cut).at(-1)).toContain('cut off');
  });

  test('UTF-16 is refused with advice, and an empty file is an empty list', async () => {
    const read = await readTexts({ 'a.txt': Buffer.from(`\uFEFF${md5}`, 'utf16le'), 'b.txt': '' });
    expect(troubles(read)).toEqual(['a.txt:0 this is UTF-16']);
  });
});

describe('the local file of ThreatExchange', () => {
  test('kind and value on every line; signals of other kinds are counted', async () => {
    const read = await readTexts({
      'bank.txt': `pdq ${pdq}\nvideo_md5 ${md5}\nurl https://hats.example/\nraw_text some words\npdq ${md5}\n${md5}\n`,
    });
    expect(read.files[0]?.format).toBe('local-file');
    expect(Object.fromEntries(read.sheet.otherKinds)).toEqual({ url: 1, raw_text: 1 });
    expect(troubles(read)).toEqual(['bank.txt:5 this is no pdq', 'bank.txt:6 there is no kind before a value']);
    expect(finder(read)('pdq', pdq)).toEqual([`bank ${pdq}`]);
    expect(finder(read)('md5', md5)).toEqual([`bank ${md5}`]);
  });
});

describe('tables', () => {
  test('columns are found by their usual names; list, entry and quality are used', async () => {
    const text = `Collab,Signal_Type,signal_str,category,Quality,ID\nwardens,pdq,${pdq},POSITIVE,80,e-1\nwardens,pdq,${invented('pdq', 2)},POSITIVE,49,e-2\n"other, list",HASH_MD5,${md5},,,\nwardens,photodna,abc,,,\n`;
    const read = await readTexts({ 'export.csv': text });
    expect(read.files[0]?.format).toBe('csv');
    expect(read.sheet.counts.pdq).toEqual({ taken: 1, lowInformation: 0, lowQuality: 1 });
    expect(finder(read)('pdq', pdq)).toEqual(['wardens e-1']);
    expect(finder(read)('md5', md5)).toEqual([`other, list ${md5}`]);
    expect(Object.fromEntries(read.sheet.otherKinds)).toEqual({ photodna: 1 });
  });

  test('a column may be named after a kind, and several may stand side by side', async () => {
    const find = finder(await readTexts({ 't.csv': `id;md5;sha1\na;${md5};${sha1}\nb;${invented('md5', 2)};\n` }));
    expect([find('md5', md5), find('sha1', sha1), find('md5', invented('md5', 2))]).toEqual([
      ['t a'],
      ['t a'],
      ['t b'],
    ]);
  });

  test('tables without a header: a hash beside its kind, and vPDQ features with their quality', async () => {
    const plain = await readTexts({ 't.csv': `pdq,${pdq}\nmd5,${md5}\n` });
    expect([plain.sheet.counts.pdq.taken, plain.sheet.counts.md5.taken]).toEqual([1, 1]);
    const frames = await readTexts({ 'film.csv': `0,100,${pdq},0.000\n1,12,${invented('pdq', 2)},0.5\n` });
    expect(frames.sheet.counts.pdq).toEqual({ taken: 1, lowInformation: 0, lowQuality: 1 });
    expect(frames.sheet.counts.sha256.taken).toBe(0);
  });

  test('records that cannot be used are told with their line', async () => {
    const read = await readTexts({ 't.csv': `hash,quality\n${md5},\n,\nxyz,\n${pdq},good\n${sha1},\n` });
    expect(troubles(read)).toEqual([
      't.csv:3 there is no hash in this record',
      't.csv:4 this is no hash',
      't.csv:5 the quality is no number',
    ]);
    expect([read.sheet.counts.md5.taken, read.sheet.counts.sha1.taken]).toEqual([1, 1]);
    expect(troubles(await readTexts({ 't.csv': 'colour,size\nblue,3\n' }))[0]).toContain('no column is called hash');
    const open = await readTexts({
      't.csv': `hash,note\n${md5},fine\n${sha1},"never closed\n${`${md5},x\n`.repeat(4_000)}`,
    });
    expect(open.sheet.counts.md5.taken).toBe(1);
    expect(troubles(open)[0]).toContain('a quote never closes');
  });
});

describe('JSON of exchanges', () => {
  test('contents of HMA, descriptors of ThreatExchange, records of StopNCII and dumps by kind', async () => {
    const other = (n: number) => invented('md5', n);
    const read = await readTexts({
      'hma.json': JSON.stringify([
        { id: 7, signals: { pdq, md5 } },
        { bank_content_id: '8', signal_type: 'video_md5', signal_str: other(8) },
      ]),
      'tx.json': JSON.stringify({
        data: [
          { id: '9', type: 'HASH_MD5', indicator: other(9), status: 'MALICIOUS' },
          { id: '10', type: 'HASH_MD5', indicator: other(10), status: 'NON_MALICIOUS' },
          { id: '11', type: 'DEBUG_STRING', indicator: 'x' },
        ],
      }),
      'ncii.json': JSON.stringify({
        hashRecords: [
          { lastModtimestamp: 5, signalType: 'VideoMD5', hashValue: other(12), hashStatus: 'Withdrawn' },
          { lastModtimestamp: 4, signalType: 'VideoMD5', hashValue: other(12), hashStatus: 'Active' },
          { lastModtimestamp: 4, signalType: 'VideoTMK', hashValue: 'zzz', hashStatus: 'Active' },
          { lastModtimestamp: 4, signalType: 'VideoMD5', hashValue: other(13), hashStatus: 'Active' },
        ],
      }),
      'dump.json': JSON.stringify({ md5: [other(14), other(15)], pdq: { [invented('pdq', 16)]: { tags: [] } } }),
    });
    expect(troubles(read)).toEqual([]);
    const find = finder(read);
    expect([find('pdq', pdq), find('md5', md5), find('md5', other(8))]).toEqual([['hma 7'], ['hma 7'], ['hma 8']]);
    expect([find('md5', other(9)), find('md5', other(10))]).toEqual([['threatexchange 9'], []]);
    expect([find('md5', other(12)), find('md5', other(13))]).toEqual([[], [`stopncii ${other(13)}`]]);
    expect([find('md5', other(14)), find('pdq', invented('pdq', 16))].flat()).toHaveLength(2);
    expect(read.sheet.withdrawn).toBe(2);
    expect(Object.fromEntries(read.sheet.otherKinds)).toEqual({ debug_string: 1, videotmk: 1 });
  });

  test('pages of one exchange are one list: a later page withdraws what an earlier one listed, and a missing one is told', async () => {
    const record = (at: number, hashStatus: string) => ({
      lastModtimestamp: at,
      signalType: 'VideoMD5',
      hashValue: md5,
      hashStatus,
    });
    const pages = {
      'a.json': JSON.stringify({ hashRecords: [record(9, 'Withdrawn')], hasMoreRecords: true }),
      'b.json': JSON.stringify({ hashRecords: [record(3, 'Active')], hasMoreRecords: false }),
    };
    const both = await readTexts(pages);
    expect([finder(both)('md5', md5), troubles(both)]).toEqual([[], []]);
    const first = await readTexts({ 'a.json': pages['a.json'] });
    expect(troubles(first)).toEqual(['a.json:0 every page names a next one, so the last is missing']);
  });

  test('one value a line is read too, and a broken line costs only itself', async () => {
    const read = await readTexts({ 'l.ndjson': `{"pdq":"${pdq}"}\n{"pdq":\n{"colour":"blue"}\n{"md5":"${md5}"}\n` });
    expect(troubles(read)).toEqual(['l.ndjson:2 this is no JSON', 'l.ndjson:3 there is no hash in this record']);
    expect([read.sheet.counts.pdq.taken, read.sheet.counts.md5.taken]).toEqual([1, 1]);
  });

  test('nesting without end is told, not followed', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await readTexts({ 'deep.json': deep })).sheet.problems).toHaveLength(1);
  });
});

test('the format is told by the beginning, the list by the name of the file', () => {
  expect(formatOfList('\n <?xml')).toBe('ncmec-xml');
  expect(formatOfList('hash\nabc')).toBe('csv');
  expect(formatOfList(`${md5}\n`)).toBe('lines');
  expect(listName('lists/known.pdq.txt.gz')).toBe('known.pdq');
  expect(listName('.csv')).toBe('list');
});

test('the digest depends on what the files hold and not on their order', async () => {
  const [a, b] = [`${md5}\n`, `${sha1}\n`];
  const one = (await readTexts({ 'a.txt': a, 'b.txt': b })).digest;
  expect((await readTexts({ 'b.txt': b, 'a.txt': a })).digest).toBe(one);
  expect((await readTexts({ 'b.txt': b, 'a.txt': `${a}#` })).digest).not.toBe(one);
});

describe('any file at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      md5,
      sha1,
      pdq,
      'pdq ',
      ',',
      '"',
      '\n',
      '\r\n',
      '#',
      '{',
      '[',
      '<image>',
      '</',
      '&x;',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      ';',
      'hash',
      '\u0000',
      '[[[[',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const start = fc.constantFrom(
    '',
    '<queryResult><images count="1">',
    '{"data":[',
    '[',
    'hash,type,quality\n',
    'pdq ',
    `${md5}\n`,
  );

  test('is read to its end without an error, the same in one piece as in many', async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        async (head, pieces, size) => {
          const content = head + pieces.join('');
          const [whole, cut] = [await readTexts({ f: content }), await readTexts({ f: content }, size)];
          expect(cut.sheet.counts).toEqual(whole.sheet.counts);
          expect(cut.sheet.problems.map(({ why, line }) => `${why} ${line}`)).toEqual(
            whole.sheet.problems.map(({ why, line }) => `${why} ${line}`),
          );
          expect(cut.digest).toBe(whole.digest);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('every hash of a list of lines is found afterwards, whatever stands between them', async () => {
    const wild = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat({ max: 50 }), wild), { minLength: 1, maxLength: 30 }),
        async (lines) => {
          const read = await readTexts({
            'l.txt': `${md5}\n${lines.map((one) => (typeof one === 'number' ? invented('md5', one) : one)).join('\n')}`,
          });
          const find = finder(read);
          for (const one of lines)
            if (typeof one === 'number') expect(find('md5', invented('md5', one))).toHaveLength(1);
          const odd = lines.filter(
            (one) => typeof one === 'string' && one.trim() !== '' && !one.trim().startsWith('#'),
          );
          expect(read.sheet.problems).toHaveLength(odd.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
