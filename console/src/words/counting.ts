// Numbers and the words that follow them, in the language of the page.
import { locale, signs } from './locale.ts';

const rules = new Intl.PluralRules(locale);

/** `1,234`. */
export function amount(n: number): string {
  return n.toLocaleString(locale);
}

/** Bits: `4.2`, `−1.0`. */
export function bitsOf(n: number): string {
  return n < 0 ? `${signs.beforeSign}−${Math.abs(n).toFixed(1)}` : n.toFixed(1);
}

/** Bits that are added: `+4.2`, `−1.0`. */
export function signed(n: number): string {
  return n < 0 ? bitsOf(n) : `${signs.beforeSign}+${n.toFixed(1)}`;
}

/** English: `1 account`, `1,234 accounts`. */
export function count(n: number, one: string, many: string): string {
  return `${amount(n)} ${n === 1 ? one : many}`;
}

/** The form that a number asks for, in languages with more forms than two; `other` where a form is not given (CLDR plural rules). */
export function plural(
  n: number,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string },
): string {
  return (forms[rules.select(n)] ?? forms.other).replaceAll('#', amount(n));
}
