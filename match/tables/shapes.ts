// Generates shapes.txt: which characters look like which Latin letters, measured on drawn glyphs, because disguises use glyphs that are on no list.
// Usage: node match/tables/shapes.ts FONT_FOLDER SCORES (Chromium at /usr/bin/chromium, or named in CHROMIUM; five minutes). SCORES is a file outside
// the repository: if it is there, its scores are taken instead of drawing again, so that thresholds can be tried. FONT_FOLDER holds .ttf, .otf and .ttc
// files under permissive licences only; see FACES for the Latin ones it must hold. Used so far: *-Regular of the Debian packages fonts-noto-core and
// fonts-noto-cjk (NotoSansCJK), fonts-liberation2 (not fonts-liberation, which is GPL) and fonts-dejavu. A font that names the GPL is refused.
/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { type Font, LAST, readFont } from './fonts.ts';
import { DIGITS } from './hand.ts';
import { BASELINE, CELL, COST, describe, EM, flips, LEFT, likeness, type Shape, strikes, variants } from './ink.ts';

const [folder, scoresFile] = process.argv.slice(2);
if (folder === undefined || scoresFile === undefined)
  throw new Error('Give the folder of the fonts (the head of this script says which) and a file for the scores.');
/** Latin faces the letters are taken from, by start of the file name; the first four also lend flipped and struck letters. */
const FACES =
  /^(?:DejaVuSans|DejaVuSerif|NotoSans-Regular|LiberationSerif-Regular|DejaVuSans-Bold|DejaVuSans-Oblique|DejaVuSerif-Italic|DejaVuSansMono|NotoSans-Italic|NotoSerif-(?:Regular|Italic)|Liberation(?:Sans|Mono)-Regular|LiberationSerif-Italic)\.ttf$/;
const BASIC = /^(?:DejaVuSans|DejaVuSerif|NotoSans-Regular|LiberationSerif-Regular)\.ttf$/;
/** Letters that are no other letter when they are mirrored or turned. */
const FLIPPED = 'aceghkrtyBCDEFGJKLNPQRSTY';
/** Forms that writers of disguises settled on although the shape differs: a glyph like one of these reads as the letter too. Digits come from the hand list. */
const CONVENTIONS: Readonly<Record<string, string>> = {
  a: 'ΛΔДαλ卂',
  b: 'βЪ乃',
  c: '匚',
  d: 'δ刀',
  e: 'ΣΞεξ乇',
  f: 'ƒ千',
  h: 'Ћ卄',
  i: 'ι工',
  k: 'κ',
  m: '爪',
  n: 'ИПη几',
  o: 'ΘФσθφ口',
  p: 'ρ卩',
  r: 'ЯГ尺',
  s: 'ς丂',
  t: 'τ七',
  u: 'υμ凵',
  v: '√ν',
  w: 'ШωΩ山',
  x: 'Жχ乂',
  y: 'ЧγΨψ丫',
  z: 'ζ乙',
};
/** Scores from which a glyph counts as a letter, how far below its best one other letters still count, and from where they count anyway. */
const ACCEPT = 0.74,
  ACCEPT_UNLIKELY = 0.8,
  ACCEPT_HAN = 0.86,
  MARGIN = 0.06,
  SURE = 0.86,
  MOST_LETTERS = 4;
/** Scripts whose readers outnumber their abusers, and signs that are pictures: the shape must be close as it is, without taking marks off. */
const UNLIKELY =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Arabic}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gujarati}\p{sc=Gurmukhi}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Oriya}\p{sc=Sinhala}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Hangul}\p{sc=Tangut}\p{sc=Nushu}\p{sc=Egyptian_Hieroglyphs}\p{sc=Cuneiform}\p{sc=Anatolian_Hieroglyphs}\p{sc=Linear_A}\p{sc=Linear_B}\u2190-\u21ff\u2600-\u28ff\u2900-\u297f\u2b00-\u2bff\u4dc0-\u4dff\u{16800}-\u{16a3f}\u{1d300}-\u{1d35f}\u{1f000}-\u{1faff}]/u;
const WANTED = /^[\p{L}\p{N}\p{S}¡§¶†‡‖⁅⁆⁊]/u;
const UNWANTED =
  /^(?:\p{Emoji_Presentation}|\p{Sk}|[가-힣\u2460-\u24ff\u2580-\u259f\u3200-\u33ff\u{1d100}-\u{1d1ff}\u{1f100}-\u{1f1ff}\u{1fb00}-\u{1fbff}]|[\u{1f3fb}-\u{1f3ff}])/u;

interface Task {
  readonly cp: number;
  readonly font: number;
}
interface Sheet {
  readonly tasks: readonly Task[];
  readonly cell: number;
  readonly em: number;
  readonly left: number;
  readonly baseline: number;
}
interface Template extends Shape {
  readonly letters: string;
  readonly cost: number;
}

/** Runs in the page: draws the glyphs on one sheet of 16 by 16 cells and returns a bit per pixel in base64, one where ink covers half of it. */
function drawSheet({ tasks, cell, em, left, baseline }: Sheet): string {
  const canvas = new OffscreenCanvas(cell * 16, cell * 16);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return '';
  for (const [i, { cp, font }] of tasks.entries()) {
    pen.save();
    pen.beginPath();
    pen.rect((i % 16) * cell, (i >> 4) * cell, cell, cell);
    pen.clip();
    pen.font = `${em}px face${font}`;
    pen.fillText(String.fromCodePoint(cp), (i % 16) * cell + left, (i >> 4) * cell + baseline);
    pen.restore();
  }
  const pixels = pen.getImageData(0, 0, cell * 16, cell * 16).data;
  const bits = new Uint8Array(cell * cell * 32);
  for (let p = 0; p < cell * cell * 256; p++)
    if ((pixels[p * 4 + 3] ?? 0) > 127) bits[p >> 3] = (bits[p >> 3] ?? 0) | (1 << (p & 7));
  let out = '';
  for (let i = 0; i < bits.length; i += 8192) out += String.fromCharCode(...bits.subarray(i, i + 8192));
  return btoa(out);
}
async function draw(page: Page, tasks: readonly Task[], visit: (task: Task, ink: Uint8Array) => void): Promise<void> {
  for (let from = 0; from < tasks.length; from += 256) {
    const part = tasks.slice(from, from + 256);
    const sheet = { tasks: part, cell: CELL, em: EM, left: LEFT, baseline: BASELINE };
    const bits = Buffer.from(await page.evaluate(drawSheet, sheet), 'base64');
    for (const [i, task] of part.entries()) {
      const ink = new Uint8Array(CELL * CELL);
      for (let y = 0; y < CELL; y++)
        for (let x = 0; x < CELL; x++) {
          const p = ((i >> 4) * CELL + y) * CELL * 16 + (i % 16) * CELL + x;
          ink[y * CELL + x] = ((bits[p >> 3] ?? 0) >> (p & 7)) & 1;
        }
      visit(task, ink);
    }
  }
}

/** At most three upright fonts that have the character. */
const able = (fonts: readonly Font[], cp: number): number[] =>
  [...fonts.keys()]
    .filter((i) => fonts[i]?.has.has(cp) && !/Bold|Italic|Oblique|Mono/.test(fonts[i]?.file ?? ''))
    .slice(0, 3);
/** All drawn letters that glyphs are compared with. */
async function learn(page: Page, fonts: readonly Font[]): Promise<Template[]> {
  const out: Template[] = [];
  const add = (letters: string, inks: readonly Uint8Array[], cost: number): void => {
    for (const ink of inks) {
      const shape = describe(ink);
      if (shape !== undefined) out.push({ ...shape, letters, cost });
    }
  };
  const faces = [...fonts.keys()].filter((font) => FACES.test(fonts[font]?.file ?? ''));
  const latin = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const tasks = faces.flatMap((font) => latin.map((letter) => ({ cp: letter.codePointAt(0) ?? 0, font })));
  await draw(page, tasks, ({ cp, font }, ink) => {
    const letter = String.fromCodePoint(cp);
    const letters = letter === 'l' || letter === 'I' ? 'il' : letter.toLowerCase();
    for (const variant of variants(ink).slice(0, 2)) add(letters, [variant.ink], COST.plain);
    if (!BASIC.test(fonts[font]?.file ?? '')) return;
    if (FLIPPED.includes(letter)) add(letters, flips(ink), COST.flipped);
    const struck = strikes(ink);
    if (letter !== 'i') add(letters, letters === 'il' ? struck.slice(4, 5) : struck, COST.struck);
  });
  const stands = [...Object.entries(DIGITS).map(([a, b]) => [b, a] as const), ...Object.entries(CONVENTIONS)];
  for (const [letters, signs] of stands) {
    const held = [...signs].flatMap((sign) => {
      const cp = sign.codePointAt(0) ?? 0;
      return able(fonts, cp).map((font) => ({ cp, font }));
    });
    await draw(page, held, (_, ink) => add(letters, [ink], COST.convention));
  }
  return out;
}
/** Raises the score of each letter to that of the best template, given one drawing of a character. */
function compare(cp: number, ink: Uint8Array, templates: readonly Template[], scores: Float32Array): void {
  const unlikely = UNLIKELY.test(String.fromCodePoint(cp));
  for (const variant of variants(ink).slice(0, unlikely ? 1 : 4)) {
    const shape = describe(variant.ink, unlikely ? 6 : 8);
    if (shape === undefined) continue;
    for (const template of templates) {
      const score = likeness(template, shape) * template.cost * variant.cost;
      for (const letter of score > 0 ? template.letters : '') {
        const at = letter.charCodeAt(0) - 97;
        scores[at] = Math.max(scores[at] ?? 0, score);
      }
    }
  }
}
/** The six best letters with their scores, such as "e:0.990 f:0.886". */
const ranked = (scores: Float32Array): string =>
  [...scores]
    .map((score, i) => ({ letter: String.fromCharCode(97 + i), score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 6)
    .map(({ letter, score }) => `${letter}:${score.toFixed(3)}`)
    .join(' ');
/** The letters a character is accepted for, the best first and the others in order of the alphabet, given its ranked scores; '' if none. */
function lettersOf(cp: number, line: string): string {
  const order = line.split(' ').map((pair) => ({ letter: pair.slice(0, 1), score: Number(pair.slice(2)) }));
  const best = order[0]?.score ?? 0;
  const ch = String.fromCodePoint(cp);
  const least = /\p{sc=Han}/u.test(ch) ? ACCEPT_HAN : UNLIKELY.test(ch) ? ACCEPT_UNLIKELY : ACCEPT;
  if (best < least) return '';
  const near = order.filter(({ score }) => score >= best - MARGIN || score >= SURE).slice(0, MOST_LETTERS);
  const [first = '', ...others] = near.map(({ letter }) => letter);
  return first + others.sort().join('');
}
/** One line per letter set: the letters, a tab, and ranges as in src/glyphs.ts ("gap" or "gap:extra" in base 36 from the end of the range before). */
function encode(letters: ReadonlyMap<number, string>): string {
  const sets = new Map<string, number[]>();
  for (const [cp, key] of [...letters].sort(([a], [b]) => a - b)) sets.set(key, [...(sets.get(key) ?? []), cp]);
  const lines = [...sets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, points]) => {
      const out: string[] = [];
      let end = 0;
      for (let i = 0; i < points.length; i++) {
        const first = points[i] ?? 0;
        let last = first;
        while (points[i + 1] === last + 1) last = points[++i] ?? last;
        out.push((first - end).toString(36) + (last > first ? `:${(last - first).toString(36)}` : ''));
        end = last;
      }
      return `${key}\t${out.join(' ')}\n`;
    });
  return lines.join('');
}

/** Starts Chromium with the fonts loaded as face0, face1 and so on. */
async function openPage(fonts: readonly Font[], from: string): Promise<Page> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const page = await (await chromium.launch({ executablePath, args: ['--no-sandbox'] })).newPage();
  await page.route('**/*', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    return fonts.some((font) => font.file === file)
      ? route.fulfill({ path: join(from, file) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
  });
  await page.goto('http://fonts.invalid/');
  await page.evaluate(
    async (files) => {
      for (const [i, file] of files.entries())
        document.fonts.add(await new FontFace(`face${i}`, `url("/${file}")`).load());
    },
    fonts.map(({ file }) => file),
  );
  return page;
}
/** Draws and scores everything: first a line with the fonts used, then per character its code in hexadecimal, a tab and its letters with scores. */
async function measure(from: string): Promise<string> {
  const files = readdirSync(from).filter((file) => /\.(?:ttf|otf|ttc)$/.test(file));
  const fonts = files.sort().map((file) => readFont(from, file));
  const page = await openPage(fonts, from);
  const templates = await learn(page, fonts);
  const tasks: Task[] = [];
  for (let cp = 0x80; cp <= LAST; cp++) {
    const ch = String.fromCodePoint(cp);
    if ((cp >= 0xd800 && cp <= 0xdfff) || !WANTED.test(ch) || UNWANTED.test(ch)) continue;
    for (const font of able(fonts, cp)) tasks.push({ cp, font });
  }
  console.log(`${fonts.length} fonts, ${templates.length} drawn letters, ${tasks.length} glyphs to compare`);
  const all = new Map<number, Float32Array>();
  await draw(page, tasks, ({ cp }, ink) => {
    const scores = all.get(cp) ?? new Float32Array(26);
    compare(cp, ink, templates, scores);
    all.set(cp, scores);
  });
  await page.context().browser()?.close();
  const drawn = new Set(tasks.map(({ font }) => font));
  const names = new Set(fonts.filter(({ file }, i) => drawn.has(i) || FACES.test(file)).map(({ name }) => name));
  const rows = [...all].map(([cp, scores]) => `${cp.toString(16)}\t${ranked(scores)}\n`);
  return `${[...names].sort().join(', ')}\n${rows.join('')}`;
}

if (!existsSync(scoresFile)) writeFileSync(scoresFile, await measure(folder));
const [names, ...rows] = readFileSync(scoresFile, 'utf8').trimEnd().split('\n');
const found = new Map<number, string>();
for (const row of rows) {
  const [hex = '', scores = ''] = row.split('\t');
  const letters = lettersOf(Number.parseInt(hex, 16), scores);
  if (letters !== '') found.set(Number.parseInt(hex, 16), letters);
}
const body = encode(found);
const hash = createHash('sha256').update(body).digest('hex');
const head = `# Generated by match/tables/shapes.ts; SHA-256 of the lines below: ${hash}. Drawn with (OFL 1.1; DejaVu: Bitstream Vera licence): ${names}\n`;
writeFileSync(new URL('shapes.txt', import.meta.url), head + body);
console.log(`${found.size} characters look like letters, ${head.length + body.length} bytes`);
