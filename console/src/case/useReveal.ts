// Which words are shown: those of the whole case after one reveal, or single ones for a few seconds. Everything masks itself again.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { Trouble, Unfit } from '../api.ts';
import { words } from '../words.ts';
import { sendReveal, type WordPlace } from './case-api.ts';

/** Words that are revealed one by one. */
export interface SingleWords {
  reveal(place: WordPlace): void;
  at(place: WordPlace): string | undefined;
}

/** What is revealed. */
export interface Reveal {
  /** The reveal that the whole case is read with; undefined while it is masked. */
  readonly seq: number | undefined;
  readonly used: number;
  readonly limit: number;
  /** Reveals made here since the case was read. */
  readonly made: number;
  readonly trouble: string;
  toggle(): void;
  /** Single words; the same object until one is revealed or masked. */
  readonly single: SingleWords;
  /** Masks everything because the server no longer takes the reveal. */
  end(): void;
}

const keyOf = ({ item, revision, start }: WordPlace): string => `${item}\u0000${revision}\u0000${start}`;

/** Reveals on one case. */
export function useReveal(id: string, { reveals: bounds }: Pick<CaseView, 'reveals'>): Reveal {
  const queries = useQueryClient();
  const [seq, setSeq] = useState<number>();
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  const [used, setUsed] = useState(bounds.used);
  const [made, setMade] = useState(0);
  const [trouble, setTrouble] = useState('');
  const busy = useRef(false);
  const mask = useCallback(() => {
    setSeq(undefined);
    queries.removeQueries({ queryKey: ['revealed', id] });
  }, [queries, id]);
  useIdle(seq !== undefined, bounds.idleMs, mask);
  useEffect(() => () => queries.removeQueries({ queryKey: ['revealed', id] }), [queries, id]);

  const ask = async (place?: WordPlace): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const answer = await sendReveal(id, place);
      setUsed(answer.used);
      setMade((before) => before + 1);
      setTrouble('');
      if (place === undefined) setSeq(answer.reveal);
      else showWord(keyOf(place), answer.text ?? '');
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      busy.current = false;
    }
  };
  const showWord = (key: string, text: string): void => {
    setShown((before) => new Map(before).set(key, text));
    window.setTimeout(
      () => setShown((before) => new Map([...before].filter(([other]) => other !== key))),
      bounds.wordMs,
    );
  };
  const single = useSingle(ask, shown);
  return {
    seq,
    used,
    limit: bounds.limit,
    made,
    trouble,
    toggle: () => (seq === undefined ? void ask() : mask()),
    single,
    end: () => {
      mask();
      setTrouble(words.case.revealEnded);
    },
  };
}

/** Single words as an object that changes only with the words that are shown, so that rows are not drawn anew for nothing. */
function useSingle(ask: (place: WordPlace) => Promise<void>, shown: ReadonlyMap<string, string>): SingleWords {
  const latest = useRef(ask);
  latest.current = ask;
  return useMemo(
    (): SingleWords => ({
      reveal: (place) => void latest.current(place),
      at: (place) => shown.get(keyOf(place)),
    }),
    [shown],
  );
}

const SIGNS_OF_LIFE = ['pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `act` after so long without a sign of the reader. */
function useIdle(on: boolean, ms: number, act: () => void): void {
  useEffect(() => {
    if (!on) return;
    let timer = window.setTimeout(act, ms);
    const alive = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(act, ms);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive);
    };
  }, [on, ms, act]);
}

function troubleOf(error: unknown): string {
  if (error instanceof Unfit) return error.message;
  if (error instanceof Trouble && error.kind === 'barred' && error.says !== '') return error.says;
  return error instanceof Trouble && error.kind === 'forbidden' ? words.trouble.forbidden : words.trouble.offline;
}
