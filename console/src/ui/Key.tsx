// The hint on a button: the key that does the same, as this person has bound it; nothing where single letters are switched off.
import { boundTo, type KeyName, lettersOn } from './keys.ts';

/** The hint. */
export function Key({ name }: { readonly name: KeyName }) {
  const bound = boundTo(name);
  if (bound.length === 1 && !lettersOn()) return null;
  return <kbd>{bound}</kbd>;
}
