// The local-file exchange of ThreatExchange (python-threatexchange, `local_file`): a kind, a blank and a value on every line.
import type { ListReader } from './reader.ts';
import { addGiven, addOtherKind, addProblem, kindNamed } from './sheet.ts';
import { linesOf } from './text.ts';

/** Kinds of signal that are no media hash or none that Vigil compares. */
const NAMED_LINE = /^([a-z][\w-]{1,40})\s+(\S.*)$/i;

/** Whether a line is one of these. */
export function isLocalFileLine(line: string): boolean {
  const [, name = ''] = NAMED_LINE.exec(line) ?? [];
  return kindNamed(name) !== undefined || (name !== '' && !/^[0-9a-f]{32,}$/i.test(name));
}

/** Reads `pdq a1b2…`. Signals of other kinds, such as `url` or `raw_text`, are counted. */
export const readLocalFile: ListReader = async ({ file, list, bytes, sheet }) => {
  for await (const { first, lines } of linesOf(bytes, file, sheet)) {
    for (let i = 0; i < lines.length; i++) {
      const line = (lines[i] as string).trim();
      if (line === '' || line.startsWith('#')) continue;
      const place = { file, line: first + i };
      const [, name, value] = NAMED_LINE.exec(line) ?? [];
      if (name === undefined || value === undefined) {
        addProblem(
          sheet,
          place,
          'there is no kind before a value',
          'write a kind, a blank and the hash, such as: pdq a1b2…',
        );
        continue;
      }
      const kind = kindNamed(name);
      if (kind === undefined) addOtherKind(sheet, name);
      else addGiven(sheet, place, { list, kind, value });
    }
  }
};
