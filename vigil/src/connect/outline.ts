// Lists the keys of a JSON object that may be cut off, so that a format can be told from the first bytes of a page of any length.

const DEEPEST = 3;
const TOKEN = /"((?:[^"\\\n]|\\.)*)"|[{}[\],:]/gy;

/** The paths of the keys down to three levels: `text`, `author.id`, `data[].author_id`. Stops quietly where the JSON breaks off. */
export function outlineOf(text: string): ReadonlySet<string> {
  const paths = new Set<string>();
  const stack: string[] = [];
  let prefix = '';
  let key: string | undefined;
  for (const [token, string] of tokens(text)) {
    if (token === '{' || token === '[') {
      stack.push(prefix);
      const name = key === undefined ? prefix : join(prefix, key);
      prefix = token === '[' ? `${name}[]` : name;
      key = undefined;
    } else if (token === '}' || token === ']') {
      prefix = stack.pop() ?? '';
      key = undefined;
      if (stack.length === 0) break;
    } else if (token === ',') key = undefined;
    else if (token === ':') {
      if (key !== undefined && stack.length <= DEEPEST + 1) paths.add(join(prefix, key));
    } else if (key === undefined) key = string;
  }
  return paths;
}

/** Marks and strings in order. Numbers and words between them are passed over. */
function* tokens(text: string): Generator<readonly [string, (string | undefined)?]> {
  const sticky = new RegExp(TOKEN.source, 'gy');
  for (let at = 0; at < text.length; ) {
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (found !== null) {
      yield [found[0], found[1]];
      at = sticky.lastIndex;
    } else if (text[at] === '"') return;
    else at += 1;
  }
}

function join(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}
