// Group D: the term stands inside a tag, a handle, an address or another word.
import type { Random } from '../../vigil/src/demo/random.ts';
import { bare, familiesOf } from './family.ts';

const NEIGHBOURS = [
  'best',
  'daily',
  'north',
  'garden',
  'shop',
  'city',
  'morning',
  'sunny',
  'world',
  'club',
  'photo',
  'new',
];
const ENDINGS = ['s', 'es', 'ing', 'ers', 'ish', 'z', 'en', 'ito'];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const glued = (term: string, between = ''): string => bare(term).replaceAll(' ', between);
const camel = (term: string): string => bare(term).split(' ').map(capital).join('');

/** Between two neighbour words, or before or after one. */
function beside(word: string, random: Random, shape: (neighbour: string) => string = (neighbour) => neighbour): string {
  const before = shape(random.pick(NEIGHBOURS));
  const after = shape(random.pick(NEIGHBOURS));
  return random.pick([`${before}${word}`, `${word}${after}`, `${before}${word}${after}`]);
}

function lowerTag(term: string, random: Random): string {
  const tag = glued(term);
  return `#${term.startsWith('#') || random.chance(0.4) ? beside(tag, random) : tag}`;
}

const year = (random: Random): string => String(random.pick([random.whole(1, 99), random.whole(2019, 2031)]));

function handle(term: string, random: Random): string {
  const name = glued(term, random.pick(['', '_']));
  return `@${random.pick([name, `${name}_${random.pick(NEIGHBOURS)}`, `${random.pick(NEIGHBOURS)}.${name}`, `${name}${year(random)}`, `the_${name}`])}`;
}

function host(term: string, random: Random): string {
  const name = glued(term, random.pick(['', '-']));
  return random.pick([
    `https://${name}.example/`,
    `www.${name}.example`,
    `https://${random.pick(NEIGHBOURS)}-${name}.example/x`,
    `${name}.${random.pick(NEIGHBOURS)}.example`,
  ]);
}

function path(term: string, random: Random): string {
  const name = glued(term, random.pick(['-', '_', '%20', '+']));
  return random.pick([
    `https://pages.example/${name}`,
    `https://pages.example/t/${name}?ref=${random.whole(1, 999)}`,
    `https://pages.example/search?q=${name}&lang=en`,
    `pages.example/#/${name}/${random.whole(1, 99)}`,
  ]);
}

/** The families of group D. */
export const EMBEDDING = familiesOf('D', [
  {
    id: 'camel-tag',
    change: (term, random) => `#${random.chance(0.5) ? beside(camel(term), random, capital) : camel(term)}`,
  },
  { id: 'lower-tag', change: lowerTag },
  {
    id: 'tag-with-digits',
    change: (term, random) => `#${random.chance(0.8) ? glued(term) + year(random) : year(random) + glued(term)}`,
  },
  {
    id: 'tags-glued',
    change: (term, random) => `#${random.pick(NEIGHBOURS)}#${glued(term)}#${random.pick(NEIGHBOURS)}`,
  },
  { id: 'handle', change: handle },
  { id: 'url-host', change: host },
  { id: 'url-path', change: path },
  { id: 'glued', change: (term, random) => beside(glued(term), random) },
  {
    id: 'glued-underscore',
    change: (term, random) => `${random.pick(NEIGHBOURS)}_${glued(term, '_')}_${random.pick(NEIGHBOURS)}`,
  },
  { id: 'ending', change: (term, random) => `${term}${random.pick(ENDINGS)}` },
  {
    id: 'quoted',
    change: (term, random) =>
      random.pick([
        `"${term}"`,
        `(${term})`,
        `*${term}*`,
        `\u00ab${term}\u00bb`,
        `<${term}>`,
        `**${term}**`,
        `_${term}_`,
      ]),
  },
]);
