// vigil match: finds the terms of a lexicon and known media in posts and prints where; touches no store.
import { once } from 'node:events';
import { Command } from 'commander';
import { openFile, openSource } from '../connect/open.ts';
import type { Item } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { KnownMedia } from '../engine/known-media.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { compileLexicons } from '../engine/lexicon.ts';
import { sha256 } from '../store/chain.ts';
import type { HashesChoice } from './choose-hashes.ts';
import { loadHashes, withHashesOption } from './choose-hashes.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions, withInputOptions } from './choose-input.ts';
import { asFileTrouble, loadLexicons, untangle } from './choose-rules.ts';
import { loadKnownWords, type VocabularyChoice, withVocabularyOption } from './choose-vocabulary.ts';
import { counted, printJson, remark } from './console-line.ts';
import { UsageError } from './usage-error.ts';

const TIERS = ['exact', 'obfuscated', 'embedded', 'split', 'fuzzy'] as const;
const BUFFER_UNITS = 65_536;

type Choice = InputChoice &
  HashesChoice &
  VocabularyChoice & {
    readonly lexicon?: readonly string[];
    readonly tiers?: string;
    readonly summary?: boolean;
    readonly json?: boolean;
  };

const HELP = `
  $ vigil match --lexicon lexicons/stand-in.yaml posts.ndjson
{"item":"1","term":"blenvik","tier":"exact","start":4,"end":11}
  $ vigil match --lexicon mine.yaml --summary posts.ndjson.gz
{"items":12000,"matchedItems":3,"matches":4}
  $ vigil match --hashes known.csv posts.ndjson
{"item":"2/hash.0","list":"known","entry":"e-17","distance":20}

start and end are UTF-16 offsets in the original text, end exclusive. The output is JSON lines with or without --json.
What cannot be read is counted on stderr and makes the exit code 1; "vigil replay" keeps it on the shelf.`;

interface Sums {
  items: number;
  matchedItems: number;
  matches: number;
  unread: number;
}

/** The command. */
export function matchCommand(): Command {
  const command = new Command('match')
    .description('find the terms of a lexicon and known media in posts')
    .argument('[files...]', 'files of posts, or - for standard input')
    .option('--lexicon <files...>', 'lists of terms')
    .option('--tiers <list>', `only these: ${TIERS.join(',')} (default: all)`)
    .option('--summary', 'one object with counts instead of a line a match')
    .option('--json', 'JSON lines (always so)')
    .addHelpText('after', HELP);
  return withVocabularyOption(withInputOptions(withHashesOption(command))).action(
    async (given: string[], choice: Choice) => {
      if (choice.lexicon === undefined && choice.hashes === undefined)
        throw new UsageError('There is nothing to look for: give --lexicon FILE or --hashes FILE.');
      const { files, lexicons, hashes } = untangle(choice.lexicon, given, choice.hashes);
      const known = await loadHashes(hashes, DEFAULT_POLICY);
      const tiers = tiersOf(choice.tiers);
      const lexicon = compileLexicons(await loadLexicons(lexicons), sha256, await loadKnownWords(choice.vocabulary));
      const sums: Sums = { items: 0, matchedItems: 0, matches: 0, unread: 0 };
      for (const file of files) await matchFile(file, choice, { lexicon, known, tiers, sums });
      if (choice.summary === true)
        printJson({ items: sums.items, matchedItems: sums.matchedItems, matches: sums.matches });
      if (sums.unread > 0) {
        remark(`${counted(sums.unread, 'piece')} of the input could not be read.`);
        process.exitCode = 1;
      }
    },
  );
}

interface Matching {
  readonly lexicon: CompiledLexicon;
  readonly known: KnownMedia | undefined;
  readonly tiers: ReadonlySet<string>;
  readonly sums: Sums;
}

async function matchFile(file: string, choice: Choice, how: Matching): Promise<void> {
  try {
    const source = await openSource(openFile(file), inputOptions(choice));
    let out = '';
    for await (const portion of source.portions()) {
      for (const { reading } of portion.placed) {
        if (reading.kind === 'understood')
          for (const item of reading.items) out += matchItem(item, how, choice.summary === true);
      }
      how.sums.unread += portion.shelf.filter((part) => part.last).length;
      if (out.length >= BUFFER_UNITS) {
        await write(out);
        out = '';
      }
    }
    await write(out);
  } catch (error) {
    throw asFileTrouble(error, file);
  }
}

function matchItem(item: Item, { lexicon, known, tiers, sums }: Matching, silent: boolean): string {
  sums.items++;
  if (item.media !== undefined) {
    const listed = known?.find(item.media) ?? [];
    if (listed.length > 0) sums.matchedItems++;
    sums.matches += listed.length;
    if (silent) return '';
    return listed.map((one) => `${JSON.stringify({ item: item.id, ...one })}\n`).join('');
  }
  const found = lexicon.find(item.text);
  if (found.length === 0) return '';
  const wanted = found.filter((one) => tiers.has(one.tier));
  if (wanted.length > 0) sums.matchedItems++;
  sums.matches += wanted.length;
  if (silent) return '';
  return wanted
    .map(
      (one) =>
        `${JSON.stringify({ item: item.id, term: one.term.id, tier: one.tier, start: one.start, end: one.end })}\n`,
    )
    .join('');
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

function tiersOf(text: string | undefined): ReadonlySet<string> {
  if (text === undefined) return new Set(TIERS);
  const asked = text.split(',').map((one) => one.trim());
  const wrong = asked.find((one) => !TIERS.some((tier) => tier === one));
  if (wrong !== undefined) throw new UsageError(`There is no tier "${wrong}". Use some of: ${TIERS.join(', ')}.`);
  return new Set(asked);
}
