// The shape of a language's phrase bank for the demo day. All phrases are our own, harmless, and nobody's real words; `{t}` stands for an invented term, `{g}` for ordinary goods.

/** Everything demo accounts of one language say. */
export interface Words {
  readonly language: string;
  /** Everyday posts are one of each, in this order. */
  readonly opens: readonly string[];
  readonly middles: readonly string[];
  readonly closes: readonly string[];
  readonly goods: readonly string[];
  /** Trade: `{x}` is what is offered. */
  readonly offers: readonly string[];
  readonly contacts: readonly string[];
  readonly payments: readonly string[];
  /** Press and advocates; the second list quotes an offer word for word. */
  readonly warnings: readonly string[];
  readonly quotes: readonly string[];
  /** Survivors, the first without a term. */
  readonly pleas: readonly string[];
  readonly jokes: readonly string[];
  /** Creators who point to their page. */
  readonly pages: readonly string[];
  readonly bios: readonly string[];
}
