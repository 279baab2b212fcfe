// Counted German nouns in the forms that sentences need, and spans of time after a preposition: said once, so that all screens agree.
import { plural } from '../counting.ts';

/** `1 Konto`, `2 Konten`: the same in every case that the sentences use. */
export function accounts(n: number): string {
  return plural(n, { one: '# Konto', other: '# Konten' });
}

/** `1 Fall`, `2 Fälle`. */
export function cases(n: number): string {
  return plural(n, { one: '# Fall', other: '# Fälle' });
}

/** `1 Eintrag`, `2 Einträge`. */
export function items(n: number): string {
  return plural(n, { one: '# Eintrag', other: '# Einträge' });
}

/** `1 Beitrag`, `2 Beiträge`. */
export function posts(n: number): string {
  return plural(n, { one: '# Beitrag', other: '# Beiträge' });
}

/** `1 Begriff`, `2 Begriffe`. */
export function terms(n: number): string {
  return plural(n, { one: '# Begriff', other: '# Begriffe' });
}

/** A span of time as it stands after „vor“, „seit“ and „in“: `3 Tage` becomes `3 Tagen`. Shorter spans have no case. */
export function dative(span: string): string {
  return span.replace(/Tage$/, 'Tagen');
}
