import type { Localized } from '../knowledge/model.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

export type { DeskField } from './desk-edit-texts.ts';
export type { DeskActKind } from './desk-texts.ts';
export type { Texts } from './texts.ts';

const TABLES: ReadonlyMap<string, Texts> = new Map([en, ar, ckb].map((texts) => [texts.language, texts]));

/** Codes of the languages that the bot writes in. */
export const textLanguages: readonly string[] = [...TABLES.keys()];

/** The bot's texts in a language; in English if the bot does not write in that language. */
export function textsFor(language: string): Texts {
  return TABLES.get(language) ?? en;
}

/** One text in every language of the bot, such as the description of a command. */
export function inEveryLanguage(pick: (texts: Texts) => string): Localized {
  return Object.fromEntries(Array.from(TABLES, ([language, texts]) => [language, pick(texts)]));
}

/**
 * The bot's language for a code that a platform reports (`ar` for `ar-IQ`), or undefined.
 * `ku` does not count as Sorani: platforms use it for Kurmanji.
 */
export function closestLanguage(code: string | undefined): string | undefined {
  const base = code?.toLowerCase().split(/[-_]/)[0];
  return textLanguages.find((language) => language === base);
}

const RTL = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** The writing direction of a language. */
export function direction(language: string): 'ltr' | 'rtl' {
  // ICU takes longer to load than a reply takes to write, so the bot's own languages say it themselves.
  return TABLES.get(language)?.direction ?? directionOf(language);
}

function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    return RTL.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** The name of a language in another, such as "Arabic" for `ar` in English. */
export function languageNameIn(code: string, language: string): string {
  return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(code) ?? code;
}

/** The name of a language in that language, with its code: "العربية (ar)". */
export function languageName(code: string): string {
  const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code;
  return own === code ? code : `${own} (${code})`;
}
