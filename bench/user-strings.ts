// What users wrote in a parsed line: every string under the keys that the raw scan looks for, and HTML as a reader sees it.
import { find, type Match, type Matcher } from '../match/src/index.ts';
import { plainOf } from '../vigil/src/connect/html.ts';

/** Keys of any platform of the bench whose strings, or lists of strings, people write. Addresses are left out. */
export const USER_KEYS: readonly string[] = [
  ...['text', 'content', 'alt', 'title', 'description', 'display_name', 'displayName', 'name', 'username'],
  ...['note', 'tag', 'tags', 'spoiler_text', 'location', 'value'],
];
/** Keys whose strings are HTML. */
export const HTML_KEYS: readonly string[] = ['content', 'note'];

/** Calls `visit` with each string under a wanted key, at any depth. Objects and lists are walked in a loop, so depth does not matter. */
export function eachUserString(
  root: unknown,
  keys: ReadonlySet<string>,
  visit: (text: string, key: string) => void,
): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, held] of Object.entries(node)) {
      if (keys.has(key) && !Array.isArray(node)) {
        if (typeof held === 'string') visit(held, key);
        else if (Array.isArray(held)) for (const one of held) if (typeof one === 'string') visit(one, key);
      }
      if (typeof held === 'object' && held !== null) open.push(held);
    }
  }
}

/** All findings in what people wrote under these keys; HTML is read as its reader sees it. Throws a `SyntaxError` for what is no JSON. */
export function findParsed(matcher: Matcher, json: string, keys: ReadonlySet<string>): readonly Match[] {
  const found: Match[] = [];
  eachUserString(JSON.parse(json), keys, (text, key) => {
    for (const match of find(matcher, HTML_KEYS.includes(key) ? plainOf(text).text : text)) found.push(match);
  });
  return found;
}
