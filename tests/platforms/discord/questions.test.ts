import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUESTION_ID, readQuestions, render } from '../../../src/platforms/discord/render.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import { safe } from '../../../src/reply/safe.ts';
import { anyCharacter } from '../../util/any-character.ts';

/** The markdown in which a message shows its questions. */
function shownFor(asked: readonly string[], language: string): string {
  const [part] = render(reply(language, [paragraph('An answer.')], { asked }));
  const found = part?.body.components.find(({ id }) => id === QUESTION_ID);
  return found && 'content' in found ? found.content : '';
}

const QUESTIONS = fc
  .array(
    fc.oneof(
      fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        'هل',
        'who is',
        'الحدود؟',
        ' › ',
        '> ',
        '\u2066',
        '\u2069',
        '\u200f',
        '\\',
        '**',
        '\n> ',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  .filter((question) => safe(question) !== '');

describe('the questions of a message', () => {
  test('stand on one line, from which they are read back as they were', () => {
    fc.assert(
      fc.property(
        fc.array(QUESTIONS, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('en', 'ar'),
        (asked, language) => {
          const shown = shownFor(asked, language);
          expect(shown).toMatch(/^> [^\n]*$/);
          expect(readQuestions(shown)).toEqual(asked.map(safe));
        },
      ),
    );
  });

  test('are read from an older message, which has a line for each', () => {
    expect(readQuestions('> who is Sadr?\n> \u200f\u2067من هو \\*؟\u2069\n> and when?')).toEqual([
      'who is Sadr?',
      'من هو *؟',
      'and when?',
    ]);
  });
});
