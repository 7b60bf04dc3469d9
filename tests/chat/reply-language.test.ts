import { expect, test } from 'vitest';
import { replyLanguage } from '../../src/chat/reply-language.ts';

/** As the engine over the knowledge that is shipped: a letter that is a word of Sorani counts for Sorani. */
const detect = (text: string) => (/(?:^| )م(?: |$)|[ەێۆڕڵڤ]/u.test(text) ? 'ckb' : 'ar');

test.each<[string, string, string | undefined, string | undefined, string]>([
  ['the choice before all', '٨:٣٠ م بغداد', 'ar', 'ckb', 'ckb'],
  ['the words', '٨:٣٠ م بغداد', undefined, undefined, 'ar'],
  ['the words, where the platform’s is of another script', '٨:٣٠ م بغداد', 'en-GB', undefined, 'ar'],
  ['the platform’s, where the words could be of it', '٨:٣٠ م بغداد', 'ckb', undefined, 'ckb'],
  ['the words, in letters of one language', '٨:٣٠ م هەولێر', 'ar', undefined, 'ckb'],
  ['the words, in letters of the other', '٨:٣٠ م البصرة', 'ckb', undefined, 'ar'],
  ['the words, where there are some', 'من قال ذلك', 'ckb', undefined, 'ar'],
  ['the platform’s beside Latin letters', '08:00 Baghdad', 'ar', undefined, 'ar'],
  ['the platform’s beside half a day', '٨:٣٠ م', 'en', undefined, 'en'],
  ['the situation’s first', '٨:٣٠ م', 'fr', undefined, 'en'],
])('a reply is in the language of %s', (_, words, platform, chosen, language) => {
  const inbound = platform === undefined ? {} : { language: platform };
  const reader = chosen === undefined ? {} : { language: chosen };
  expect(replyLanguage({ inbound, reader, words, fallback: ['en', 'ar'], detect })).toBe(language);
});
