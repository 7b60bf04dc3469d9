import { lightStem } from './light-stem.ts';

/** Letters of a root, in nearly all words. */
const ROOT = 3;
const PATTERN_PREFIX = /^(?:است|مست|يست|تست|[ميتنا])(?=.{3})/;
const PATTERN_ENDING = /(?<=.{3})[تن]$/;
const CLITIC = /^[وفبلكس](?=.{3})/;
/** Long vowels that patterns add, those that a root has least often first. */
const VOWELS = ['ا', 'و', 'ي'];

/**
 * The consonants of an Arabic word's root, roughly: patterns add prefixes and long vowels, so that "كاتب", "كتب" and
 * "مكتوب" all have the skeleton "كتب". Undefined in another language and where too little remains to tell.
 */
export function skeletonOf(stem: string, language: string): string | undefined {
  if (language !== 'ar' || /\d/.test(stem)) return undefined;
  let bare = stem.length > ROOT + 1 ? stem.replace(PATTERN_PREFIX, '') : stem;
  bare = bare.replace(PATTERN_ENDING, '');
  for (const vowel of VOWELS) {
    while (bare.length > ROOT && bare.includes(vowel)) {
      const at = bare.lastIndexOf(vowel);
      bare = bare.slice(0, at) + bare.slice(at + 1);
    }
  }
  return bare.length >= ROOT ? bare : undefined;
}

/** An Arabic stem without the preposition or conjunction of one letter that may be written together with it. */
export function withoutClitic(stem: string, language: string): string {
  return language === 'ar' ? lightStem(stem.replace(CLITIC, ''), 'ar') : stem;
}
