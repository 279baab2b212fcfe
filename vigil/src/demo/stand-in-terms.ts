// The invented terms that demo accounts write. All of them stand in lexicons/stand-in.yaml; a test keeps it so.

/** Terms in Latin letters, with a phrase, tags, abbreviations and an emoji pair among them. */
export const LATIN_TERMS: readonly string[] = [
  'blenvik',
  'drovalt',
  'quazmor',
  'vorplix',
  'snarvit',
  'glompex',
  'trivork',
  'plumzik',
  'zwumbrek',
  'fropnar',
  'durvosk',
  'hompliv',
  'zorple packs',
  'glimber parcels',
  '#qivtrade',
  '#blorfnet',
  'zkrp',
  '🧦🪁',
];

/** Terms in the script of a language. */
export const LOCAL_TERMS: Readonly<Record<string, readonly string[]>> = {
  ru: ['брольмик', 'жувтраль'],
  ar: ['زلفوكت'],
  hi: ['ब्लेंझोक'],
  ja: ['ゾブリミャ'],
};

/** Every term the demo day can hold. */
export const DEMO_TERMS: readonly string[] = [...LATIN_TERMS, ...Object.values(LOCAL_TERMS).flat()];
