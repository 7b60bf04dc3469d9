/** A sentence and where in its text it starts, in UTF-16 code units. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/**
 * Abbreviations, which end in a full stop without ending a sentence, per language. A single capital is an initial
 * ("George W. Bush") in all languages.
 */
const ABBREVIATIONS: Readonly<Record<string, RegExp>> = {
  en: /(?:^|[^\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|St|No|U\.S|\p{Lu})\.$/u,
};
const INITIAL = /(?:^|[^\p{L}\p{N}])\p{Lu}\.$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * The sentences of a text as Unicode parts them (UAX 29), joined where one ends in an abbreviation. White space around
 * them is left out, and so are sentences without a letter or digit.
 */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  const abbreviation = ABBREVIATIONS[language] ?? INITIAL;
  const sentences: Sentence[] = [];
  let start = 0;
  let end = 0;
  const close = (): void => {
    const whole = text.slice(start, end);
    const trimmed = whole.trim();
    if (HAS_WORD.test(trimmed)) sentences.push({ text: trimmed, start: start + whole.indexOf(trimmed) });
    start = end;
  };
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    end += segment.length;
    if (!abbreviation.test(segment.trimEnd())) close();
  }
  close();
  return sentences;
}
