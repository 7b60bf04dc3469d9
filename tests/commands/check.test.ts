import { expect, test } from 'vitest';
import { chatting } from '../chatting.ts';
import { SECURED, UNEASE } from './fixture-lines.ts';

test('each statement of a text is shown with what the sources say about it, or that they say nothing', async () => {
  const text =
    'The border with Syria is fully secured by layers of troops. Bananas are blue.\nThey grow in Peru!';
  const lines = await chatting().lines(`/check ${text}`);
  expect(lines).toEqual([
    '# Checked against the sources',
    'The border with Syria is fully secured by layers of troops.',
    `${SECURED} [1]`,
    'In tension with this, the sources also say:',
    `- ${UNEASE} [2]`,
    expect.stringMatching(/^- Fighters who escape .* \[3\]$/),
    'Bananas are blue.',
    'The sources say nothing about this.',
    'They grow in Peru!',
    'The sources say nothing about this.',
  ]);
});

test('an abbreviation does not end a statement', async () => {
  const lines = await chatting().lines('/check Mr. Smith grows bananas. They are blue.');
  expect(lines.filter((line) => !line.startsWith('The sources say nothing'))).toEqual([
    '# Checked against the sources',
    'Mr. Smith grows bananas.',
    'They are blue.',
  ]);
});

test('sentences without a claim get no answer', async () => {
  expect(await chatting().lines('/check Hello! 👍 Thanks.')).toEqual([
    '# Checked against the sources',
    'Hello!',
    'The sources say nothing about this.',
    '👍 Thanks.',
    'The sources say nothing about this.',
  ]);
});

test('a text without words is refused', async () => {
  expect(await chatting().lines('/check 123 !!')).toEqual([
    'There is no text here to check. Please type it after /check.',
  ]);
});
