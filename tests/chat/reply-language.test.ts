import { expect, test } from 'vitest';
import { replyLanguage } from '../../src/chat/reply-language.ts';
import { given } from '../../src/util/given.ts';

/** As the engine does with the shipped knowledge: a letter that is a word in Sorani counts for Sorani. */
const detect = (text: string) => (/(?:^| )م(?: |$)|[ەێۆڕڵڤ]/u.test(text) ? 'ckb' : 'ar');

test.each<[string, string, string | undefined, string | undefined, string]>([
  ['the choice first of all', '٨:٣٠ م بغداد', 'ar', 'ckb', 'ckb'],
  ['the words', '٨:٣٠ م بغداد', undefined, undefined, 'ar'],
  ['the words, if the platform’s has another script', '٨:٣٠ م بغداد', 'en-GB', undefined, 'ar'],
  ['the platform, if the words could be in it', '٨:٣٠ م بغداد', 'ckb', undefined, 'ckb'],
  ['the words, with letters of one language', '٨:٣٠ م هەولێر', 'ar', undefined, 'ckb'],
  ['the words, with letters of the other', '٨:٣٠ م البصرة', 'ckb', undefined, 'ar'],
  ['the words, if there are several', 'من قال ذلك', 'ckb', undefined, 'ar'],
  ['the platform, beside Latin letters', '08:00 Baghdad', 'ar', undefined, 'ar'],
  ['the platform, beside “pm”', '٨:٣٠ م', 'en', undefined, 'en'],
  ['the situation, as a last resort', '٨:٣٠ م', 'fr', undefined, 'en'],
])('a reply takes the language from %s', (_, words, platform, chosen, language) => {
  const inbound = given({ language: platform });
  const reader = given({ language: chosen });
  expect(replyLanguage({ inbound, reader, words, fallback: ['en', 'ar'], detect })).toBe(language);
});
