// Pages of NCMEC hash sharing: the newest state of an entry wins in any order, deletions and disputes are honoured, and XML tricks do nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finder, invented, readTexts, troubles } from './lists.fixture.ts';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly gone?: boolean;
  readonly prints?: string;
  readonly feedback?: string;
  readonly member?: string;
}

function page(entries: readonly Entry[], more: { readonly next?: boolean; readonly count?: number } = {}): string {
  const inner = entries.map(({ id, at, gone, prints, feedback, member }) => {
    const name = gone === true ? 'deletedImage' : 'image';
    const fingerprints =
      gone === true ? '' : `<classification>A1</classification><fingerprints>${prints ?? ''}</fingerprints>`;
    return `<${name}><member id="${member ?? '42'}">Example</member><timestamp>${at}</timestamp><id>${id}</id>${fingerprints}${feedback ?? ''}</${name}>`;
  });
  const paging = more.next === true ? '<paging><next>/v2/entries?start=2&amp;max=3</next></paging>' : '';
  return `<?xml version="1.0" encoding="UTF-8"?><queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2"><images count="${more.count ?? entries.length}">${inner.join('')}</images>${paging}</queryResult>`;
}
const md5 = (n: number) => invented('md5', n);
const print = (n: number) => `<md5>${md5(n)}</md5>`;

describe('pages of NCMEC', () => {
  test('every fingerprint of an entry is found under member, entry and classification', async () => {
    const prints = `<md5>${md5(1)}</md5><sha1>${invented('sha1', 1)}</sha1><pdq>${invented('pdq', 1)}</pdq><pdna>a1a1...</pdna>`;
    const read = await readTexts({ 'w1.xml': page([{ id: 'image1', at: '2026-01-01T00:00:00Z', prints }]) });
    expect(read.files[0]?.format).toBe('ncmec-xml');
    expect(troubles(read)).toEqual([]);
    const find = finder(read);
    for (const [kind, value] of [
      ['md5', md5(1)],
      ['sha1', invented('sha1', 1)],
      ['pdq', invented('pdq', 1)],
    ] as const)
      expect(find(kind, value)).toEqual(['ncmec 42-image1 A1']);
    expect(Object.fromEntries(read.sheet.otherKinds)).toEqual({ pdna: 1 });
  });

  test('the newest update of every entry wins, whatever the order of pages', async () => {
    const states = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        day: fc.integer({ min: 1, max: 9 }),
        gone: fc.boolean(),
        n: fc.nat({ max: 30 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(states, async (all) => {
        const files = all.map(
          ({ id, day, gone, n }, i) =>
            [`${i}.xml`, page([{ id, at: `2026-01-0${day}T00:00:00Z`, gone, prints: print(n) }])] as const,
        );
        const listed = async (order: typeof files) => {
          const find = finder(await readTexts(Object.fromEntries(order)));
          return Array.from({ length: 31 }, (_, n) => find('md5', md5(n)).join());
        };
        const there = await listed(files);
        expect(await listed([...files].reverse())).toEqual(there);
        for (const id of ['a', 'b', 'c']) {
          const own = all.filter((one) => one.id === id);
          const last = Math.max(...own.map((one) => one.day));
          const newest = own.filter((one) => one.day === last);
          for (const { n } of newest)
            expect(there[n]?.includes(`42-${id}`) || all.some((one) => one.n === n && one.id !== id)).toBe(
              !newest.some((one) => one.gone) || all.some((one) => one.n === n && one.id !== id),
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the same id of another member is another entry', async () => {
    const read = await readTexts({
      'w.xml': page([
        { id: 'x', at: '2026-01-02T00:00:00Z', gone: true },
        { id: 'x', member: '43', at: '2026-01-01T00:00:00Z', prints: print(1) },
      ]),
    });
    expect(finder(read)('md5', md5(1))).toEqual(['ncmec 43-x A1']);
    expect(read.sheet.withdrawn).toBe(1);
  });

  test('a fingerprint that a member disputes is compared, and its entry says so', async () => {
    const feedback =
      '<feedback><affirmativeFeedback type="Md5"><members/></affirmativeFeedback><negativeFeedback type="Sha1"><reasons><members><member id="9">Another</member></members></reasons></negativeFeedback></feedback>';
    const read = await readTexts({
      'w.xml': page([
        { id: 'x', at: '2026-01-02T00:00:00Z', prints: `${print(1)}<sha1>${invented('sha1', 1)}</sha1>`, feedback },
      ]),
    });
    expect([finder(read)('md5', md5(1)), finder(read)('sha1', invented('sha1', 1))]).toEqual([
      ['ncmec 42-x A1'],
      ['ncmec 42-x A1 disputed'],
    ]);
    expect(read.sheet.disputed).toBe(1);
  });

  test('a missing last page, a wrong count and a missing time are told', async () => {
    const entry = { id: 'x', at: '2026-01-02T00:00:00Z', prints: print(1) };
    expect(troubles(await readTexts({ 'w.xml': page([entry], { next: true }) }))[0]).toContain('the last is missing');
    expect(troubles(await readTexts({ '1.xml': page([entry], { next: true }), '2.xml': page([]) }))).toEqual([]);
    expect(troubles(await readTexts({ 'w.xml': page([entry], { count: 3 }) }))[0]).toContain(
      'images say they are 3, and 1 were there',
    );
    const timeless = await readTexts({ 'w.xml': page([{ ...entry, at: '' }]) });
    expect(troubles(timeless)[0]).toContain('no time');
    expect(finder(timeless)('md5', md5(1))).toHaveLength(1);
  });

  test('a broken page gives the entries before the break and names the line', async () => {
    const text = page([
      { id: 'x', at: '2026-01-02T00:00:00Z', prints: print(1) },
      { id: 'y', at: '2026-01-02T00:00:00Z', prints: print(2) },
    ]);
    const read = await readTexts({ 'w.xml': text.slice(0, text.indexOf('<id>y')) });
    expect(troubles(read)).toEqual(['w.xml:1 it is not well-formed XML']);
    expect([finder(read)('md5', md5(1)), finder(read)('md5', md5(2))].map((found) => found.length)).toEqual([1, 0]);
  });
});

describe('XML tricks', () => {
  const body = page([{ id: 'x', at: '2026-01-02T00:00:00Z', prints: print(1) }]).replace(/^<\?xml[^>]*>/, '');

  test('a document type is refused before anything is expanded or fetched', async () => {
    const lol =
      '<!DOCTYPE q [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>';
    const read = await readTexts({ 'w.xml': lol + body });
    expect(troubles(read)).toEqual(['w.xml:1 it declares a document type, which is never read']);
    expect(read.sheet.counts.md5.taken).toBe(0);
  });

  test('an unknown entity, endless nesting and an endless text stop the page', async () => {
    const why = async (xml: string) => troubles(await readTexts({ 'w.xml': xml }))[0];
    expect(await why(body.replace('Example', '&boom;'))).toContain('not well-formed');
    expect(await why(`<queryResult>${'<a>'.repeat(100_000)}`)).toContain('nested deeper');
    expect(await why(`<queryResult><images><image><id>${'9'.repeat(3_000_000)}`)).toContain('longer than 1048576');
    expect(await why(`<queryResult><images><image ${'a'.repeat(3_000_000)}`)).toContain('longer than 1048576');
  });

  test('another document is told, and gives nothing', async () => {
    const read = await readTexts({ 'w.xml': '<status><member id="1">x</member></status>' });
    expect(troubles(read)).toEqual(['w.xml:1 this is no page of entries of NCMEC hash sharing']);
  });
});

// Recorded answers lie beside the repository on some machines.
const recorded = join(import.meta.dirname, '../../../../../shared/data/wire/ncmec-hash-sharing');
test.skipIf(!existsSync(recorded))('recorded pages: updates and deletions out of time order are settled', async () => {
  const files = Object.fromEntries(
    ['entries_xml4', 'entries_xml3', 'entries_xml2', 'entries_xml'].map((name) => [
      `${name}.xml`,
      readFileSync(join(recorded, `${name}.xml`)),
    ]),
  );
  for (const order of [Object.entries(files), Object.entries(files).reverse()]) {
    const read = await readTexts(Object.fromEntries(order));
    const find = finder(read);
    expect(find('md5', 'face'.repeat(8))).toEqual(['ncmec 101-willupdate A1']);
    expect(find('md5', 'bace'.repeat(8))).toEqual([]);
    expect(find('md5', 'a1'.repeat(16))).toEqual(['ncmec 42-image1 A1']);
    expect(find('sha1', 'a1'.repeat(20))).toEqual(['ncmec 42-image1 A1 disputed']);
    expect(find('md5', `b1${'a1'.repeat(15)}`)).toEqual(['ncmec 42-image10 A1']);
    expect(read.sheet.withdrawn).toBe(3);
    expect(read.sheet.disputed).toBe(1);
    expect(read.sheet.counts.md5).toEqual({ taken: 4, lowInformation: 0, lowQuality: 0 });
    expect(troubles(read)).toEqual([]);
  }
});
