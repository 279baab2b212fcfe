// A sentence of Vigil in the page's language; one without a code stands apart in the English that came.
import type { SayingView } from '../../../vigil/src/server/saying-shapes.ts';
import { say } from '../words/say.ts';

/** The sentence. `text` is its English. */
export function Said({ said, text }: { readonly said: SayingView | null | undefined; readonly text: string }) {
  return say(said) ?? <bdi lang="en">{text}</bdi>;
}
