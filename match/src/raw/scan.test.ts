// The raw scanner against JSON.parse: whatever the line looks like, no user string may be missed and none may be read differently.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitsRoom } from './decode.ts';
import { hostileLine, KEYS, missing, parsedStrings, wounded } from './hostile.test-kit.ts';
import { kernelScanner, plainScanner, type RawScanner, rawScanner } from './kernel.ts';
import { keySet, MAX_KEYS } from './keys.ts';
import { CLEAN, FOUND, scanStrings, UNSURE } from './scan.ts';

const LINES = Number(process.env['VIGIL_FUZZ'] ?? 20_000);
const keys = keySet(KEYS);
const encode = (line: string): Uint8Array => new TextEncoder().encode(line);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

function textOf(units: Uint16Array, length: number): string {
  let out = '';
  for (let i = 0; i < length; i += 4096) out += String.fromCharCode(...units.subarray(i, Math.min(length, i + 4096)));
  return out;
}

function kernel(): RawScanner {
  const scanner = kernelScanner(keys);
  if (scanner === undefined) throw new Error('this runtime has no WebAssembly, so half of these tests would be void');
  return scanner;
}
const SCANNERS: readonly [form: string, scanner: RawScanner][] = [
  ['plain', plainScanner(keys)],
  ['WebAssembly', kernel()],
];

function scanned(
  scanner: RawScanner,
  bytes: Uint8Array,
  from = 0,
  to = bytes.length,
): { verdict: number; seen: string[] } {
  const seen: string[] = [];
  const verdict = scanner.scan(bytes, from, to, (key) => {
    seen.push(`${key}:${textOf(scanner.room.units, scanner.room.length)}`);
    return false;
  });
  return { verdict, seen: seen.sort() };
}

/** Fails with the line itself, so that it can be kept as a case. */
function agrees(scanner: RawScanner, line: Uint8Array): { verdict: number; parsed: boolean } {
  const { verdict, seen } = scanned(scanner, line);
  const wanted = parsedStrings(decode(line));
  if (verdict !== UNSURE && wanted !== undefined) {
    const missed = missing(wanted, seen);
    if (missed.length > 0) throw new Error(`missed ${JSON.stringify(missed)} in the bytes ${[...line].join(' ')}`);
  }
  return { verdict, parsed: wanted !== undefined };
}

/** Lines of which a little more is seen than JSON.parse keeps: a repeated key, and a list that lies where a wanted one ended. */
const WIDER: readonly [line: string, seen: string[]][] = [
  ['{"text":"one","text":"two"}', ['0:one', '0:two']],
  ['[{"tags":["one"]},[["two"]]]', ['7:one', '7:two']],
];

/** Lines once found awkward, by people or by the soak. Each is read as JSON.parse reads it, or left to it. */
const AWKWARD: readonly [line: string, verdict: number][] = [
  ['{"text":"blenvik"}', CLEAN],
  ['{"text":""}', CLEAN],
  ['{ "text"\t:\r\n "blenvik" }\r', CLEAN],
  ['{"id":"\\"text\\":\\"blenvik\\"","text":"zorple"}', CLEAN],
  ['{"id":"\\\\","text":"zorple"}', CLEAN],
  ['{"text":"\\\\","id":"\\\\\\"","alt":"\\\\\\\\"}', CLEAN],
  ['{"text":"\\u0062\\u006C\\u0065nvik \\ud83d\\ude00 \\ud83d \\u0000"}', CLEAN],
  ['{"te\\u0078t":"blenvik"}', CLEAN],
  ['{"x\\/y":"blenvik"}', CLEAN],
  ['{"x\\u002fy\\/":"q","\\u0078\\/\\u0079":["zorple"]}', CLEAN],
  ['{"x/y":"blenvik"}', CLEAN],
  ['{"indexed\\u0041t":"blenvik","text":"q"}', CLEAN],
  ['{"text":["one",["two"],{"id":"three","alt":"four"},"five"],"id":"six"}', CLEAN],
  ['{"tags":[{"tags":["one",[["two"]]]},["three"],"four"]}', CLEAN],
  ['{"te\\u0g78t":"blenvik"}', UNSURE],
  ['{"te\\u0g8t":"blenvik"}', UNSURE],
  ['{"text":{"alt":{"title":["one"]}},"name":null,"description":12}', CLEAN],
  ['[{"text":"one"},{"text":"two"}]', CLEAN],
  ['"text"', CLEAN],
  ['[1,"text"]', CLEAN],
  ['{"id":"text","alt":"text"}', CLEAN],
  ['{"text":"one', UNSURE],
  ['{"text":"one"', UNSURE],
  ['{"text":"one\\"}', UNSURE],
  ['{"text', UNSURE],
  ['{"text":', UNSURE],
  ['{"text":"\\u00g1"}', UNSURE],
  ['{"text":"\\x41"}', UNSURE],
  ['{"text":"a\u0001b"}', UNSURE],
  ['\ufeff{"text":"one"}', UNSURE],
  ["{'text':'one'}", UNSURE],
  [`{"text":"${'y'.repeat(65_535)}"}`, CLEAN],
  [`{"text":"${'y'.repeat(65_536)}"}`, UNSURE],
  [`{"id":"${'y'.repeat(70_000)}","text":"one"}`, CLEAN],
  [`${'['.repeat(1025)}"a"${']'.repeat(1025)}`, UNSURE],
  ['', CLEAN],
];

describe.each(SCANNERS)('the %s raw scanner', (_form, scanner) => {
  test.each(AWKWARD)(
    'reads an awkward line as JSON.parse does, or leaves it to JSON.parse (case %#)',
    (line, verdict) => {
      const bytes = encode(line);
      expect(agrees(scanner, bytes).verdict).toBe(verdict);
      if (verdict === CLEAN && line !== '') expect(scanned(scanner, bytes).seen).toEqual(parsedStrings(line) ?? []);
    },
  );

  test.each(WIDER)('sees more than JSON.parse keeps, never less (case %#)', (line, seen) => {
    expect(agrees(scanner, encode(line)).verdict).toBe(CLEAN);
    expect(scanned(scanner, encode(line)).seen).toEqual(seen);
  });

  test('refuses to vouch for bytes that are not UTF-8 inside a user string, and does not care about them elsewhere', () => {
    for (const bad of [
      [0x80],
      [0xc0, 0x80],
      [0xe0, 0x9f, 0xbf],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x8f, 0xbf, 0xbf],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      const line = (key: string): Uint8Array => Uint8Array.from([...encode(`{"${key}":"`), ...bad, ...encode('"}')]);
      expect(scanned(scanner, line('text')).verdict).toBe(UNSURE);
      expect(scanned(scanner, line('id')).verdict).toBe(CLEAN);
    }
  });

  test('stops at the string for which the visitor says so', () => {
    let visits = 0;
    const verdict = scanner.scan(encode('{"text":"one","alt":"two","title":"three"}'), 0, 42, () => ++visits === 2);
    expect([verdict, visits]).toEqual([FOUND, 2]);
  });

  test('sees no byte beyond the line, whatever stands around it and wherever it lies', () => {
    const line = encode('{"id":"1","text":"blenvik"}');
    for (let before = 0; before < 40; before++) {
      const bytes = new Uint8Array(before + line.length + (before % 5)).fill(0x22);
      bytes.set(line, before);
      const view = bytes.subarray(before % 3);
      const from = before - (before % 3);
      expect(scanned(scanner, view, from, from + line.length)).toEqual({ verdict: CLEAN, seen: ['0:blenvik'] });
      expect(scanned(scanner, view, from, from + line.length - 1).verdict).toBe(UNSURE);
    }
  });

  test('reads lines in its intake where they lie, and leaves them as they are', () => {
    const lines = encode('{"text":"one"}\n{"alt":"two \\u00e9 😀"}\n{"id":"three"}\n{"te\\u0078t":"four"}');
    scanner.intake.fill(0x22).set(lines, scanner.intake.length - lines.length);
    const seen: string[][] = [];
    for (let from = scanner.intake.length - lines.length; from < scanner.intake.length; ) {
      const end = scanner.intake.indexOf(10, from);
      const to = end < 0 ? scanner.intake.length : end;
      seen.push(
        scanned(scanner, scanner.intake, from, to).seen,
        scanned(scanner, scanner.intake.subarray(from, to)).seen,
      );
      from = to + 1;
    }
    expect(seen).toEqual([['0:one'], ['0:one'], ['2:two é 😀'], ['2:two é 😀'], [], [], ['0:four'], ['0:four']]);
    expect(scanner.intake.subarray(-lines.length)).toEqual(lines);
  });

  test('vouches for every line that JSON.stringify writes, and misses none of its strings', () => {
    const node = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('any'), { maxLength: 4 }),
      object: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.stringMatching(/^[a-z]{0,8}$/)), tie('any'), {
        maxKeys: 6,
      }),
    })).object;
    fc.assert(
      fc.property(node, (root) => {
        const line = encode(JSON.stringify(root));
        const { verdict, seen } = scanned(scanner, line);
        expect([verdict, missing(parsedStrings(decode(line)) ?? [], seen)]).toEqual([CLEAN, []]);
      }),
    );
  });

  test('misses no user string on hostile lines, whole or wounded', () => {
    let vouched = 0;
    let whole = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const line = encode(hostileLine(seed));
        const result = agrees(scanner, line);
        if (!result.parsed) throw new Error('the kit wrote a line that is no JSON');
        whole++;
        if (result.verdict !== UNSURE) vouched++;
        agrees(scanner, wounded(line, seed));
      }),
      { numRuns: Math.ceil(LINES / 4) },
    );
    expect(vouched / whole).toBeGreaterThan(0.98);
  }, 3_600_000);
});

test('both forms give the same verdict and see the same strings on hostile lines', () => {
  const [plain, fast] = [plainScanner(keys), kernel()];
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const whole = encode(hostileLine(seed));
      for (const line of [whole, wounded(whole, seed)]) {
        const expected = scanned(plain, line);
        const found = scanned(fast, line);
        if (expected.verdict !== found.verdict)
          throw new Error(`${expected.verdict} and ${found.verdict}: ${[...line].join(' ')}`);
        if (expected.verdict !== UNSURE) expect(found.seen).toEqual(expected.seen);
      }
    }),
    { numRuns: Math.ceil(LINES / 8) },
  );
}, 3_600_000);

test('a line too long for the WebAssembly form is read by the plain one', () => {
  const line = encode(`{"id":"${'y'.repeat(1 << 20)}","text":"blenvik","te\\u0078t":["zorple"]}`);
  for (const [, scanner] of SCANNERS)
    expect(scanned(scanner, line)).toEqual({ verdict: CLEAN, seen: ['0:blenvik', '0:zorple'] });
});

describe('a set of keys', () => {
  test('refuses with a reason what the scanner cannot look for', () => {
    for (const bad of ['', 'na\u00efve', 'a"b', 'a\\b', 'y'.repeat(65)])
      expect(() => keySet([bad])).toThrow(/Parse the lines/);
    expect(() => keySet(Array.from({ length: MAX_KEYS + 1 }, (_, k) => `k${k}`))).toThrow(/at most 64 keys/);
  });

  test('tells keys apart that share their length and their first and last letters', () => {
    const twins = keySet(['title', 'table', 'tuple']);
    const seen: number[] = [];
    const line = encode('{"tuple":"1","title":"2","table":"3","taste":"4"}');
    scanStrings(twins, { bytes: line, from: 0, to: line.length }, unitsRoom(), (key) => seen.push(key) === 0);
    rawScanner(twins).scan(line, 0, line.length, (key) => seen.push(key) === 0);
    expect(seen).toEqual([2, 0, 1, 2, 0, 1]);
  });
});
