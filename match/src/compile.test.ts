// An unusable term is refused with its place, the reason and the mend, and never repeats the term itself.
import { describe, expect, it } from 'vitest';
import { compile, find, isTermError, load, save, type TermError, type TermKind, termAt } from './index.ts';

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
    expect(termAt(matcher, 0)).toEqual({ id: 'w', text: 'blenvik', kind: 'word' });
    expect(Object.isFrozen(matcher)).toBe(true);
  });

  it('finds the same word listed twice once for each listing', () => {
    const twice = compile([
      { id: '1', text: 'blenvik', kind: 'word' },
      { id: '2', text: 'blenvik', kind: 'word' },
    ]);
    expect(find(twice, 'blenvik').map((m) => m.id)).toEqual(['1', '2']);
  });
});

describe('a saved list', () => {
  const list = [
    { id: 'w', text: 'blenvik', kind: 'word' as const },
    { id: 'p', text: 'zorple packs', kind: 'phrase' as const },
    { id: 't', text: '#qivtrade', kind: 'tag' as const },
    { id: 'a', text: 'qzx', kind: 'abbreviation' as const },
    { id: 'e', text: '🧿🪁', kind: 'emoji' as const },
    { id: 'n', text: '布连维', kind: 'word' as const },
  ];
  const text = 'bl3nv1k z0rple p@cks #qivtrade q.z.x 🧿🪁 我要布连维吗 blemvik';

  it('finds the same after loading, and has the same name', () => {
    const matcher = compile(list);
    const opened = load(save(matcher));
    expect(find(opened, text)).toEqual(find(matcher, text));
    expect(find(opened, text).length).toBeGreaterThan(6);
    expect(opened.digest).toBe(matcher.digest);
    expect(list.map((_, index) => termAt(opened, index))).toEqual(list);
  });

  it('is named by its content: another term, another order or another option is another name', () => {
    const names = [
      compile(list),
      compile(list.slice(1)),
      compile([...list].reverse()),
      compile(list, { fuzzy: false }),
    ];
    expect(new Set(names.map((matcher) => matcher.digest)).size).toBe(4);
  });

  it('is refused when a byte changed, a part is missing or it is something else', () => {
    const bytes = save(compile(list));
    const changed = bytes.slice();
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    for (const wrong of [changed, bytes.slice(0, -4), bytes.slice(0, 3), new Uint8Array(64)])
      expect(() => load(wrong)).toThrow(/no compiled list/);
  });
});
