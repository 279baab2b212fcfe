// Measures what a term pack made of ordinary words does to a review queue: honest English posts through the real screen, observe and judge.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRules, loadLexicons, TRADE_PACK } from '../../vigil/src/cli/choose-rules.ts';
import { accountId, type Item, itemId, platformName } from '../../vigil/src/core/item.ts';
import type { Lexicon } from '../../vigil/src/core/lexicon.ts';
import { DEFAULT_POLICY, Policy } from '../../vigil/src/core/policy.ts';
import type { Family } from '../../vigil/src/core/signal.ts';
import { backgroundOf, countText, startBackground } from '../../vigil/src/engine/background.ts';
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
const TRADE: readonly Family[] = ['offer', 'contact', 'payment'];

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

function loadOf(texts: readonly string[], rules: Rules, counts: (judged: Judged) => boolean = () => true): Load {
  const load: Load = { files: 0, urgent: 0, standard: 0, automatic: 0 };
  for (const [at, text] of texts.entries()) {
    const judged = judgePost(text, at, rules);
    if (judged === undefined || !counts(judged)) continue;
    load.files++;
    if (judged.case !== undefined) load[judged.case.severity]++;
    if (judged.decision !== undefined) load.automatic++;
  }
  return load;
}

/** The mechanism proposed for packs of ordinary words: beside such a term there must be two kinds of trade cue, as an offer and a way to get in touch. */
function holdsTwoCues({ assessment }: Judged): boolean {
  return assessment.reasons.filter(({ family }) => (TRADE as readonly string[]).includes(family)).length >= 2;
}

/** The pack with each term worth at most what the background says (engine/background.ts), counted in other posts than those judged. */
function boundedPack(pack: Lexicon, texts: readonly string[], policy: Policy): Lexicon {
  const { lexicon } = compileRules([pack], policy);
  const background = startBackground();
  for (const text of texts) countText(background, text, lexicon);
  const bits = new Map(backgroundOf(background, lexicon, policy).map((one) => [one.term, one.bits]));
  const unseen = policy.weights['term.listed'];
  return { ...pack, terms: pack.terms.map((term) => ({ ...term, bits: bits.get(term.id) ?? term.bits ?? unseen })) };
}

/** Runs the pack over the honest posts as it is, and with mechanisms that could keep ordinary words out of the queue. */
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
  const trade = await loadLexicons([TRADE_PACK]);
  const rules = compileRules([pack, ...trade], policy);
  const plain = loadOf(posts, rules);
  const halves = [0, 1].map((odd) => posts.filter((_, at) => at % 2 === odd));
  const bounded = halves.map((judged, at) =>
    loadOf(judged, compileRules([boundedPack(pack, halves[1 - at] ?? [], policy), ...trade], policy)),
  );
  const rows = [
    rowOf('as it is', plain, posts.length),
    rowOf('each term bounded by the background of other posts', sum(bounded), posts.length),
    rowOf('proposed: two kinds of trade cue beside a term', loadOf(posts, rules, holdsTwoCues), posts.length),
  ];
  const head = ['pack and rule', 'files', 'urgent', 'standard', 'in the queue, per million', 'automatic, were they on'];
  const bound = `${posts.length} posts, ${pack.terms.length} terms; none of them in the queue would mean less than ${Math.round(3e6 / posts.length)} per million (rule of three).`;
  return { text: `${markdownTable(head, rows)}\n\n${bound}`, musts: musts(plain, posts.length) };
}

function sum(loads: readonly Load[]): Load {
  return loads.reduce((all, one) => ({
    files: all.files + one.files,
    urgent: all.urgent + one.urgent,
    standard: all.standard + one.standard,
    automatic: all.automatic + one.automatic,
  }));
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
