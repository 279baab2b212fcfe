// Finds words in a text that are aimed at a model rather than at people: worth 0 bits, but a reader of its opinion must know.

/** What is looked for, with the remark it leaves. Plain English and the marks of chat formats; a writer who knows the list gets round it. */
const PATTERNS: readonly { readonly says: string; readonly pattern: RegExp }[] = [
  {
    says: 'tells a model to leave its instructions',
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instructions?|prompts?|rules|polic(?:y|ies)|guidelines)\b/iu,
  },
  {
    says: 'tells a model what it is',
    pattern:
      /\byou are (?:now )?(?:an? |the |my )?(?:\p{L}+ ){0,2}(?:assistant|ai|language model|chatbot|classifier)\b/iu,
  },
  {
    says: 'dictates an answer',
    pattern:
      /\b(?:answer|respond|reply|output|return|label|classify|mark)\b(?:[^.!?]{0,40}\bnot[- ]offer\b|[^.!?,]{0,30}\b(?:with|as|only)\b[^.!?,]{0,20}\b(?:safe|benign|harmless|allowed|json)\b)|["'{]\s*label["']?\s*:/iu,
  },
  {
    says: 'speaks of the prompt',
    pattern: /\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\b/iu,
  },
  {
    says: 'holds marks of a chat format',
    pattern:
      /<\|[a-z_]{2,20}\|>|\[\/?(?:INST|SYS)\]|<<\/?SYS>>|#{2,} ?(?:system|instructions?)\b|(?:^|[.!?\]] )(?:system|assistant) ?:/iu,
  },
];

/** Units of one text that are looked at. */
const LOOKED_AT = 2_000;

/** What the texts say to a model, each once; empty when they speak to people only. */
export function aimedAtModel(texts: readonly string[]): readonly string[] {
  return PATTERNS.filter(({ pattern }) => texts.some((text) => pattern.test(text.slice(0, LOOKED_AT)))).map(
    ({ says }) => says,
  );
}
