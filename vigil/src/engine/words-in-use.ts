// What a screen asks of the words in use: the lists behind them, what other words would be like, and that signed changes be taken up now.
import type { Lexicon } from '../core/lexicon.ts';
import type { Overlay } from '../core/proposal.ts';
import type { CompiledLexicon } from './lexicon.ts';

/** The words in use and the way to others. Whoever runs the rules provides it. */
export interface WordsInUse {
  /** The lists as their files hold them, without the overlay; or, in sentences without a term, why they cannot be read now. */
  packs(): Promise<
    { readonly ok: true; readonly packs: readonly Lexicon[] } | { readonly ok: false; readonly why: string }
  >;
  /** The lists with another overlay, compiled aside. Throws an Error without a term when that cannot be. */
  compile(overlay: Overlay): Promise<CompiledLexicon>;
  /** Takes up what the store holds, now rather than at the next look. */
  refresh(): Promise<void>;
}
