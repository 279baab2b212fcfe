// Keeps the shipped packs honest: they load without a doubt, every term has examples, and their schema file is current.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLexicon } from './lexicon.ts';
import { lexiconJsonSchema } from './lexicon-schema.ts';

const FOLDER = new URL('../../../lexicons/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const pack = (name: string) => {
  const result = readLexicon({ name, text: read(name) }, { requireExamples: true });
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
};

describe('the shipped packs', () => {
  it.each(['trade.yaml', 'stand-in.yaml'])('%s passes all its examples and raises no doubt', (name) => {
    expect(pack(name).warnings).toEqual([]);
  });
  it('the trade pack cannot open a file: it has no term of a family that could', () => {
    const families = new Set(pack('trade.yaml').lexicon.terms.map((term) => term.family));
    expect([...families].sort()).toEqual(['contact', 'context', 'offer', 'payment']);
  });
  it('the trade pack speaks twelve languages, each with offers, contact, payment and words that speak for an account', () => {
    const seen = new Set(pack('trade.yaml').lexicon.terms.map((term) => term.id.split('.').slice(0, 2).join('.')));
    for (const language of ['en', 'es', 'pt', 'fr', 'de', 'it', 'ar', 'hi', 'tr', 'ru', 'ja', 'id']) {
      for (const family of ['offer', 'contact', 'payment', 'context']) expect(seen).toContain(`${language}.${family}`);
    }
  });
  it('the stand-in pack says that it is one, is free to use and has every kind', () => {
    const { lexicon } = pack('stand-in.yaml');
    expect(lexicon).toMatchObject({ standIn: true, licence: 'CC0-1.0' });
    expect(new Set(lexicon.terms.map((term) => term.kind))).toEqual(
      new Set(['word', 'phrase', 'tag', 'abbreviation', 'emoji', 'regex']),
    );
  });
  it('the schema file is the one the loader uses', () => {
    expect(JSON.parse(read('lexicon.schema.json'))).toEqual(JSON.parse(lexiconJsonSchema()));
  });
});
