// Laying proposals over lists: terms keep their place and id, going back is exact, and no order of changes loses one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lexicon, type Term } from '../core/lexicon.ts';
import { NO_OVERLAY, OVERLAY_PACK, Overlay, type TermChange } from '../core/proposal.ts';
import { compileLexicons, listedTerms } from './lexicon.ts';
import { changed, differences, layOver } from './overlay.ts';
import { checkProposal } from './proposal-check.ts';

const sha256 = (text: string): string => `${text.length}`;
const term = (id: string, word = id): Term => ({
  id,
  term: word,
  family: 'term',
  kind: 'word',
  matches: [`some ${word}`],
  ignores: ['snow'],
});
const list = (id: string, ...ids: readonly string[]): Lexicon =>
  Lexicon.parse({ id, title: id, licence: 'CC0-1.0', terms: ids.map((one) => term(one)) });
const WORDS = ['blenvik', 'drovalt', 'quazmor', 'vorplix', 'snarvit', 'glompex'] as const;
const packs = [list('one', ...WORDS.slice(0, 3)), list('two', ...WORDS.slice(3, 5))];

const change: fc.Arbitrary<TermChange> = fc
  .record({
    kind: fc.constantFrom('add', 'alter', 'retire'),
    pack: fc.constantFrom('one', 'two', OVERLAY_PACK),
    id: fc.constantFrom(...WORDS, 'own-1', 'own-2'),
    bits: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ kind, pack, id, bits }): TermChange => {
    if (kind === 'retire') return { kind, pack, id };
    return kind === 'add' ? { kind, term: term(id, `w${id}`) } : { kind: 'alter', pack, term: { ...term(id), bits } };
  });
const overlays = fc.array(change, { maxLength: 12 }).map((all) => changed(NO_OVERLAY, all));

describe('an overlay over lists', () => {
  test('of no change is the lists themselves', () => {
    expect(layOver(packs, NO_OVERLAY)).toBe(packs);
  });

  test('keeps what it is when it is written down and read again, and never holds a term twice', () => {
    fc.assert(
      fc.property(overlays, (overlay) => {
        expect(Overlay.parse(JSON.parse(JSON.stringify(overlay)))).toEqual(overlay);
        for (const pack of layOver(packs, overlay)) {
          const ids = pack.terms.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });

  test('gives the same when changes come at once or one after the other', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(8), (all, cut) => {
        const split = changed(changed(NO_OVERLAY, all.slice(0, cut)), all.slice(cut));
        const whole = changed(NO_OVERLAY, all);
        expect({ ...split, version: 0 }).toEqual({ ...whole, version: 0 });
      }),
    );
  });

  test('differs from another in nothing exactly when both lay the same lists', () => {
    fc.assert(
      fc.property(overlays, overlays, (one, other) => {
        const same = differences(packs, one, other).length === 0;
        const places = (overlay: Overlay) =>
          layOver(packs, overlay)
            .flatMap((pack) => pack.terms.map((each) => JSON.stringify([pack.id, each])))
            .sort();
        expect(same).toBe(JSON.stringify(places(one)) === JSON.stringify(places(other)));
      }),
    );
  });

  test('keeps the id of every term that it does not take away, also where two lists share one', () => {
    const twins = [list('one', 'blenvik', 'drovalt'), list('two', 'blenvik')];
    const ids = (overlay: Overlay) => listedTerms(layOver(twins, overlay)).map((one) => one.term.id);
    const alter: TermChange = { kind: 'alter', pack: 'two', term: { ...term('blenvik'), bits: 2 } };
    const after = changed(NO_OVERLAY, [alter, { kind: 'add', term: term('own-1', 'vorplix') }]);
    expect(ids(NO_OVERLAY).sort()).toEqual(['drovalt', 'one:blenvik', 'two:blenvik']);
    expect(ids(after).sort()).toEqual(['drovalt', 'one:blenvik', 'own-1', 'two:blenvik']);
  });

  test('keeps looking for an altered term that its file no longer holds', () => {
    const overlay = changed(NO_OVERLAY, [{ kind: 'alter', pack: 'one', term: { ...term('blenvik'), bits: 2 } }]);
    const shrunk = [list('one', 'drovalt')];
    expect(compileLexicons(layOver(shrunk, overlay), sha256).find('some blenvik')).toHaveLength(1);
  });
});

describe('the check of a proposal', () => {
  test('never lets through what the loader would refuse, and never throws', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (all) => {
        const { problems } = checkProposal(packs, NO_OVERLAY, all);
        if (problems.length > 0) return;
        const found = compileLexicons(layOver(packs, changed(NO_OVERLAY, all)), sha256);
        for (const one of all)
          if (one.kind !== 'retire')
            expect(found.find(`some ${one.term.term}`).map(({ term: { term: word } }) => word)).toContain(
              one.term.term,
            );
      }),
    );
  });

  test('quotes no term, whatever is wrong', () => {
    const wrong = fc.record({ id: fc.string({ minLength: 1, maxLength: 12 }), line: fc.string({ maxLength: 40 }) });
    fc.assert(
      fc.property(fc.array(wrong, { minLength: 1, maxLength: 4 }), (all) => {
        const changes = all.map(
          ({ id, line }): TermChange => ({
            kind: 'add',
            term: { ...term(id, 'zorblequin'), matches: [line], ignores: [`zorblequin ${line}`] },
          }),
        );
        expect(JSON.stringify(checkProposal(packs, NO_OVERLAY, changes))).not.toContain('zorblequin');
      }),
    );
  });
});
