// Letters drawn with several signs or characters: |< for k, /\/\ for m, I3 for b. The shapes are common knowledge of leet writing; the list is our own.
import { sliceOf } from './units.ts';

const SHAPES: Readonly<Record<string, string>> = {
  a: '/\\ /-\\ ^ /~\\ /_\\ (L',
  b: '|3 I3 13 !3 (3 /3 )3 |8 ]3 l3 |o |:',
  c: '( < [ { (<',
  d: '|) I) l) [) (| c| |> |] I> cl o| |}',
  e: '[- |- [= &',
  f: '|= |# I= l= ph /= |"',
  g: '(_+ (_- C- (, (γ (_, 6 &',
  h: '|-| #  /-/ [-] ]-[ )-( (-) |~| I-I l-l }{ }-{ |=|',
  i: '| ] ! : ;',
  j: '_| _/ _) _] ;| </ ,_|',
  k: '|< |{ I< l< |( ]< |X |c /<',
  l: '|_ 1_ I_ | [_ (_ 7_',
  m: '|\\/| /\\/\\ |v| |V| /V\\ /v\\ [V] (V) {V} ^^ |\\|\\ nn rn IVI |\\\\/| (\\/) /|\\ ]\\/[ AA []\\/[] /^^\\',
  n: '|\\| /\\/ [\\] <\\> {\\} /V |V ^/ ]\\[ I\\I N\\ |\\ l\\l (\\)',
  o: '() [] <> {} (_)  0',
  p: '|> |* |o |° |" |^ |7 I> |D []D l> |º',
  q: '(,) (_,) 0_ O_ <| ()_ 9 0, O,',
  r: '|2 I2 12 /2 |? |` |~ |- |^ l2 lz |z ]2 [z .- I?',
  s: '5 $',
  t: "-|- ~|~ 7 + \"|\" '][' '|' -[- `|`",
  u: '|_| (_) L| \\_/ \\_\\ /_/ [_] {_} l_l I_I |_) ]_[ _',
  v: '\\/ |/ \\| `/',
  w: "\\/\\/ vv VV \\^/ \\V/ \\v/ \\|/ (/\\) \\_|_/ \\/\\/ |/\\| UU uu \\\\// |^| \\//\\ (n) \\X/ '// \\_:_/",
  x: '>< }{ )( ][ )|( % >|< }|{',
  y: "`/ '/ \\|/ -/ \\-/ '-/ j \\// 7 `(",
  z: '2 7_ ~/_ >_ %',
};
/** How a shape is read: the letter's place in the alphabet, by the shape's text; a shape may be several letters. */
const BY_TEXT = new Map<string, number>();
for (const [letter, shapes] of Object.entries(SHAPES))
  for (const shape of shapes.split(' '))
    if (shape.length > 0) BY_TEXT.set(shape, (BY_TEXT.get(shape) ?? 0) | (1 << (letter.charCodeAt(0) - 97)));
/** The longest shape. */
export const LONGEST_DRAWN = 5;
/** Which units are a shape of their own, and with which two units one begins. */
const SINGLE = new Uint8Array(128),
  PAIR = new Uint8Array(128 * 128);
for (const text of BY_TEXT.keys()) {
  const one = text.charCodeAt(0),
    two = text.charCodeAt(1);
  if (text.length === 1 && one < 128 && /\W/u.test(text)) SINGLE[one] = 1;
  if (text.length > 1 && one < 128 && two < 128) PAIR[one * 128 + two] = 1;
}

/** Whether a shape may begin with this unit and the next. */
export const beginsShape = (unit: number, next: number): boolean =>
  unit < 128 && (SINGLE[unit] === 1 || (next < 128 && PAIR[unit * 128 + next] === 1));
/** The letters, as bits, that the text units[at, at + length) is drawn as, or 0. */
export function drawnAs(units: Uint16Array, at: number, length: number): number {
  return BY_TEXT.get(sliceOf(units, at, at + length)) ?? 0;
}
