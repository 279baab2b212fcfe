// Decides how a text of a stranger is drawn: controls, direction and invisible characters become labelled boxes, heaps of marks, lines and signs are counted instead of drawn.

/** A part of a text: drawn as it is, or as a box. */
export type Drawn =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly code: number }
  | { readonly kind: 'marks' | 'lines' | 'signs'; readonly count: number };

/** Combining marks on one letter, line ends in a row, signs in one text that are drawn. */
const MOST_MARKS = 4;
const MOST_LINES = 2;
const MOST_SIGNS = 5_000;
/** Line ends of one text that are drawn. */
const MOST_ALL_LINES = 60;
/** Boxes of one text; what looks like noise is counted. */
const MOST_BOXES = 200;

/** Controls, formats, half characters, separators of lines, private use, and whatever is defined to be invisible. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const MARK = /\p{M}/u;
const NEEDS_JOINER =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u;
const EMOJI_BASE = /[\p{Extended_Pictographic}0-9#*]/u;

/** Whether a character that is usually invisible has work to do where it stands: joins emoji or letters, or picks the emoji form. */
function works(sign: string, before: string, after: string): boolean {
  if (sign === '\u200c' || sign === '\u200d') return NEEDS_JOINER.test(before) && NEEDS_JOINER.test(after);
  return sign === '\ufe0f' && EMOJI_BASE.test(before);
}

/** Cuts a text into what is drawn. Drawn parts hold no control, no direction and no invisible character but those that join. */
export function drawn(text: string): readonly Drawn[] {
  const signs = Array.from(text.slice(0, MOST_SIGNS).replaceAll('\r\n', '\n'));
  const parts: Drawn[] = [];
  let plain = '';
  let marks = 0;
  let lines = 0;
  let boxes = 0;
  let all = 0;
  const box = (part: Drawn): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push(part);
    boxes++;
  };
  const settle = (): void => {
    if (marks > MOST_MARKS) box({ kind: 'marks', count: marks - MOST_MARKS });
    if (lines > MOST_LINES) box({ kind: 'lines', count: lines - MOST_LINES });
    marks = 0;
    lines = 0;
  };
  for (const [place, sign] of signs.entries()) {
    if (boxes >= MOST_BOXES || all > MOST_ALL_LINES) {
      settle();
      box({ kind: 'signs', count: signs.length - place });
      break;
    }
    if (sign === '\n') {
      if (lines === 0) settle();
      if (++lines <= MOST_LINES) {
        plain += sign;
        all++;
      }
    } else if (UNSEEN.test(sign) && sign !== '\t' && !works(sign, signs[place - 1] ?? '', signs[place + 1] ?? '')) {
      settle();
      box({ kind: 'sign', code: sign.codePointAt(0) ?? 0 });
    } else if (MARK.test(sign)) {
      if (lines > 0) settle();
      if (++marks <= MOST_MARKS) plain += sign;
    } else {
      settle();
      plain += sign;
    }
  }
  settle();
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  if (text.length > MOST_SIGNS) parts.push({ kind: 'signs', count: text.length - MOST_SIGNS });
  return parts;
}

/** `U+202E`. */
export function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text as one line without any character that acts, for titles and names that assistive tools read. */
export function plainly(text: string, most = 120): string {
  const said = drawn(text.slice(0, most)).map((part) => {
    if (part.kind === 'text') return part.text.replaceAll(/\s+/g, ' ');
    return part.kind === 'sign' ? `[${codeName(part.code)}]` : '…';
  });
  return `${said.join('')}${text.length > most ? '…' : ''}`;
}
