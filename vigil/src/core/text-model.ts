// A TextModel is what Vigil learned from texts that people have judged: weights of parts of words, and what a score was worth on texts it had not seen.

/** A text somebody has judged: 1 is an offer, 0 is not. */
export interface TextExample {
  readonly id: string;
  readonly text: string;
  /** Whose text it is. Texts of one account are never learned from and tested on at once. */
  readonly account?: string;
  readonly label: 0 | 1;
  /** Who judged it, where that is known: no single reviewer may decide what is learned. */
  readonly reviewer?: string;
  /** How much it counts beside the others; 1 unless said. */
  readonly weight?: number;
}

/** What scores at or above `from` were worth: of `offers` and `others` held out, so many scored there. `bits` is the log2 likelihood ratio. */
export interface ScoreBand {
  readonly from: number;
  readonly bits: number;
  readonly offers: number;
  readonly others: number;
}

/** A learned model. Plain values; scoring it needs nothing else. */
export interface TextModel {
  /** One a bucket, and the intercept last. In natural log-odds. */
  readonly weights: Float32Array;
  /** From score to calibrated log-odds (Platt): `slope * score + intercept`. */
  readonly slope: number;
  readonly intercept: number;
  /** By rising score; empty when too little was learned to claim any bits. */
  readonly bands: readonly ScoreBand[];
}

/** What one part of a text adds, in bits of calibrated log-odds; negative speaks against an offer. */
export interface Contribution {
  readonly part: string;
  readonly bits: number;
}

/** What a model says of a text. */
export interface TextScore {
  /** Calibrated probability, at the share of offers among the examples learned from. */
  readonly p: number;
  /** log2 likelihood ratio as measured on held-out texts; 0 where nothing is claimed. */
  readonly bits: number;
  /** The parts of the text that speak most for an offer, strongest first. */
  readonly top: readonly Contribution[];
}

/** A judged text that is never learned from, as numbers of buckets: what models are compared on. No text can be read from it. */
export interface GoldenExample {
  readonly print: string;
  readonly label: 0 | 1;
  readonly buckets: Int32Array;
  /** How many of the buckets, from the first, belong to the block of words. */
  readonly words: number;
}

/** How well a model tells offers from others. */
export interface Ranking {
  readonly offers: number;
  readonly others: number;
  /** Average precision; 0 when there are no offers. */
  readonly averagePrecision: number;
  /** The largest share of offers found at a threshold with precision of at least .9. */
  readonly recallAtNinety: number;
}
