// Runs the very matcher of the server in this browser, aside from the page, so that typing never waits for it.
import { compile, explain, find, isTermError, type Matcher } from '../../../match/src/index.ts';
import { type Answer, type Found, type Question, TEXT_UNITS } from './matching.ts';

// The content policy of the page forbids WebAssembly; without it the library takes its plain way, and finds the same.
Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true, writable: true });

const port = globalThis as unknown as {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  postMessage(answer: Answer): void;
};
const matchers = new Map<string, Matcher | undefined>();
/** Findings of one text that are told. */
const MOST = 200;

function findIn(matcher: Matcher | undefined, text: string): readonly Found[] {
  if (matcher === undefined) return [];
  const seen = text.slice(0, TEXT_UNITS);
  return find(matcher, seen)
    .slice(0, MOST)
    .map((match) => {
      const { id, tier, start, end } = match;
      return { id, tier, start, end, explained: explain(matcher, seen, match) };
    });
}

function answer(question: Question): Answer {
  const { n } = question;
  try {
    if (question.kind === 'compile') {
      matchers.set(question.name, question.terms.length === 0 ? undefined : compile(question.terms));
      return { n, ok: true, found: [] };
    }
    const matcher = matchers.get(question.name);
    return { n, ok: true, found: question.texts.map((text) => findIn(matcher, text)) };
  } catch (error) {
    if (!isTermError(error)) throw error;
    matchers.set(question.name, undefined);
    return { n, ok: false, index: error.index, why: error.why, mend: error.mend };
  }
}

port.onmessage = ({ data }) => port.postMessage(answer(data));
