// Turns the kernel's listing, a small part of the WebAssembly text format, into a module, so that no compiled bytes are kept in the source.
// It is no general assembler: folded instructions only, one memory that is imported, functions and globals named before use, and errors for the rest.

type Node = string | readonly Node[];

/** Value types by name. */
const TYPES: Readonly<Record<string, number>> = { i32: 0x7f, v128: 0x7b, externref: 0x6f };

/** Instructions without an immediate, by name. */
const PLAIN: Readonly<Record<string, readonly number[]>> = {
  return: [0x0f],
  drop: [0x1a],
  select: [0x1b],
  'i32.eqz': [0x45],
  'i32.eq': [0x46],
  'i32.ne': [0x47],
  'i32.lt_s': [0x48],
  'i32.lt_u': [0x49],
  'i32.gt_s': [0x4a],
  'i32.gt_u': [0x4b],
  'i32.le_u': [0x4d],
  'i32.ge_s': [0x4e],
  'i32.ge_u': [0x4f],
  'i32.ctz': [0x68],
  'i32.popcnt': [0x69],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.and': [0x71],
  'i32.or': [0x72],
  'i32.xor': [0x73],
  'i32.shl': [0x74],
  'i32.shr_u': [0x76],
  'i8x16.swizzle': [0xfd, 0x0e],
  'i8x16.splat': [0xfd, 0x0f],
  'i8x16.eq': [0xfd, 0x23],
  'i8x16.lt_s': [0xfd, 0x25],
  'v128.and': [0xfd, 0x4e],
  'v128.or': [0xfd, 0x50],
  'i8x16.bitmask': [0xfd, 0x64],
  'i8x16.shr_u': [0xfd, 0x6d],
  'i16x8.extend_low_i8x16_u': [0xfd, 0x89, 0x01],
  'i16x8.extend_high_i8x16_u': [0xfd, 0x8a, 0x01],
};

/** Loads and stores, by name. All take the optional `offset=`. */
const MEMORY: Readonly<Record<string, readonly number[]>> = {
  'i32.load': [0x28],
  'i32.load8_u': [0x2d],
  'i32.load16_u': [0x2f],
  'i32.store': [0x36],
  'i32.store8': [0x3a],
  'i32.store16': [0x3b],
  'v128.load': [0xfd, 0x00],
  'v128.store': [0xfd, 0x0b],
};

const END = 0x0b;
const NO_RESULT = 0x40;

function unsigned(value: number): number[] {
  const out: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...out, rest];
    out.push((rest % 128) | 0x80);
  }
}

function signed(value: number): number[] {
  const out: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    if (rest >= -64 && rest < 64) return [...out, rest & 0x7f];
    out.push((rest & 0x7f) | 0x80);
  }
}

const counted = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(counted(items))];
const name = (quoted: string): number[] => sized([...quoted.slice(1, -1)].map((letter) => letter.charCodeAt(0)));

function fail(what: string): never {
  throw new SyntaxError(`The kernel's listing cannot be assembled: ${what}.`);
}

const word = (node: Node | undefined): string =>
  typeof node === 'string' ? node : fail(`a word is missing, found ${JSON.stringify(node)}`);
const parts = (node: Node): readonly Node[] => (typeof node === 'string' ? fail(`"${node}" stands alone`) : node);

/** Reads the parentheses of the listing; `;;` starts a comment. */
function read(listing: string): readonly Node[] {
  const stack: Node[][] = [[]];
  for (const [token] of listing.replace(/;;.*/g, '').matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(') stack.push([]);
    else if (token === ')') {
      const done = stack.pop() ?? [];
      (stack.at(-1) ?? fail('a parenthesis is closed that was not opened')).push(done);
    } else stack.at(-1)?.push(token);
  }
  if (stack.length !== 1) fail('a parenthesis is not closed');
  return stack[0] ?? [];
}

/** What names mean inside one function. Labels are innermost last. */
interface Scope {
  readonly functions: readonly string[];
  readonly globals: readonly string[];
  readonly locals: readonly string[];
  readonly labels: readonly string[];
}

function placeOf(list: readonly string[], wanted: Node | undefined): number {
  const at = list.lastIndexOf(word(wanted));
  return at >= 0 ? at : fail(`${word(wanted)} is not known`);
}

const all = (nodes: readonly Node[], scope: Scope): number[] => nodes.flatMap((node) => emit(node, scope));

/** `block`, `loop` and `if`: a label, perhaps a result, and a body. */
function emitNested(operation: string, rest: readonly Node[], scope: Scope): number[] {
  const labelled = typeof rest[0] === 'string';
  const inner = { ...scope, labels: [...scope.labels, labelled ? word(rest[0]) : ''] };
  let body = labelled ? rest.slice(1) : rest;
  const head = body[0] === undefined ? [] : parts(body[0]);
  const result = head[0] === 'result' ? (TYPES[word(head[1])] ?? fail('a result has no known type')) : NO_RESULT;
  if (head[0] === 'result') body = body.slice(1);
  if (operation !== 'if') return [operation === 'block' ? 0x02 : 0x03, result, ...all(body, inner), END];
  const branch = (which: string): readonly Node[] =>
    parts(body.find((node) => typeof node !== 'string' && node[0] === which) ?? []).slice(1);
  const condition = body.filter((node) => typeof node === 'string' || (node[0] !== 'then' && node[0] !== 'else'));
  const otherwise = branch('else');
  const second = otherwise.length > 0 ? [0x05, ...all(otherwise, inner)] : [];
  return [...all(condition, scope), 0x04, result, ...all(branch('then'), inner), ...second, END];
}

const CONSTANTS: Readonly<Record<string, (rest: readonly Node[]) => number[]>> = {
  'i32.const': (rest) => [0x41, ...signed(Number(word(rest[0])))],
  'v128.const': (rest) => [0xfd, 0x0c, ...rest.slice(1).map((lane) => Number(word(lane)) & 0xff)],
};

/** Instructions whose first word names something: their code and where the name is looked up. */
const NAMED: Readonly<Record<string, readonly [code: number, list: 'locals' | 'globals' | 'functions' | 'labels']>> = {
  'local.get': [0x20, 'locals'],
  'local.set': [0x21, 'locals'],
  'local.tee': [0x22, 'locals'],
  'global.get': [0x23, 'globals'],
  'global.set': [0x24, 'globals'],
  call: [0x10, 'functions'],
  br: [0x0c, 'labels'],
  br_if: [0x0d, 'labels'],
};

function emit(node: Node, scope: Scope): number[] {
  const [head, ...rest] = parts(node);
  const operation = word(head);
  if (operation === 'block' || operation === 'loop' || operation === 'if') return emitNested(operation, rest, scope);
  const constant = CONSTANTS[operation];
  if (constant) return constant(rest);
  const named = NAMED[operation];
  if (named) {
    const list = scope[named[1]];
    const at = placeOf(list, rest[0]);
    return [...all(rest.slice(1), scope), named[0], ...unsigned(named[1] === 'labels' ? list.length - 1 - at : at)];
  }
  const plain = PLAIN[operation];
  if (plain) return [...all(rest, scope), ...plain];
  const access = MEMORY[operation] ?? fail(`${operation} is not known`);
  const offset = typeof rest[0] === 'string' ? Number(rest[0].replace('offset=', '')) : 0;
  return [...all(typeof rest[0] === 'string' ? rest.slice(1) : rest, scope), ...access, 0, ...unsigned(offset)];
}

/** One function of the listing taken apart. */
interface Part {
  readonly name: string;
  readonly type: readonly number[];
  readonly node: readonly Node[];
}

const fields = (node: readonly Node[], kind: string): (readonly Node[])[] =>
  node.filter((field): field is readonly Node[] => typeof field !== 'string' && field[0] === kind);

const typeOf = (field: readonly Node[]): number => TYPES[word(field.at(-1))] ?? fail('a type is not known');

function partOf(node: readonly Node[]): Part {
  const type = [0x60, ...sized(fields(node, 'param').map(typeOf)), ...sized(fields(node, 'result').map(typeOf))];
  return { name: word(node[1]), type, node };
}

const DECLARING = ['param', 'result', 'local', 'export'];

function codeOf(part: Part, functions: readonly string[], globals: readonly string[]): number[] {
  const declared = fields(part.node, 'local');
  const locals = [...fields(part.node, 'param'), ...declared].map((field) => word(field[1]));
  const body = part.node.slice(2).filter((field) => !DECLARING.includes(word(parts(field)[0])));
  const code = all(body, { functions, globals, locals, labels: [] });
  return sized([...counted(declared.map((field) => [1, typeOf(field)])), ...code, END]);
}

/** The module's and the thing's name of an import. */
const namesOf = (node: readonly Node[]): number[] => [...name(word(node[1])), ...name(word(node[2]))];

/** Assembles a listing of the form `(module (import …) (global …) (func …))` whose memory is imported. Throws `SyntaxError` on what it does not know. */
export function assemble(listing: string): Uint8Array<ArrayBuffer> {
  const root = parts(read(listing)[0] ?? [])
    .slice(1)
    .map(parts);
  const of = (kind: string): (readonly Node[])[] => root.filter((node) => node[0] === kind);
  const kindOf = (node: readonly Node[]): Node | undefined => parts(node[3] ?? [])[0];
  const imports = of('import')
    .filter((node) => kindOf(node) === 'func')
    .map((node) => ({ node, part: partOf(parts(node[3] ?? [])) }));
  const memory = of('import').find((node) => kindOf(node) === 'memory') ?? fail('no memory is imported');
  const own = of('func').map(partOf);
  const every = [...imports.map(({ part }) => part), ...own];
  const functions = every.map((part) => part.name);
  const globals = of('global').map((node) => word(node[1]));
  const exported = own.flatMap((part, k) =>
    fields(part.node, 'export').map((field) => [...name(word(field[1])), 0, ...unsigned(imports.length + k)]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      every.map((part) => part.type),
    ),
    ...section(2, [
      [...namesOf(memory), 2, 0, ...unsigned(Number(word(parts(memory[3] ?? []).at(-1))))],
      ...imports.map(({ node }, k) => [...namesOf(node), 0, ...unsigned(k)]),
    ]),
    ...section(
      3,
      own.map((_, k) => unsigned(imports.length + k)),
    ),
    ...section(
      6,
      globals.map(() => [0x7f, 1, 0x41, 0, END]),
    ),
    ...section(7, exported),
    ...section(
      10,
      own.map((part) => codeOf(part, functions, globals)),
    ),
  ]);
}
