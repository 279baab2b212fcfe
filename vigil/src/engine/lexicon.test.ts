// Tests of the lexicon loader: every format, every refusal with its place, and the promise that no file can make it throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LexiconLoad, LexiconProblem } from './lexicon.ts';
import { compileLexicons, formatOf, PROBLEM_LIMIT, readLexicon } from './lexicon.ts';

const HEAD = 'id: own\ntitle: Own list\nlicence: private\nterms:\n';
const TERM = '  - id: a\n    term: blenvik\n    family: term\n    kind: word\n';

function load(name: string, text: string) {
  const result = readLexicon({ name, text });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.lexicon;
}

function problems(result: LexiconLoad): readonly LexiconProblem[] {
  return result.ok ? [] : result.problems;
}

describe('the formats of a lexicon', () => {
  it('reads YAML and fills in what may be left out', () => {
    expect(load('own.yaml', HEAD + TERM)).toMatchObject({
      format: 1,
      version: '1',
      standIn: false,
      terms: [{ id: 'a', term: 'blenvik' }],
    });
  });
  it('reads JSON, tabs and escaped emoji included', () => {
    const terms = [{ id: 'sock', term: '🧦🪁', family: 'term', kind: 'emoji', matches: ['🧦🪁 today'] }];
    const text = JSON.stringify({ id: 'own', title: 'Own', licence: 'private', terms }, null, '\t').replace(
      '🧦',
      '\\ud83e\\udde6',
    );
    expect(load('own.json', text).terms[0]?.term).toBe('🧦🪁');
  });
  it('reads bare lines, tells comments from tags, and guesses kinds', () => {
    const lexicon = load(
      'own.txt',
      '\uFEFF# a comment\r\n#qivtrade\r\n  zorple packs \r\nqvz\r\nblenvik\r\n🧦🪁\r\n#\r\nゾブリミャ\r\n',
    );
    expect(lexicon.terms.map((term) => [term.term, term.kind, term.family])).toEqual([
      ['#qivtrade', 'tag', 'term'],
      ['zorple packs', 'phrase', 'term'],
      ['qvz', 'abbreviation', 'term'],
      ['blenvik', 'word', 'term'],
      ['🧦🪁', 'emoji', 'term'],
      ['ゾブリミャ', 'word', 'term'],
    ]);
  });
  it('gives a bare line the same id wherever it stands, and never shows the term in it', () => {
    const one = load('a.txt', 'blenvik\nvorplix').terms;
    const other = load('b.txt', 'drovalt\n\nvorplix\nblenvik').terms;
    expect(other.find((term) => term.term === 'blenvik')?.id).toBe(one[0]?.id);
    expect(one[0]?.id).toMatch(/^t-[0-9a-f]{14}$/u);
  });
  it('reads CSV with quotes, examples and a semicolon', () => {
    const lexicon = load(
      'own.csv',
      'term;family;kind;bits;matches;ignores\n"zorple ""packs""";offer;phrase;2,5;"a zorple packs b|zorple packs";nothing here\nblenvik;;;;;\n',
    );
    expect(lexicon.terms[0]).toMatchObject({
      term: 'zorple "packs"',
      family: 'offer',
      bits: 2.5,
      matches: ['a zorple packs b', 'zorple packs'],
    });
    expect(lexicon.terms[1]).toMatchObject({ family: 'term', kind: 'word' });
  });
  it('tells the format by the extension and else by the beginning', () => {
    expect(formatOf('x.yml', 'a')).toBe('yaml');
    expect(formatOf('list', HEAD)).toBe('yaml');
    expect(formatOf('list', ' {"id": 1}')).toBe('json');
    expect(formatOf('list', 'term,kind\nblenvik,word')).toBe('csv');
    expect(formatOf('list', 'blenvik\nzorple packs')).toBe('lines');
  });
});

describe('what the loader refuses', () => {
  const cases: readonly [name: string, file: string, text: string, line: number, column: number, mend: RegExp][] = [
    ['an empty file', 'a.txt', ' \n', 1, 1, /at least one term/u],
    ['a file of comments only', 'a.txt', '# nothing\n', 1, 1, /at least one term/u],
    ['an empty list of terms', 'a.yaml', `${HEAD.trimEnd()} []\n`, 4, 8, /at least one term/u],
    ['a misspelt key', 'a.yaml', `${HEAD}${TERM}    matchs: [blenvik]\n`, 9, 5, /did you mean `matches`/u],
    [
      'a misspelt family',
      'a.yaml',
      HEAD + TERM.replace('family: term', 'family: ofer'),
      7,
      13,
      /did you mean `offer`/u,
    ],
    ['a number where text belongs', 'a.yaml', HEAD + TERM.replace('blenvik', '1234'), 6, 11, /quotes/u],
    ['a missing field', 'a.yaml', HEAD + TERM.replace('    kind: word\n', ''), 5, 5, /add `kind`/u],
    ['a bare text among the terms', 'a.yaml', `${HEAD}  - blenvik\n`, 5, 5, /\.txt/u],
    ['a second term with the same id', 'a.yaml', HEAD + TERM + TERM.replace('blenvik', 'vorplix'), 9, 9, /another id/u],
    [
      'the same term in other letters',
      'a.yaml',
      HEAD + TERM + TERM.replace('id: a', 'id: b').replace('blenvik', 'BLENVIK'),
      10,
      11,
      /remove/u,
    ],
    ['the same line twice', 'a.txt', 'blenvik\nvorplix\n  Blenvik', 3, 3, /remove/u],
    [
      'an example that does not match',
      'a.yaml',
      `${HEAD}${TERM}    matches:\n      - a blenvik\n      - "only blen"\n`,
      11,
      9,
      /correct the line/u,
    ],
    [
      'an ignored line that matches',
      'a.yaml',
      `${HEAD}${TERM}    ignores: ["my b.l.e.n.v.i.k"]\n`,
      9,
      15,
      /more exact/u,
    ],
    [
      'an expression with look-ahead',
      'a.yaml',
      HEAD + TERM.replace('term: blenvik', 'term: "a(?=b)"').replace('kind: word', 'kind: regex'),
      6,
      11,
      /RE2/u,
    ],
    ['a term without letters', 'a.yaml', HEAD + TERM.replace('term: blenvik', 'term: "?!"'), 6, 11, /./u],
    ['an emoji term without emoji', 'a.yaml', HEAD + TERM.replace('kind: word', 'kind: emoji'), 6, 11, /./u],
    ['a key that stands twice', 'a.yaml', `${HEAD}${TERM}    kind: word\n`, 9, 5, /remove/u],
    ['a bracket that is never closed', 'a.json', '{"id": "a", "terms": [', 1, 23, /close every bracket/u],
    ['a CSV row with too many cells', 'a.csv', 'term,kind\nzorple, packs,phrase\n', 2, 15, /quotes/u],
    ['a CSV without the column term', 'a.csv', 'word,kind\nblenvik,word\n', 1, 1, /use one of|did you mean/u],
    ['a CSV quote that is never closed', 'a.csv', 'term,kind\n"blenvik,word\n', 2, 1, /close it/u],
    [
      'a wrong cell, after a cell of two lines',
      'a.csv',
      'term,kind,matches\nblenvik,word,"a blenvik\nblenvik b"\nvorplix,wrd,\n',
      4,
      9,
      /`word`/u,
    ],
    ['a date that is none', 'a.yaml', `validUntil: next year\n${HEAD}${TERM}`, 1, 13, /2027-12-31/u],
  ];
  it.each(cases)('refuses %s and says where and how to mend it', (...[, file, text, line, column, mend]) => {
    const [first] = problems(readLexicon({ name: file, text }));
    expect(first).toMatchObject({ file, line, column });
    expect(first?.mend).toMatch(mend);
  });
  it('never quotes a term in a problem', () => {
    for (const [, file, text] of cases) {
      expect(JSON.stringify(problems(readLexicon({ name: file, text })))).not.toMatch(/blenvik|vorplix|zorple/iu);
    }
  });
  it('tells at most a hundred problems and how many more there are', () => {
    const found = problems(readLexicon({ name: 'a.txt', text: 'blenvik\n'.repeat(1_000) }));
    expect(found).toHaveLength(PROBLEM_LIMIT);
    expect(found.at(-1)?.why).toContain('899 further');
  });
  it('counts thousands of unknown keys without looking each of them up', () => {
    const text = Array.from({ length: 5_000 }, (_, key) => `k${key}: 1`).join('\n');
    const found = problems(readLexicon({ name: 'a.yaml', text }));
    expect(found).toHaveLength(PROBLEM_LIMIT);
    expect(found.at(-1)?.why).toMatch(/and 49\d\d further/u);
  });
  it('survives hostile nesting and references', () => {
    expect(readLexicon({ name: 'a.json', text: '['.repeat(5_000) }).ok).toBe(false);
    const bomb = Array.from(
      { length: 20 },
      (_, level) =>
        `k${level}: &k${level} [${
          level === 0
            ? 'x'
            : Array(10)
                .fill(`*k${level - 1}`)
                .join(',')
        }]`,
    ).join('\n');
    expect(readLexicon({ name: 'a.yaml', text: bomb }).ok).toBe(false);
  });
});

describe('doubts about a lexicon that may be used', () => {
  it('warns about short terms, a date that has passed and missing examples', () => {
    const text = `validUntil: 2025-01-01\n${HEAD}${TERM}${TERM.replace('id: a', 'id: b').replace('blenvik', 'zq')}${TERM.replace('id: a', 'id: c').replace('blenvik', 'qvz')}`;
    const result = readLexicon({ name: 'a.yaml', text }, { today: '2026-03-14', requireExamples: true });
    const whys = result.ok ? result.warnings.map((warning) => [warning.line, warning.why]) : [];
    expect(whys).toEqual([
      [1, 'the list was valid until 2025-01-01'],
      [6, 'the term has no examples'],
      [11, 'a term of one or two letters stands in very many innocent posts'],
      [10, 'the term has no examples'],
      [15, 'a word of three letters is likely an ordinary word somewhere'],
      [14, 'the term has no examples'],
    ]);
  });
});

describe('properties of the loader', () => {
  it('answers every text, in every format, without throwing', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'terms:',
        '- id: a',
        '\n',
        '  ',
        'term: ',
        '{',
        '}',
        '[',
        '"',
        ',',
        ';',
        '&a',
        '*a',
        '#',
        ': ',
        '|',
        '>',
        '\t',
        '\u0000',
        '\uD800',
        'blenvik',
        '!!binary',
        '<<',
        '---',
        '__proto__: 1\n',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      pieces.map((list) => list.join('')),
      pieces.map((list) => HEAD + TERM + list.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.constantFrom('a.yaml', 'a.json', 'a.csv', 'a.txt', 'a'), text, (name, content) => {
        const result = readLexicon({ name, text: content });
        if (result.ok) return result.lexicon.terms.length > 0;
        return (
          result.problems.length > 0 &&
          result.problems.every(
            (problem) => problem.line >= 1 && problem.column >= 1 && problem.why !== '' && problem.mend !== '',
          )
        );
      }),
      { numRuns: 2_000 },
    );
  });
  it('loads every list of invented words, and each finds itself in a sentence', () => {
    const letters = fc.array(fc.constantFrom(...'bdfgklmnprtvz'), { minLength: 3, maxLength: 6 });
    const word = fc.tuple(letters, fc.constantFrom(...'aeu')).map(([consonants, vowel]) => consonants.join(vowel));
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), (words) => {
        const compiled = compileLexicons([load('list.txt', words.join('\n'))], (text) => text);
        return words.every((own) =>
          compiled
            .find(`today ${own}, again`)
            .some(
              (found) =>
                found.term.term === own && found.tier === 'exact' && found.start === 6 && found.end === 6 + own.length,
            ),
        );
      }),
      { numRuns: 200 },
    );
  });
  it('loads ten thousand lines', () => {
    const words = Array.from(
      { length: 10_000 },
      (_, number) =>
        `zu${[...String(number).padStart(5, '0')].map((digit) => 'bdfgklmnpr'[Number(digit)] ?? '').join('o')}x`,
    );
    expect(load('list.txt', words.join('\n')).terms).toHaveLength(10_000);
  });
});
