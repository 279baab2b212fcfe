// Runs an operator's regular expressions on re2js: time linear in the text, whatever the expression.
import { RE2JS, RE2JSException } from 're2js';

/** UTF-16 units of a text that expressions see; longer texts are searched up to here. */
export const PATTERN_TEXT_LIMIT = 20_000;
/** Matches of one expression in one text that are told. */
export const PATTERN_MATCH_LIMIT = 64;

/** One found place, UTF-16 offsets, end exclusive. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
}

/** A compiled expression. */
export type Pattern = (text: string) => readonly PatternMatch[];

/** Compiles an expression, case ignored; returns undefined when re2js refuses it. */
export function compilePattern(source: string): Pattern | undefined {
  const compiled = compileQuietly(source);
  if (compiled === undefined) return undefined;
  return (text) => {
    const seen = text.length > PATTERN_TEXT_LIMIT ? text.slice(0, PATTERN_TEXT_LIMIT) : text;
    if (!compiled.test(seen)) return [];
    const found: PatternMatch[] = [];
    const matcher = compiled.matcher(seen);
    for (let steps = 0; steps < PATTERN_MATCH_LIMIT && matcher.find(); steps += 1) {
      if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() });
    }
    return found;
  };
}

function compileQuietly(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (error instanceof RE2JSException || error instanceof RangeError) return undefined;
    throw error;
  }
}
