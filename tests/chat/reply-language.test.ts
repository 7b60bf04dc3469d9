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

test.each<[string, string, string, string | undefined, string | undefined, string]>([
  ['a button below an Arabic answer', 'yes', 'هل الحدود مع سوريا آمنة؟', 'en', undefined, 'ar'],
  ['a button below a Sorani answer', '', 'کێ دەستگیر کرا لە کەرکووک؟', 'tr', undefined, 'ckb'],
  ['a command after an Arabic question', '', 'من اعتقل في كركوك؟', undefined, undefined, 'ar'],
  ['a command with words of its own', 'هەولێر', 'من اعتقل في كركوك؟', 'en', undefined, 'ckb'],
  ['the choice of the reader', '', 'من اعتقل في كركوك؟', 'en', 'ckb', 'ckb'],
  ['a question in Latin letters', '', 'who was arrested?', 'ar', undefined, 'ar'],
])('%s is in the language of the conversation', (_, words, question, platform, chosen, language) => {
  const inbound = given({ language: platform });
  const reader = given({ language: chosen });
  expect(replyLanguage({ inbound, reader, words, question, fallback: ['en', 'ar'], detect })).toBe(language);
});
