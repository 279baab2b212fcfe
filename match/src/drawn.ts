// Letters drawn with several signs or characters: |< for k, /\/\ for m, I3 for b. The shapes are common knowledge of leet writing; the list is our own.

const SHAPES: Readonly<Record<string, string>> = {
  a: '/\\ /-\\ ^ /~\\ /_\\ (L',
  b: '|3 I3 13 !3 (3 /3 )3 |8 ]3 l3 |o |:',
  c: '( < [ { (<',
  d: '|) I) l) [) (| c| |> |] I> cl o| |}',
  e: '[- |- [= &',
  f: '|= |# I= l= ph /= |"',
  g: '(_+ (_- C- (, (_, 6 &',
  h: '|-| #  /-/ [-] ]-[ )-( (-) |~| I-I l-l }{ }-{ |=|',
  i: '| ] ! : ;',
  j: '_| _/ _) _] ;| </ ,_|',
  k: '|< |{ I< l< |( ]< |X |c /<',
  l: '|_ 1_ I_ | [_ (_ 7_',
  m: '|\\/| /\\/\\ |v| |V| /V\\ /v\\ [V] (V) {V} ^^ |\\|\\ nn rn IVI |\\\\/| (\\/) /|\\ ]\\/[ AA []\\/[] /^^\\',
  n: '|\\| /\\/ [\\] <\\> {\\} /V |V ^/ ]\\[ I\\I N\\ |\\ l\\l (\\)',
  o: '() [] <> {} (_)  0',
  p: '|> |* |o |" |^ |7 I> |D []D l>',
  q: '(,) (_,) 0_ O_ <| ()_ 9 0, O,',
  r: '|2 I2 12 /2 |? |` |~ |- |^ l2 lz |z ]2 [z .- I?',
  s: '5 $',
  t: "-|- ~|~ 7 + \"|\" '][' '|' -[- `|`",
  u: '|_| (_) L| \\_/ \\_\\ /_/ [_] {_} l_l I_I |_) ]_[ _',
  v: '\\/ |/ \\| `/',
  w: "\\/\\/ vv VV \\^/ \\V/ \\v/ \\|/ (/\\) \\_|_/ \\/\\/ |/\\| UU uu \\\\// |^| \\//\\ (n) \\X/ '// \\_:_/",
  x: '>< }{ )( ][ )|( % >|< }|{ ks kks cks',
  y: "`/ '/ \\|/ -/ \\-/ '-/ j \\// 7 `(",
  z: '2 7_ ~/_ >_ %',
};
/** How a shape is read, by its text: letters as bits; a shape may be several letters. */
const BY_TEXT = new Map<string, number>();
for (const [letter, shapes] of Object.entries(SHAPES))
  for (const shape of shapes.split(' '))
    if (shape.length > 0) BY_TEXT.set(shape, (BY_TEXT.get(shape) ?? 0) | (1 << (letter.charCodeAt(0) - 97)));

const isWordUnit = (unit: number): boolean => (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 122);

/** Shapes are of units below this. */
export const SHAPED = 128;
/** A tree over the texts of all shapes: the next node by unit (0 for none), and what the text up to a node is read as. */
const UNITS = SHAPED;
const SIZE = 1 + [...BY_TEXT.keys()].reduce((sum, text) => sum + text.length, 0);
const NEXT = new Uint16Array(SIZE * UNITS),
  READ_AS = new Int32Array(SIZE),
  PAIR = new Uint8Array(UNITS * UNITS);
let nodes = 1;
for (const [text, letters] of BY_TEXT) {
  let node = 0;
  for (let i = 0; i < text.length; i++) {
    const at = node * UNITS + text.charCodeAt(i);
    if (NEXT[at] === 0) NEXT[at] = nodes++;
    node = NEXT[at] ?? 0;
  }
  READ_AS[node] = letters;
  if (text.length > 1) PAIR[text.charCodeAt(0) * UNITS + text.charCodeAt(1)] = 1;
}

/** The letters of single units that are no letters and digits themselves, as bits; 0 for most. */
export const letterDrawnBy = (unit: number): number =>
  unit < UNITS && !isWordUnit(unit) ? (READ_AS[NEXT[unit] ?? 0] ?? 0) : 0;
/** Called with two units, the letters of all shapes that begin with them, as bits, and whether some of those go on. */
export type PairVisit = (first: number, second: number, letters: number, longer: boolean) => void;
/** Tells of every pair of units with which a shape begins. */
export function eachPair(visit: PairVisit): void {
  for (let pair = 0; pair < PAIR.length; pair++) {
    if (PAIR[pair] === 0) continue;
    const [first, second] = [Math.floor(pair / UNITS), pair % UNITS];
    const begun = String.fromCharCode(first, second);
    let letters = 0,
      longer = false;
    for (const [text, read] of BY_TEXT) {
      if (!text.startsWith(begun)) continue;
      letters |= read;
      longer ||= text.length > 2;
    }
    visit(first, second, letters, longer);
  }
}

/** Whether a shape of several units may begin with this unit and the next. */
export const beginsShape = (unit: number, next: number): boolean =>
  unit < UNITS && next < UNITS && PAIR[unit * UNITS + next] === 1;

/** Tells of every shape that begins at a place and ends before `end`, shortest first. A letter or digit alone is no shape. */
export function shapesAt(
  units: Uint16Array,
  at: number,
  end: number,
  found: (width: number, letters: number) => void,
): void {
  let node = 0;
  for (let i = at; i < end; i++) {
    const unit = units[i] ?? 0;
    node = unit < UNITS ? (NEXT[node * UNITS + unit] ?? 0) : 0;
    if (node === 0) return;
    const letters = READ_AS[node] ?? 0;
    if (letters !== 0 && (i > at || !isWordUnit(unit))) found(i - at + 1, letters);
  }
}
