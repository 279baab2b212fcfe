// vigil hashes check: reads lists of known media and says how many hashes of which kind can be used, what is refused and what is wrong.
import { Command } from 'commander';
import { buildSnapshot, HASH_KINDS, type HashSnapshot } from '../../../match/src/hashes/index.ts';
import type { ReadLists } from '../connect/hash-lists/index.ts';
import { readHashLists } from '../connect/hash-lists/index.ts';
import { countOf, hashProblemLine, problemCount } from './choose-hashes.ts';
import { counted, print, printJson, safe } from './console-line.ts';

const HELP = `
  $ vigil hashes check known.csv window-1.xml window-2.xml
known.csv: csv
window-1.xml: ncmec-xml
window-2.xml: ncmec-xml
  9,120 md5, 1 more repeated them
  4,002 pdq; refused: 3 without information, 1 of low quality
  12 withdrawn, 2 disputed by a member
known.csv:14: this is no hash; give hexadecimal digits: MD5 has 32, SHA-1 40, SHA-256 and PDQ 64

Give all pages of an exchange together: the newest state of each entry wins. Exit code 1 when something is wrong. The formats: docs/formats.md.`;

/** The command group. */
export function hashesCommand(): Command {
  const check = new Command('check')
    .description('check lists of known media and count what they hold')
    .argument('<files...>', 'lines, CSV, JSON or NCMEC XML; plain, gzip or zstd')
    .option('--json', 'one JSON object: {files, kinds, otherKinds, withdrawn, disputed, ambiguous, digest, problems}')
    .addHelpText('after', HELP)
    .action(async (files: string[], choice: { readonly json?: boolean }) => {
      const read = await readHashLists(files);
      const snapshot = buildSnapshot(read.sheet.rows);
      if (problemCount(read) > 0 || countOf(snapshot) === 0) process.exitCode = 1;
      if (choice.json === true) printJson(summaryOf(read, snapshot));
      else for (const line of linesFor(read, snapshot)) print(line);
    });
  return new Command('hashes').description('work with lists of known media').addCommand(check);
}

function summaryOf({ files, sheet, digest }: ReadLists, snapshot: HashSnapshot) {
  const { problems, further, withdrawn, disputed, ambiguous } = sheet;
  const kinds = HASH_KINDS.map((kind) => {
    const { taken, lowInformation, lowQuality } = sheet.counts[kind];
    const { count } = snapshot.tables[kind];
    return [kind, { hashes: count, repeated: taken - count, lowInformation, lowQuality }] as const;
  });
  return {
    files,
    kinds: Object.fromEntries(kinds),
    otherKinds: Object.fromEntries(sheet.otherKinds),
    withdrawn,
    disputed,
    ambiguous,
    digest,
    problems,
    furtherProblems: further,
  };
}

function linesFor(read: ReadLists, snapshot: HashSnapshot): readonly string[] {
  const { sheet, files } = read;
  const out = files.map(({ file, format }) => `${safe(file)}: ${format}`);
  for (const [kind, { hashes, repeated, lowInformation, lowQuality }] of Object.entries(
    summaryOf(read, snapshot).kinds,
  )) {
    const refused = [
      ...(lowInformation > 0 ? [`${lowInformation.toLocaleString('en')} without information`] : []),
      ...(lowQuality > 0 ? [`${lowQuality.toLocaleString('en')} of low quality`] : []),
    ];
    if (hashes + refused.length === 0) continue;
    const again = repeated > 0 ? `, ${repeated.toLocaleString('en')} more repeated them` : '';
    out.push(
      `  ${hashes.toLocaleString('en')} ${kind}${again}${refused.length > 0 ? `; refused: ${refused.join(', ')}` : ''}`,
    );
  }
  if (sheet.ambiguous > 0)
    out.push(
      `  ${counted(sheet.ambiguous, 'line')} of 64 digits taken as SHA-256 and as PDQ; say "# kind: pdq" to halve that`,
    );
  if (sheet.withdrawn + sheet.disputed > 0)
    out.push(
      `  ${sheet.withdrawn.toLocaleString('en')} withdrawn, ${sheet.disputed.toLocaleString('en')} disputed by a member`,
    );
  for (const [name, count] of sheet.otherKinds)
    out.push(`  ${count.toLocaleString('en')} of kind ${safe(name)}, which is not compared`);
  out.push(...sheet.problems.map(hashProblemLine));
  if (sheet.further > 0) out.push(`… and ${counted(sheet.further, 'problem')} more`);
  if (countOf(snapshot) === 0) out.push('There is no usable hash in these files.');
  return out;
}
