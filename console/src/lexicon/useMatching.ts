// The matcher of this browser: one worker, made when it is first needed, that answers in the order of the questions.
import { useEffect, useState } from 'react';
import type { Answer, Found, Question, Sought } from './matching.ts';

interface Waiting {
  readonly take: (answer: Answer) => void;
  readonly fail: () => void;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const made = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: { readonly data: Answer }) => {
    waiting.get(data.n)?.take(data);
    waiting.delete(data.n);
  };
  made.onerror = () => {
    for (const { fail } of waiting.values()) fail();
    waiting.clear();
    worker = undefined;
  };
  return made;
}

type Asked = Question extends infer One ? (One extends Question ? Omit<One, 'n'> : never) : never;

/** Asks the worker; rejects when it could not be started. */
function askWorker(question: Asked): Promise<Answer> {
  worker ??= start();
  const n = ++asked;
  const told = new Promise<Answer>((take, reject) => {
    waiting.set(n, { take, fail: () => reject(new Error('the matcher could not be started')) });
  });
  worker.postMessage({ ...question, n });
  return told;
}

/** What became of the texts. `fault` names a term that cannot be looked for. */
export type Matching =
  | { readonly state: 'loading' }
  | { readonly state: 'broken' }
  | { readonly state: 'fault'; readonly index: number; readonly why: string; readonly mend: string }
  | { readonly state: 'done'; readonly texts: readonly string[]; readonly found: readonly (readonly Found[])[] };

const PAUSE_MS = 120;

/** Looks for terms in texts whenever either changes. `name` keeps a compiled list for the next text. */
export function useMatching(name: string, terms: readonly Sought[], texts: readonly string[]): Matching {
  const [made, setMade] = useState<Matching>({ state: 'loading' });
  const [list, lines] = [JSON.stringify(terms), JSON.stringify(texts)];
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const ready = await compiled(name, list);
      const answer = ready.ok ? await askWorker({ kind: 'find', name, texts: JSON.parse(lines) as string[] }) : ready;
      if (gone) return;
      if (answer.ok) setMade({ state: 'done', texts: JSON.parse(lines) as string[], found: answer.found });
      else setMade({ state: 'fault', index: answer.index, why: answer.why, mend: answer.mend });
    };
    const timer = window.setTimeout(() => {
      look().catch(() => {
        lists.delete(name);
        if (!gone) setMade({ state: 'broken' });
      });
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [name, list, lines]);
  return made;
}

const lists = new Map<string, { readonly list: string; readonly answer: Promise<Answer> }>();

/** Compiles a list under a name unless it is there already. */
function compiled(name: string, list: string): Promise<Answer> {
  const held = lists.get(name);
  if (held?.list === list && worker !== undefined) return held.answer;
  const answer = askWorker({ kind: 'compile', name, terms: JSON.parse(list) as Sought[] });
  lists.set(name, { list, answer });
  return answer;
}
