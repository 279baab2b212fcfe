// An unusable term is refused with its place, the reason and the mend, and never repeats the term itself.
import { describe, expect, it } from 'vitest';
import { compile, find, isTermError, type TermError, type TermKind } from './index.ts';

function refusal(text: string, kind: TermKind): TermError {
  try {
    compile([
      { id: 'ok', text: 'blenvik', kind: 'word' },
      { id: 'bad', text, kind },
    ]);
  } catch (error) {
    if (isTermError(error)) return error;
    throw error;
  }
  throw new Error('The term was accepted.');
}

describe('compile', () => {
  it.each<[string, TermKind, RegExp]>([
    ['', 'word', /no letter/],
    ['   ', 'phrase', /no letter/],
    ['\u200b\u0301', 'word', /no letter/],
    ['???', 'word', /no letter/],
    ['b', 'word', /fewer than two/],
    ['12345', 'word', /fewer than two/],
    ['#', 'tag', /no letter/],
    ['x'.repeat(65), 'word', /more than 64/],
    ['zo '.repeat(100), 'phrase', /longer than 200/],
    ['abc', 'emoji', /no emoji/],
    ['', 'emoji', /no emoji/],
  ])('refuses %j as a %s and says why', (text, kind, why) => {
    const error = refusal(text, kind);
    expect(error.name).toBe('TermError');
    expect(error.index).toBe(1);
    expect(error.why).toMatch(why);
    expect(error.mend).not.toBe('');
  });

  it('accepts an empty list, which finds nothing', () => {
    expect(find(compile([]), 'anything at all, b.l.e.n.v.i.k @x')).toEqual([]);
  });

  it('does not change when the given list changes afterwards', () => {
    const term = { id: 'w', text: 'blenvik', kind: 'word' as const };
    const matcher = compile([term]);
    term.text = 'other';
    expect(matcher.terms[0]?.text).toBe('blenvik');
    expect(Object.isFrozen(matcher) && Object.isFrozen(matcher.terms)).toBe(true);
  });

  it('finds the same word listed twice once for each listing', () => {
    const twice = compile([
      { id: '1', text: 'blenvik', kind: 'word' },
      { id: '2', text: 'blenvik', kind: 'word' },
    ]);
    expect(find(twice, 'blenvik').map((m) => m.id)).toEqual(['1', '2']);
  });
});
