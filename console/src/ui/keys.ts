// The one list of keys: what the sheet shows is what the screens bind. Single letters can be switched off (WCAG 2.1.4).
import { words } from '../words.ts';

/** Every key with what it does, in the order of the sheet. */
export const KEYS = [
  { keys: 'g t', says: words.keys.says.today },
  { keys: 'g q', says: words.keys.says.queue },
  { keys: 'g o', says: words.keys.says.orders },
  { keys: 'j', says: words.keys.says.next },
  { keys: 'k', says: words.keys.says.previous },
  { keys: 'o', says: words.keys.says.open },
  { keys: 'Enter', says: words.keys.says.open },
  { keys: 'r', says: words.keys.says.reveal },
  { keys: 'c', says: words.keys.says.claim },
  { keys: 'v', says: words.keys.says.decide },
  { keys: 'n', says: words.keys.says.decide },
  { keys: 'm', says: words.keys.says.decide },
  { keys: 'e', says: words.keys.says.decide },
  { keys: 'w', says: words.keys.says.decide },
  ...(['1', '2', '3', '4', '5', '6', '7'] as const).map((keys) => ({ keys, says: words.keys.says.innocent })),
  { keys: 'a', says: words.keys.says.applied },
  { keys: 's', says: words.keys.says.seen },
  { keys: 'Escape', says: words.keys.says.back },
  { keys: '?', says: words.keys.says.sheet },
] as const;

/** A key, or two pressed one after the other. */
export type KeyName = (typeof KEYS)[number]['keys'];
/** What keys do on a screen. */
export type KeyActs = Readonly<Partial<Record<KeyName, () => void>>>;

const SETTING = 'vigil-single-keys';

/** Whether single letters act. */
export function lettersOn(): boolean {
  return window.localStorage.getItem(SETTING) !== 'off';
}

/** Switches single letters on or off for this browser. */
export function setLetters(on: boolean): void {
  window.localStorage.setItem(SETTING, on ? 'on' : 'off');
}
