// Ends streams whose sender may no longer listen: looks every second, because a stream asks only once.
const EVERY_MS = 1_000;

/** A stream that was let in. */
export interface Watched {
  /** Whether its sender may still listen. */
  still(): Promise<boolean>;
  end(): void;
}

/** Watches streams until they are taken out again. */
export interface Watch {
  add(one: Watched): () => void;
  close(): void;
}

/** Begins when the first stream is there, ends with the last. */
export function watchStreams(): Watch {
  const all = new Set<Watched>();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    for (const one of all) {
      // Where the store is away nothing can be told of a sender; the stream holds no more than it did.
      const may = await one.still().catch(() => true);
      if (!may && all.delete(one)) one.end();
    }
    timer = all.size === 0 ? undefined : setTimeout(() => void look(), EVERY_MS);
  };
  return {
    add: (one) => {
      all.add(one);
      timer ??= setTimeout(() => void look(), EVERY_MS);
      return () => all.delete(one);
    },
    close: () => {
      clearTimeout(timer);
      all.clear();
    },
  };
}
