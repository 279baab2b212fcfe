// Numbers and the words that follow them, in the language of the page.
import { locale, signs } from './locale.ts';

const rules = new Intl.PluralRules(locale);

/** `1,234`. */
export function amount(n: number): string {
  return n.toLocaleString(locale);
}

const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Bits: `4.2`, `−1.0`; in German `4,2`. */
export function bitsOf(n: number): string {
  return n < 0 ? `${signs.beforeSign}−${tenths.format(-n)}` : tenths.format(n);
}

/** Bits that are added: `+4.2`, `−1.0`. */
export function signed(n: number): string {
  return n < 0 ? bitsOf(n) : `${signs.beforeSign}+${tenths.format(n)}`;
}

/** A share between 0 and 1: `12.5 %`. */
export function percent(share: number): string {
  return `${tenths.format(share * 100)} %`;
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
