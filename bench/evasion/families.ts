// All families of disguises in one list, for everything in the bench that hides terms.
import { CHARACTERS } from './characters.ts';
import { EMBEDDING } from './embedding.ts';
import type { Family } from './family.ts';
import { LEET } from './leet.ts';
import { NATIVE } from './native.ts';
import { RESHAPED } from './reshaped.ts';
import { SHORT } from './short.ts';
import { SPACING } from './spacing.ts';
import { SPELLING } from './spelling.ts';

/** The families for words, phrases and tags: groups A to F. */
export const FAMILIES: readonly Family[] = [...CHARACTERS, ...LEET, ...SPACING, ...EMBEDDING, ...RESHAPED, ...SPELLING];

/** The families for abbreviations of three or four letters: group S. */
export const SHORT_FAMILIES: readonly Family[] = SHORT;

/** The families for terms in other scripts and emoji: group N. */
export const NATIVE_FAMILIES: readonly Family[] = NATIVE;

/** Families that change nothing on purpose: what the others are compared with. */
export const BASELINES: ReadonlySet<string> = new Set(['short-plain', 'native-plain']);
