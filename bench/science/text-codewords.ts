// Measures what a term pack made of ordinary words does to a review queue: honest English posts through the real replay.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileRules, loadLexicons, TRADE_PACK } from '../../vigil/src/cli/choose-rules.ts';
import { accountId, type Item, itemId, platformName } from '../../vigil/src/core/item.ts';
import type { Lexicon } from '../../vigil/src/core/lexicon.ts';
import { DEFAULT_POLICY, Policy } from '../../vigil/src/core/policy.ts';
import { judge, type Rules } from '../../vigil/src/engine/flow.ts';
import { NO_CONDUCT } from '../../vigil/src/engine/gather.ts';
import { readLexicon } from '../../vigil/src/engine/lexicon.ts';
import { observe } from '../../vigil/src/engine/observe.ts';
import type { Judged } from '../../vigil/src/engine/ports.ts';
import { screen } from '../../vigil/src/engine/screen.ts';
import { sha256 } from '../../vigil/src/store/chain.ts';
import { benignPosts, SHARED } from '../benign.ts';
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';

const PACK = join(SHARED, 'proxies/drug-codewords/codewords.json');
const MOST_PER_MILLION = 50;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const VIGIL = fileURLToPath(new URL('../../vigil/bin/vigil.mjs', import.meta.url));

/** What became of posts: in a file, in a queue by severity, and measures taken without a person. */
interface Load {
  files: number;
  urgent: number;
  standard: number;
  automatic: number;
}

/** The pack as a bare list of terms, as an operator would give it; undefined when it is not there. */
function codewordPack(): Lexicon | undefined {
  if (!existsSync(PACK)) return undefined;
  const { codewords } = JSON.parse(readFileSync(PACK, 'utf8')) as {
    readonly codewords: Readonly<Record<string, readonly string[]>>;
  };
  return packOf([...new Set(Object.values(codewords).flat())]);
}

/** Terms that no list may hold, such as single letters, are left out as the loader asks. */
function packOf(terms: readonly string[]): Lexicon {
  const loaded = readLexicon({ name: 'codewords.txt', text: terms.join('\n') });
  if (loaded.ok) return loaded.lexicon;
  const refused = new Set(loaded.problems.map(({ line }) => line));
  return packOf(terms.filter((_, at) => !refused.has(at + 1)));
}

/** Judges a post as the only one of its account; undefined when it opens no file. */
function judgePost(text: string, at: number, rules: Rules): Judged | undefined {
  const [platform, account] = [platformName('bench'), accountId(`a${at}`)];
  const item: Item = {
    id: itemId(`p${at}`),
    platform,
    surface: 'post',
    author: account,
    text,
    createdAt: NOW,
    language: 'en',
    selfAuthored: true,
  };
  const screened = screen([item], rules.lexicon);
  if (screened === undefined) return undefined;
  const fresh = observe(screened, rules.policy, sha256).flatMap(({ observations }) => observations);
  const file = {
    platform,
    account,
    conduct: NO_CONDUCT,
    open: undefined,
    earlier: 0,
    touched: false,
    minor: false,
    links: [],
    complaints: [],
  };
  return judge(rules, NOW)(file, fresh, 1);
}

function loadOf(texts: readonly string[], rules: Rules): Load {
  const load: Load = { files: 0, urgent: 0, standard: 0, automatic: 0 };
  for (const [at, text] of texts.entries()) {
    const judged = judgePost(text, at, rules);
    if (judged === undefined) continue;
    load.files++;
    if (judged.case !== undefined) load[judged.case.severity]++;
    if (judged.decision !== undefined) load.automatic++;
  }
  return load;
}

/** The same posts through `vigil replay`, each its own account, as an operator would: counts of the platform, look-back and settling included. */
async function replayed(posts: readonly string[], pack: Lexicon): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-codewords-'));
  try {
    const [file, list, policy] = ['posts.ndjson', 'codewords.txt', 'policy.yaml'].map((name) => join(folder, name));
    const line = (text: string, at: number): string =>
      JSON.stringify({
        id: `p${at}`,
        account: { id: `a${at}` },
        text,
        createdAt: new Date(NOW + at * 1_000).toISOString(),
      });
    await writeFile(file as string, `${posts.map(line).join('\n')}\n`);
    await writeFile(list as string, `${pack.terms.map(({ term }) => term).join('\n')}\n`);
    await writeFile(policy as string, 'interim: limit\n');
    const data = join(folder, 'data');
    const args = [VIGIL, 'replay', file, '--lexicon', list, '--policy', policy, '--data', data, '--json'] as string[];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 });
    const { accounts, cases } = JSON.parse(stdout) as { accounts: number; cases: { urgent: number; standard: number } };
    const log = await promisify(execFile)(process.execPath, [VIGIL, 'audit', 'export', '--data', data], {
      maxBuffer: 1 << 26,
    });
    const automatic = log.stdout.split('"decision.interim"').length - 1;
    if (!log.stdout.includes('"case.opened"')) throw new Error('the audit log of the replay tells of no case');
    return { files: accounts, ...cases, automatic };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the pack over the honest posts as an operator would, and without the counts that make the difference. */
export async function codewordSection(): Promise<Shown> {
  const pack = codewordPack();
  const posts = (await benignPosts())?.filter(({ lang }) => lang === 'en').map(({ text }) => text);
  if (pack === undefined || posts === undefined)
    return {
      text: 'The pack or the honest posts are not in the folder that VIGIL_BENCH_SETS names.',
      musts: musts(undefined, 0),
    };
  // Interim measures are on, so that any would show.
  const policy = Policy.parse({ ...DEFAULT_POLICY, interim: 'limit' });
  const rules = compileRules([pack, ...(await loadLexicons([TRADE_PACK]))], policy);
  const real = await replayed(posts, pack);
  const rows = [
    rowOf('vigil replay', real, posts.length),
    rowOf('weights alone, nothing counted', loadOf(posts, rules), posts.length),
  ];
  const head = ['pack and rule', 'files', 'urgent', 'standard', 'in the queue, per million', 'automatic, were they on'];
  const bound = `${posts.length} posts, ${pack.terms.length} terms; none of them in the queue would mean less than ${Math.round(3e6 / posts.length)} per million (rule of three).`;
  return { text: `${markdownTable(head, rows)}\n\n${bound}`, musts: musts(real, posts.length) };
}

const perMillion = ({ urgent, standard }: Load, posts: number): number => ((urgent + standard) * 1e6) / posts;

function rowOf(what: string, load: Load, posts: number): readonly string[] {
  const { files, urgent, standard, automatic } = load;
  return [what, String(files), String(urgent), String(standard), perMillion(load, posts).toFixed(1), String(automatic)];
}

function musts(load: Load | undefined, posts: number): readonly Must[] {
  const what = 'pack of ordinary words on honest English posts';
  if (load === undefined)
    return [
      { what: `${what}, entering the queue per million`, must: `≤ ${MOST_PER_MILLION}`, measured: 'no sets here' },
      { what: `${what}, automatic measures`, must: '0', measured: 'no sets here' },
    ].map((one) => ({ ...one, met: undefined, part: 'codewords' }));
  const queued = perMillion(load, posts);
  return [
    {
      what: `${what}, entering the queue per million`,
      must: `≤ ${MOST_PER_MILLION}`,
      measured: `${queued.toFixed(0)} (${load.urgent} urgent, ${load.standard} standard of ${posts})`,
      met: queued <= MOST_PER_MILLION,
      part: 'codewords',
    },
    {
      what: `${what}, automatic measures`,
      must: '0',
      measured: `${load.automatic} with interim: limit; the default policy takes none`,
      met: load.automatic === 0,
      part: 'codewords',
    },
  ];
}
