/** A sentence and where in its text it starts, in UTF-16 code units. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/**
 * Abbreviations that stand before a name or a number, per language: their full stop ends no sentence. Those that may also
 * stand last ("Inc.", "p.m.") are not among them. A single capital is an initial ("George W. Bush") in all languages.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  en:
    'Mr Mrs Ms Dr St No Adm Maj Gen Lt Col Sgt Capt Cpl Cmdr Brig Sen Rep Gov Prof Rev Hon Amb Pvt Mt Ft Sec Pres Supt Det ' +
    'Insp Jan Feb Aug Sept Oct Nov Dec vs e.g i.e',
  fr: 'MM Mme Mmes Mlle Dr Pr Me St Ste Gén Col Cdt Cap Lt',
  tr: 'Dr Prof Doç Yrd Sn Av Alb Gen Yzb Tuğg Korg Org Bşk Hz',
  ar: 'د أ',
};
const INITIAL = /(?:^|[^\p{L}\p{N}])\p{Lu}\.$/u;
const LAST_WORD = /(?:^|[^\p{L}\p{N}.])([\p{L}.]+)\.$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * The sentences of a text as Unicode parts them (UAX 29), joined where one ends in an abbreviation. White space around
 * them is left out, and so are sentences without a letter or digit.
 */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  const abbreviations = new Set(ABBREVIATIONS[language]?.split(' '));
  const goesOn = (segment: string): boolean =>
    INITIAL.test(segment) || abbreviations.has(LAST_WORD.exec(segment)?.[1] ?? '');
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
    if (!goesOn(segment.trimEnd())) close();
  }
  close();
  return sentences;
}
