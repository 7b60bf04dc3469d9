/** The beginning of a text is enough to tell its language. */
const SAMPLE = 6_000;

/** With fewer letters, what the detector finds is a guess. */
const FEWEST_LETTERS = 20;

/** A language, and how it was found. */
export interface FoundLanguage {
  readonly language?: string;
  readonly reason: string;
}

/** Finds the language of a text, here or in another thread. */
export type FindLanguage = (paragraphs: readonly string[], declared?: string) => Promise<FoundLanguage>;

/**
 * The language of a text, by its letters; else as the page names it. The detector is loaded when it is first used: it takes a
 * third of a second.
 *
 * @param declared as the page names it, such as `ar-IQ`
 */
export async function languageOf(paragraphs: readonly string[], declared?: string): Promise<FoundLanguage> {
  const { eld } = await import('eld/small');
  const sample = sampleOf(paragraphs);
  const named = codeOf(declared, sample);
  const detected = eld.detect(sample);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (detected.isReliable() && letters >= FEWEST_LETTERS) {
    const language = codeOf(detected.language, sample);
    if (language !== undefined) {
      const other = named !== undefined && named !== language ? `; the page itself says ${named}` : '';
      return { language, reason: `by the letters of the text${other}` };
    }
  }
  if (named !== undefined) return { language: named, reason: 'as the page names it' };
  return { reason: 'the text is too short to tell, or in a language that the program does not know' };
}

/** As much of a text as is looked at. */
export function sampleOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n').slice(0, SAMPLE);
}

/** The code of a language without its region. Kurdish in Arabic letters is Sorani, in Latin letters Kurmanji. */
function codeOf(code: string | undefined, sample: string): string | undefined {
  if (!code) return undefined;
  try {
    const { language } = new Intl.Locale(code.trim().replaceAll('_', '-'));
    if (language === 'und') return undefined;
    if (language === 'ku') return /\p{Script=Arabic}/u.test(sample) ? 'ckb' : 'kmr';
    return language;
  } catch {
    return undefined;
  }
}
