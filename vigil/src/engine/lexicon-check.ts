// Turns what is wrong with a lexicon's shape into problems a person can mend: where, why, and what to write instead.
import type { z } from 'zod';
import { Lexicon, TERM_FAMILIES, TERM_KINDS, TERM_MODES, Term } from '../core/lexicon.ts';
import type { Draft, Fault } from './lexicon-draft.ts';
import { PROBLEM_LIMIT } from './lexicon-draft.ts';
import { nearest } from './lexicon-nearest.ts';

const TOP_KEYS = Object.keys(Lexicon.shape);
const TERM_KEYS = Object.keys(Term.shape);
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  family: TERM_FAMILIES,
  kind: TERM_KINDS,
  mode: TERM_MODES,
};
const UNTOLD: Fault = { line: 1, column: 1, why: 'a further problem', mend: 'mend the ones before it first' };
/** What each field must be, in words. */
const WANTED: Readonly<Record<string, string>> = {
  format: 'the number 1',
  id: 'a short text of letters, digits, dot, colon, dash and underscore',
  title: 'a text of up to 300 characters',
  version: 'a text of up to 50 characters',
  licence: 'a text such as CC0-1.0',
  standIn: 'true or false',
  validUntil: 'a date such as 2027-12-31',
  terms: 'a list of one to 200,000 terms',
  term: 'a text of up to 500 characters',
  bits: 'a number from -16 to 32',
  family: `one of ${TERM_FAMILIES.join(', ')}`,
  kind: `one of ${TERM_KINDS.join(', ')}`,
  mode: `one of ${TERM_MODES.join(', ')}`,
  matches: 'a list of up to 200 lines of up to 2,000 characters',
  ignores: 'a list of up to 200 lines of up to 2,000 characters',
};

/** The faults of a draft whose shape the schema refused. Only those that will be told are looked up; the others just count. */
export function shapeFaults(error: z.ZodError, draft: Draft): Fault[] {
  const faults: Fault[] = [];
  const add = (make: () => Fault) => faults.push(faults.length < PROBLEM_LIMIT ? make() : UNTOLD);
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) add(() => unknownKey(issue.path, key, draft));
    else add(() => fieldFault(issue.path, draft));
  }
  return faults;
}

function unknownKey(path: readonly PropertyKey[], key: string, draft: Draft): Fault {
  const known = path[0] === 'terms' ? TERM_KEYS : TOP_KEYS;
  return { ...draft.place([...path, key], 'key'), why: 'this key is not known here', mend: nearest(key, known) };
}

function fieldFault(path: readonly PropertyKey[], draft: Draft): Fault {
  const place = draft.place(path);
  const field = fieldOf(path);
  if (field === undefined) return wholeFault(path, draft);
  const value = valueAt(draft.value, path);
  const wanted = WANTED[field] ?? 'something else';
  if (value === undefined || value === null)
    return { ...place, why: `\`${field}\` is missing`, mend: `add \`${field}\`: ${wanted}` };
  if (field === 'terms' && Array.isArray(value) && value.length === 0) {
    return {
      ...place,
      why: 'the lexicon holds no term',
      mend: 'add at least one term; Vigil cannot start on an empty list',
    };
  }
  const choices = CHOICES[field];
  if (choices !== undefined && typeof value === 'string')
    return { ...place, why: `\`${field}\` has a value that is not known`, mend: nearest(value, choices) };
  const unquoted = typeof value === 'number' || typeof value === 'boolean';
  const mend = unquoted && wanted.includes('text') ? `write ${wanted}; put the value in quotes` : `write ${wanted}`;
  return { ...place, why: `\`${field}\` is not what it must be`, mend };
}

/** A fault of the file as a whole, of one entry of `terms`, or of one example line. */
function wholeFault(path: readonly PropertyKey[], draft: Draft): Fault {
  const place = draft.place(path);
  if (path.length === 0) {
    return {
      ...place,
      why: 'the file is not a lexicon',
      mend: 'begin with `id:`, `title:`, `licence:` and `terms:`, as docs/lexicons.md shows',
    };
  }
  return {
    ...place,
    why: 'this entry of `terms` is not a term',
    mend: 'write `- id:`, `term:`, `family:` and `kind:`; for a bare list use a .txt file',
  };
}

/** The name of the field that a path leads to or into. */
function fieldOf(path: readonly PropertyKey[]): string | undefined {
  const field = path[0] === 'terms' && path.length > 1 ? path[2] : path[0];
  return typeof field === 'string' ? field : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let part = value;
  for (const step of path) part = part !== null && typeof part === 'object' ? Reflect.get(part, step) : undefined;
  return part;
}
