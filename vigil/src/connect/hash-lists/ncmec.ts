// NCMEC hash sharing v2: pages of entries as XML, with deletions and the opinions of members. Windows of time come in no order.
import { SaxesParser } from 'saxes';
import { enter, type Print, type Update } from './ledger.ts';
import type { ListInput, ListReader } from './reader.ts';
import { addOtherKind, addProblem, kindNamed } from './sheet.ts';
import { textOf } from './text.ts';

/** The name under which all pages are one list, whatever the files are called. */
const LIST = 'ncmec';
const DEEPEST = 32;
/** UTF-16 units of one text or tag; a fingerprint of any kind is far shorter. */
const PIECE_UNITS = 1024 * 1024;

/** An entry while it is read. */
interface Draft {
  readonly gone: boolean;
  readonly line: number;
  member: string;
  id: string;
  at: string;
  classification: string;
  readonly prints: { readonly name: string; readonly value: string; readonly line: number }[];
  /** Kinds with a negative opinion. */
  readonly disputed: Set<string>;
}

/** A page while it is read. */
interface Page {
  readonly input: ListInput;
  readonly path: string[];
  text: string;
  draft: Draft | undefined;
  /** Entries read in the group, and how many the group says it has. */
  seen: number;
  counted: number | undefined;
  /** Another page follows. */
  next: boolean;
  trouble: string | undefined;
}

/** Reads a page. What stands before a broken place is kept. Entities beyond XML's own five and document types are refused. */
export const readNcmec: ListReader = async (input) => {
  const { file, sheet } = input;
  const parser = new SaxesParser({ position: true });
  const page: Page = {
    input,
    path: [],
    text: '',
    draft: undefined,
    seen: 0,
    counted: undefined,
    next: false,
    trouble: undefined,
  };
  let quiet = 0;
  const heard = (): void => {
    quiet = 0;
  };
  const stop = (why: string): void => {
    page.trouble ??= why;
  };
  parser.on('doctype', () => stop('it declares a document type, which is never read'));
  parser.on('error', () => stop('it is not well-formed XML'));
  parser.on('text', (text) => {
    heard();
    page.text += text;
  });
  parser.on('opentag', ({ name, attributes }) => {
    heard();
    if (page.trouble !== undefined) return;
    if (page.path.length >= DEEPEST) stop(`it is nested deeper than ${DEEPEST} levels`);
    else open(page, local(name), attributes as Readonly<Record<string, string>>, parser.line);
  });
  parser.on('closetag', ({ name }) => {
    heard();
    if (page.trouble === undefined) close(page, local(name), parser.line);
  });
  for await (const text of textOf(input.bytes)) {
    for (let at = 0; at < text.length && page.trouble === undefined; at += PIECE_UNITS / 4) {
      quiet += Math.min(text.length - at, PIECE_UNITS / 4);
      parser.write(text.slice(at, at + PIECE_UNITS / 4));
      if (quiet > PIECE_UNITS) stop(`a piece of it is longer than ${PIECE_UNITS} characters`);
    }
    if (page.trouble !== undefined) break;
  }
  if (page.trouble === undefined) parser.close();
  input.ledger.pages.push({ list: LIST, file, next: page.next });
  if (page.trouble !== undefined)
    addProblem(
      sheet,
      { file, line: parser.line },
      page.trouble,
      'fetch the page again; the entries before this line are kept, none after it',
    );
};

/** A name without its namespace prefix. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function open(page: Page, name: string, attributes: Readonly<Record<string, string>>, line: number): void {
  const { path, draft, input } = page;
  page.text = '';
  if (path.length === 0 && name !== 'queryResult')
    addProblem(
      input.sheet,
      { file: input.file, line },
      'this is no page of entries of NCMEC hash sharing',
      'give the answers of /v2/entries',
    );
  const isGroup = path.length === 1 && path[0] === 'queryResult';
  if (isGroup) {
    page.seen = 0;
    page.counted =
      name !== 'paging' && /^\d+$/.test(attributes['count'] ?? '') ? Number(attributes['count']) : undefined;
  }
  path.push(name);
  if (path.length === 3 && path[0] === 'queryResult' && path[1] !== 'paging') {
    page.seen++;
    page.draft = {
      gone: /^deleted/i.test(name),
      line,
      member: '',
      id: '',
      at: '',
      classification: '',
      prints: [],
      disputed: new Set(),
    };
  } else if (draft !== undefined && name === 'member' && path.length === 4) draft.member = attributes['id'] ?? '';
  else if (draft !== undefined && name === 'negativeFeedback')
    draft.disputed.add((attributes['type'] ?? '').toLowerCase());
}

function close(page: Page, name: string, line: number): void {
  const { path, draft, input } = page;
  const text = page.text.trim();
  page.text = '';
  if (draft !== undefined && path.length === 4) {
    if (name === 'id') draft.id = text;
    if (name === 'timestamp') draft.at = text;
    if (name === 'classification') draft.classification = text;
  }
  if (draft !== undefined && path.length === 5 && path[3] === 'fingerprints')
    draft.prints.push({ name, value: text, line });
  if (draft !== undefined && path.length === 3) {
    take(draft, input);
    page.draft = undefined;
  }
  if (path.length === 2 && page.counted !== undefined && page.counted !== page.seen)
    addProblem(
      input.sheet,
      { file: input.file, line },
      `${name} say they are ${page.counted}, and ${page.seen} were there`,
      'fetch the page again',
    );
  if (path.length === 3 && path[1] === 'paging' && name === 'next' && text !== '') page.next = true;
  path.pop();
}

function take(draft: Draft, { file, sheet, ledger }: ListInput): void {
  const place = { file, line: draft.line };
  if (draft.id === '' || draft.member === '') {
    addProblem(sheet, place, 'this entry has no id or no member', 'ask the exchange; the entry was passed over');
    return;
  }
  const at = Date.parse(draft.at);
  if (Number.isNaN(at))
    addProblem(
      sheet,
      place,
      'this entry has no time',
      'ask the exchange; it was taken as the oldest state of the entry',
    );
  const prints: Print[] = [];
  for (const { name, value, line } of draft.prints) {
    const kind = kindNamed(name);
    if (kind === undefined) addOtherKind(sheet, name);
    else prints.push({ kind, value, place: { file, line }, disputed: draft.disputed.has(name.toLowerCase()) });
  }
  const key = `${draft.member}-${draft.id}`;
  const update: Update = {
    list: LIST,
    key,
    name: draft.classification === '' ? key : `${key} ${draft.classification}`,
    at: Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at,
    gone: draft.gone,
    prints,
  };
  enter(ledger, update, place, sheet);
}
