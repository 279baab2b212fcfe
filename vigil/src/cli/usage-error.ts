// An error the person at the terminal can mend: printed as a sentence without a stack, exit code 2.

/** A wrong option, a missing file, an unusable lexicon: `message` says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
