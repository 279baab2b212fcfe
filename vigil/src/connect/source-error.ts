// Trouble with a source as a whole, such as a format nobody knows: said once, in words an operator can act on.

/** A source cannot be read at all, or ended badly. The message names the trouble; `mend` says what to do about it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** What to do about it, as a full sentence. */
  readonly mend: string;

  constructor(what: string, mend: string) {
    super(`${what} ${mend}`);
    this.mend = mend;
  }
}
