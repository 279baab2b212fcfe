// Why an act on people came to nothing, in a sentence for whoever wished it.

/** It does not fit, there is no such thing, or it is not theirs to do. */
export interface Refused {
  readonly ok: false;
  readonly refusal: 'unfit' | 'gone' | 'forbidden';
  readonly why: string;
}

/** Makes one. */
export function refused(refusal: Refused['refusal'], why: string): Refused {
  return { ok: false, refusal, why };
}
