import fc from 'fast-check';
import { anyCharacter } from '../util/any-character.ts';

/** Any string at all: letters of every script, control characters, and surrogates without their other half. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.uint16Array({ maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  // Letters that fold in more than one step, close together.
  fc
    .array(
      fc.constantFrom(
        'İ',
        'ı',
        'ﷺ',
        '½',
        'ﬁ',
        '`',
        '´',
        '’',
        'ʿ',
        '\u0301',
        'ئ',
        'ێ',
        '\u200c',
        '\ud800',
        "l'",
      ),
    )
    .map((parts) => parts.join('')),
);
