// Texts that try to run, to turn the page round, to hide, to overflow or to break whoever draws them. Built from small parts, so that every part meets every place.

const TAGS = [
  'script',
  'img',
  'svg',
  'iframe',
  'object',
  'math',
  'details',
  'style',
  'base',
  'link',
  'video',
  'template',
];
const EVENTS = ['onerror', 'onload', 'onfocus', 'onmouseover', 'ontoggle', 'onanimationstart'];
const RUN = 'window.ran=(window.ran||0)+1';
const BREAKS = ['"', "'", '`', '">', '</title>', '</style>', '</textarea>', '-->', ']]>', '&quot;>', '\\u003c'];
const BIDI = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x61c];
const HIDDEN = [
  0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2028, 0x2029, 0x2060, 0x2063, 0x3164, 0xfe0f, 0xfeff, 0xfff9,
  0xe0001,
];
const CONTROLS = [0x00, 0x01, 0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x1b, 0x1f, 0x7f, 0x85, 0x9b];
const MARKS = [0x300, 0x301, 0x334, 0x489, 0x20dd, 0xe31, 0x64b];
const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@sum',
  '\tx',
  '%s%n',
  '../../etc',
  '__proto__',
  'constructor',
  '$\u007b1+1}',
  '{{1+1}}',
];
const RIGHT_TO_LEFT = ['\u05d6\u05d5\u05e8\u05e4\u05dc', '\u0632\u0648\u0631\u0628\u0644 ) (', '\u0721\u0722'];

/** One hostile text. `what` names it where a test fails. */
export interface Hostile {
  readonly what: string;
  readonly text: string;
}

/** All of them, more than a hundred. */
export function hostileTexts(): readonly Hostile[] {
  const sign = (code: number): string => String.fromCodePoint(code);
  const name = (code: number): string => code.toString(16);
  return [
    ...TAGS.map((tag, n) => ({
      what: `markup ${tag}`,
      text: `${BREAKS[n % BREAKS.length]}<${tag} src=x ${EVENTS[n % EVENTS.length]}="${RUN}" autofocus>${RUN}</${tag}>`,
    })),
    ...EVENTS.map((event) => ({ what: event, text: `" ${event}="${RUN}" tabindex="1` })),
    ...BREAKS.map((out) => ({ what: `break out ${out}`, text: `${out}<script>${RUN}</script>` })),
    ...['javascript:', 'JaVaScRiPt&#58;', 'data:text/html,'].map((scheme) => ({
      what: scheme,
      text: `${scheme}${RUN}`,
    })),
    ...BIDI.map((code) => ({ what: `bidi ${name(code)}`, text: `${sign(code).repeat(3)}reversed evil${sign(code)}` })),
    ...HIDDEN.map((code) => ({ what: `hidden ${name(code)}`, text: `zor${sign(code)}ple${sign(code).repeat(40)}` })),
    ...CONTROLS.map((code) => ({ what: `control ${name(code)}`, text: `a${sign(code)}b${sign(code)}` })),
    ...MARKS.map((code) => ({ what: `marks ${name(code)}`, text: `o${sign(code).repeat(700)}` })),
    ...FORMULAS.map((text) => ({ what: `formula ${text}`, text })),
    ...RIGHT_TO_LEFT.map((text, n) => ({ what: `right to left ${n}`, text: `${text} `.repeat(9) })),
    { what: 'high half', text: 'a\ud800b' },
    { what: 'low half', text: 'a\udc00b' },
    { what: 'fifty thousand marks', text: `z${'\u0301\u0323'.repeat(25_000)}` },
    { what: 'a line of a million letters', text: 'w'.repeat(1_000_000) },
    { what: 'wide signs', text: '\ufdfd\u{12219}\u2e3b'.repeat(60) },
    { what: 'a thousand lines', text: 'a\n'.repeat(1_000) },
    { what: 'tabs', text: '\t'.repeat(3_000) },
    { what: 'everything', text: [...BIDI, ...HIDDEN, ...MARKS].map(sign).join('x').repeat(9) },
  ];
}

/** As an id can be: ids hold no NUL and no half characters, and are bounded. */
export function asId({ text }: Hostile, n: number): string {
  return `${n}-${text}`.toWellFormed().replaceAll('\u0000', '').slice(0, 400).toWellFormed();
}
