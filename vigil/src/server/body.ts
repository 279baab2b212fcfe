// Reads a request's body as a bounded Source: the end comes early, and is told, when the sender breaks off, falls silent or sends too much.
import type { FastifyRequest } from 'fastify';
import { openSource, SourceError } from '../connect/open.ts';
import type { Placed, Portion, Source } from '../engine/ports.ts';
import { Problem } from './problem.ts';

/** How a body ended. */
export type Ending = 'whole' | 'too large' | 'cut off' | 'silent';

/** A body as a Source, with how it ended once it has. */
export interface BodySource extends Source {
  ending(): Ending;
  /** What was wrong with its packing, once it has ended. */
  trouble(): string | undefined;
  /** Complaints that were read. */
  notices(): number;
}

/** What a body may hold: complaints, everything else, or both. `format` and `platform` are the caller's wishes. */
export interface BodyWish {
  readonly limitBytes: number;
  readonly silenceMs: number;
  readonly receivedAt: number;
  readonly keep: { readonly items: boolean; readonly notices: boolean };
  readonly format?: string | undefined;
  readonly platform?: string | undefined;
}

/** Thrown into the reader to stop it; told by `ending`, never seen outside. */
class Stop extends Error {
  override readonly name = 'Stop';
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(ending);
    this.ending = ending;
  }
}

/** Opens a body. Throws a Problem when it cannot be read at all; nothing is recorded then. */
export async function openBody(request: FastifyRequest, wish: BodyWish): Promise<BodySource> {
  const packing = packingOf(request);
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > wish.limitBytes) throw tooLarge(wish.limitBytes);
  try {
    const opened = await openSource(bytesOf(request, wish), {
      receivedAt: wish.receivedAt,
      ...(wish.format === undefined ? {} : { format: wish.format }),
      ...(wish.platform === undefined ? {} : { platform: wish.platform }),
    });
    if (packing !== undefined && opened.packing !== packing) {
      throw new Problem(
        400,
        'Not packed as said',
        `The content-encoding says ${packing}, but the body is not. Send it as it is without the header, or pack it.`,
      );
    }
    return bounded(opened, wish, opened.trouble);
  } catch (error) {
    if (error instanceof SourceError) throw new Problem(400, 'The body cannot be read', error.message);
    if (error instanceof Stop) throw endingProblem(error.ending, wish.limitBytes);
    throw error;
  }
}

/** The Problem for a body that ended badly. */
export function endingProblem(
  ending: Ending,
  limitBytes: number,
  members: Readonly<Record<string, unknown>> = {},
): Problem {
  if (ending === 'too large') return tooLarge(limitBytes, members);
  const detail =
    'What was read before is recorded as the numbers here say. Send everything again: what is known already is not counted twice.';
  return new Problem(
    ending === 'silent' ? 408 : 400,
    ending === 'silent' ? 'The sender fell silent' : 'The body broke off',
    detail,
    { members, headers: { connection: 'close' } },
  );
}

function tooLarge(limitBytes: number, members: Readonly<Record<string, unknown>> = {}): Problem {
  const detail = `One body may hold ${limitBytes} bytes when unpacked. Split it and send it again: what is known already is not counted twice.`;
  return new Problem(413, 'Too large', detail, { members, headers: { connection: 'close' } });
}

function packingOf(request: FastifyRequest): 'gzip' | 'zstd' | undefined {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toString().trim().toLowerCase();
  if (encoding === 'identity') return undefined;
  if (encoding === 'gzip' || encoding === 'zstd') return encoding;
  throw new Problem(415, 'Unknown packing', 'Pack the body with gzip or zstd, or not at all.', {
    headers: { 'accept-encoding': 'gzip, zstd' },
  });
}

async function* bytesOf(request: FastifyRequest, wish: BodyWish): AsyncGenerator<Uint8Array> {
  const iterator = request.raw[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let bytes = 0;
  for (;;) {
    const next = await within(iterator.next(), wish.silenceMs);
    if (next.done === true) return;
    bytes += next.value.length;
    if (bytes > wish.limitBytes) throw new Stop('too large');
    yield next.value;
  }
}

/** The next chunk, or a Stop when the sender is gone or silent for too long. */
async function within<T>(step: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stop('silent')), ms);
  });
  try {
    return await Promise.race([step.catch(() => Promise.reject(new Stop('cut off'))), silence]);
  } finally {
    clearTimeout(timer);
  }
}

function bounded(source: Source, wish: BodyWish, trouble: () => string | undefined): BodySource {
  let ending: Ending = 'whole';
  let notices = 0;
  async function* portions(): AsyncGenerator<Portion> {
    try {
      for await (const portion of source.portions()) {
        if (portion.end > wish.limitBytes) {
          ending = 'too large';
          return;
        }
        const placed = portion.placed.map((one) => allowed(one, wish.keep));
        for (const { reading } of placed) if (reading.kind === 'understood') notices += reading.notices.length;
        yield { ...portion, placed };
      }
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      ending = error.ending;
    }
  }
  return { format: source.format, portions, ending: () => ending, trouble, notices: () => notices };
}

/** Takes out what the sender's scopes or the route do not cover, and counts it as skipped when nothing is left. */
function allowed(placed: Placed, keep: BodyWish['keep']): Placed {
  const { reading, origin } = placed;
  if (reading.kind !== 'understood' || (keep.items && (keep.notices || reading.notices.length === 0))) return placed;
  const left = {
    ...reading,
    notices: keep.notices ? reading.notices : [],
    ...(keep.items ? {} : { items: [], removals: [], accounts: [] }),
  };
  if (left.items.length + left.notices.length + left.removals.length + left.accounts.length > 0)
    return { origin, reading: left };
  return {
    origin,
    reading: { kind: 'skipped', why: keep.items ? 'a notice, sent without the scope notices:write' : 'not a notice' },
  };
}
