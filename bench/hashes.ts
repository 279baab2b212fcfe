// Measures known media by hash: PDQ questions at 1 and 10 million hashes beside brute force, memory, building, loading. Run: node bench/hashes.ts [millions…] (default: 1 10).
import {
  buildSteps,
  findHash,
  type HashPolicy,
  type HashSnapshot,
  readSnapshot,
  snapshotBytes,
  startRows,
} from '../match/src/hashes/index.ts';
import { hexOf } from '../match/src/hashes/kinds.ts';
import { addWords } from '../match/src/hashes/rows.ts';

const MILLIONS = process.argv.slice(2).map(Number);
const QUESTIONS = 600;
const BRUTE_QUESTIONS = 10;
/** Must (issue 3): milliseconds a question at so many millions, and bytes a hash. */
const MUST: Readonly<Record<number, number>> = { 1: 0.5, 10: 8 };
const MUST_BYTES = 100;

let state = 0x2f6e2b1;
/** 32 random bits (xorshift32, Marsaglia 2003), the same in every run. */
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state | 0;
}

function randomRows(count: number) {
  const rows = startRows();
  const words = new Int32Array(8);
  const name = { list: 'bench', entry: '' };
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 8; k++) words[k] = random();
    addWords(rows, 'pdq', words, name);
  }
  return rows;
}

/** Half are strangers, half are listed hashes with 0 to 31 bits changed, so that every second one must be found. */
function questionsFor({
  tables,
}: HashSnapshot): readonly { readonly value: string; readonly listed: string | undefined }[] {
  const { words, count } = tables.pdq;
  return Array.from({ length: QUESTIONS }, (_, n) => {
    const row = (random() >>> 0) % count;
    if (n % 2 === 0) return { value: hexOf(Int32Array.from({ length: 8 }, random), 0, 8), listed: undefined };
    const query = words.slice(row * 8, row * 8 + 8);
    const bits = new Set<number>();
    while (bits.size < (n >> 1) % 32) bits.add((random() >>> 0) % 256);
    for (const bit of bits) query[bit >> 5] = (query[bit >> 5] as number) ^ (1 << (bit & 31));
    return { value: hexOf(query, 0, 8), listed: hexOf(words, row * 8, 8) };
  });
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { ms: performance.now() - started, result };
}

function ask(snapshot: HashSnapshot, questions: ReturnType<typeof questionsFor>, policy: HashPolicy = {}) {
  return questions.map(({ value }) => findHash(snapshot, { kind: 'pdq', value }, policy).matches);
}

/** Milliseconds of the longest step, which is how long a question waits behind a rebuild. */
function buildInSteps(rows: ReturnType<typeof randomRows>) {
  const steps = buildSteps(rows);
  let longest = 0;
  for (;;) {
    const { ms, result } = timed(() => steps.next());
    longest = Math.max(longest, ms);
    if (result.done === true) return { snapshot: result.value, longest };
  }
}

function measure(millions: number): boolean {
  const count = Math.round(millions * 1e6);
  const built = timed(() => buildInSteps(randomRows(count)));
  const { snapshot, longest } = built.result;
  const bytes = snapshotBytes(snapshot);
  const loaded = timed(() => readSnapshot(bytes, { trusted: true }));
  const checked = timed(() => readSnapshot(bytes));
  const questions = questionsFor(snapshot);
  ask(snapshot, questions.slice(0, 100));
  const bands = timed(() => ask(loaded.result, questions));
  const some = questions.slice(0, BRUTE_QUESTIONS);
  ask(snapshot, some.slice(0, 1), { everyHash: true });
  const brute = timed(() => ask(snapshot, some, { everyHash: true }));
  const each = bands.ms / QUESTIONS;
  const bruteEach = brute.ms / some.length;
  const wrong = questions.filter(
    ({ listed }, n) => listed !== undefined && !bands.result[n]?.some((m) => m.value === listed),
  );
  const same = JSON.stringify(brute.result) === JSON.stringify(bands.result.slice(0, some.length));
  const perHash = bytes.length / snapshot.tables.pdq.count;
  const must = MUST[millions];
  const fine =
    wrong.length === 0 && same && (must === undefined || each <= must) && (millions < 1 || perHash <= MUST_BYTES);
  const number = (n: number, digits: number) => n.toFixed(digits).padStart(9);
  console.log(`${millions} million PDQ hashes, radius 31`);
  console.log(`  a question      ${number(each, 3)} ms${must === undefined ? '' : `   must be at most ${must}`}`);
  console.log(
    `  brute force     ${number(bruteEach, 3)} ms   ${(bruteEach / each).toFixed(1)} times as long, ${same ? 'the same answers' : 'OTHER ANSWERS'}`,
  );
  console.log(`  planted, found  ${String(QUESTIONS / 2 - wrong.length).padStart(9)} of ${QUESTIONS / 2}`);
  console.log(`  bytes a hash    ${number(perHash, 1)}      must be at most ${MUST_BYTES} (hash, bands, list number)`);
  console.log(`  fill and build  ${number(built.ms, 0)} ms   longest step ${longest.toFixed(0)} ms`);
  console.log(`  load            ${number(loaded.ms, 2)} ms   with checksum ${checked.ms.toFixed(0)} ms`);
  return fine;
}

const fine = (MILLIONS.length > 0 ? MILLIONS : [1, 10]).map(measure);
if (!fine.every(Boolean)) {
  console.log('Something is slower, larger or otherwise than it must be.');
  process.exitCode = 1;
}
