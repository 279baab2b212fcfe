// Plain lists: one hash a line. The kind is told by `# kind: pdq`, by the file's name, or by the length of the hash.
import type { ListReader } from './reader.ts';
import { addGiven, kindNamed, kindOfFileName } from './sheet.ts';
import { linesOf } from './text.ts';

/** `# kind: pdq` holds for the lines after it. */
const DIRECTIVE = /^#\s*kind\s*:\s*([\w-]+)\s*$/i;
/** What `md5sum` and its kin write: a hash, two signs, the name of a file. The name is nobody's business here. */
const SUM_LINE = /^([0-9a-f]{32,64}) [ *]\S.*$/i;

/** Reads `a1b2…`, blank lines and comments with `#`. */
export const readLines: ListReader = async ({ file, list, bytes, sheet }) => {
  let kind = kindOfFileName(file);
  for await (const { first, lines } of linesOf(bytes, file, sheet)) {
    for (let i = 0; i < lines.length; i++) {
      const line = (lines[i] as string).trim();
      if (line === '') continue;
      if (line.startsWith('#')) {
        const named = DIRECTIVE.exec(line)?.[1];
        if (named !== undefined) kind = kindNamed(named) ?? kind;
        continue;
      }
      const value = line.includes(' ') ? (SUM_LINE.exec(line)?.[1] ?? line) : line;
      addGiven(sheet, { file, line: first + i }, { list, kind, value });
    }
  }
};
