// Turns the HTML of a post into the text a reader sees, with the links behind it. Linear in its input; nothing is run, loaded or followed.

/** The text of a piece of HTML and the addresses its anchors point to. */
export interface Plain {
  readonly text: string;
  /** Addresses of anchors that are neither mentions nor hashtags, in order. */
  readonly links: readonly string[];
}

/** Elements after which a new line begins. */
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'section',
  'article',
]);
/** The entities that servers write and people type; any other is left as it stands. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  deg: '°',
  times: '×',
  para: '¶',
  sect: '§',
  iexcl: '¡',
  iquest: '¿',
  Tab: '\t',
  NewLine: '\n',
  num: '#',
  commat: '@',
  dollar: '$',
  colon: ':',
  period: '.',
  sol: '/',
  excl: '!',
  lpar: '(',
  rpar: ')',
  plus: '+',
  ast: '*',
  lowbar: '_',
  percnt: '%',
  equals: '=',
  hyphen: '‐',
  dash: '‐',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));?/g;
const ATTRIBUTE = /([a-zA-Z][\w:-]{0,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** What an unnumbered control character 128 to 159 means in HTML (windows-1252); the rest of that range stays. */
const OLD_CONTROLS: Readonly<Record<number, string>> = {
  128: '€',
  133: '…',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
};

/** Reads HTML as text: `<br>` and the end of a block are line feeds, entities are decoded, all other tags vanish. */
export function plainOf(html: string): Plain {
  const links: string[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    text += decodeEntities(html.slice(at, open));
    const end = tagEnd(html, open);
    if (end === 0) {
      text += '<';
      at = open + 1;
    } else if (end < 0) {
      at = open;
      break;
    } else {
      text += read(html.slice(open, end), links);
      at = end;
    }
  }
  text += decodeEntities(html.slice(at));
  return { text: text.replace(/^\n+/, '').trimEnd(), links };
}

/** The character entities of a text decoded once. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
    return OLD_CONTROLS[code] ?? String.fromCodePoint(code);
  });
}

/** Where the tag that opens at `open` ends; 0 when it is no tag but a mere `<`, -1 when it never ends: then the rest is text. */
function tagEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    return close < 0 ? -1 : close + 3;
  }
  if (!/[a-zA-Z/!?]/.test(html[open + 1] ?? '')) return 0;
  let quote = '';
  for (let at = open + 1; at < html.length; at += 1) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return at + 1;
    else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
  }
  return -1;
}

/** What one tag adds to the text; notes the address of an anchor. */
function read(tag: string, links: string[]): string {
  const name = (/^<\/?([a-zA-Z][a-zA-Z0-9]*)/.exec(tag)?.[1] ?? '').toLowerCase();
  if (name === 'br') return '\n';
  if (tag.startsWith('</')) return BLOCKS.has(name) ? '\n' : '';
  const attributes = name === 'a' || name === 'img' ? attributesOf(tag) : undefined;
  if (name === 'img') return attributes?.get('alt') ?? '';
  const named = /\b(mention|hashtag)\b/.test(attributes?.get('class') ?? '');
  const href = attributes?.get('href');
  if (href && !named) links.push(href);
  return '';
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return found;
}
