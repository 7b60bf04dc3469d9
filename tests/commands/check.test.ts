import { expect, test } from 'vitest';
import { chatting } from '../chatting.ts';
import { CALL, SECURED, TWELVE, UNEASE } from './fixture-lines.ts';

test('each statement of a text is shown with its verdict, what differs, and the facts', async () => {
  const text =
    'The border with Syria is fully secured by layers of troops. Fifteen detainees escaped and Sadr phoned Mazloum Abdi.\nBananas grow in Peru!';
  expect(await chatting().lines(`/check ${text}`)).toEqual([
    '# Checked against the sources',
    'The border with Syria is fully secured by layers of troops.',
    'Disputed',
    `- ${SECURED} [1]`,
    'Against this:',
    `- ${UNEASE} [2]`,
    expect.stringMatching(/^- Fighters who escape .* \[3\]$/),
    'Fifteen detainees escaped',
    'Differs · In the sources: “Twelve”, not “Fifteen”.',
    `- ${TWELVE} [4]`,
    'Sadr phoned Mazloum Abdi.',
    "Differs · In the sources: Mohammed Shi'a al-Sudani, not “Sadr”.",
    `- ${CALL} [5]`,
    'Bananas grow in Peru!',
    'Not in the sources',
  ]);
});

test('words that no source has are named', async () => {
  const lines = await chatting().lines(
    '/check Sudani phoned Mazloum Abdi about regional security and zeppelins.',
  );
  expect(lines.slice(1, 4)).toEqual([
    'Sudani phoned Mazloum Abdi about regional security and zeppelins.',
    'In part · Not in the sources: “zeppelins”.',
    `- ${CALL} [1]`,
  ]);
});

test('a fact that has been shown is only pointed to', async () => {
  const lines = await chatting().lines('/check Twelve detainees escaped. Twelve detainees escaped!');
  expect(lines.slice(3)).toEqual([
    `- ${TWELVE} [1]`,
    'Twelve detainees escaped!',
    'In the sources',
    '- Same as above: [1]',
  ]);
});

test('an abbreviation does not end a statement', async () => {
  const lines = await chatting().lines('/check Mr. Smith grows bananas. They are blue.');
  expect(lines.filter((line) => line !== 'Not in the sources')).toEqual([
    '# Checked against the sources',
    'Mr. Smith grows bananas.',
    'They are blue.',
  ]);
});

test('a sentence that is too long says so', async () => {
  const lines = await chatting().lines(`/check Sudani ${'very '.repeat(1_000)}often phoned`);
  expect(lines.at(-1)).toBe('This text is too long. Please use at most 2000 characters.');
});

test('a text without words is refused', async () => {
  expect(await chatting().lines('/check 123 !!')).toEqual([
    'There is no text here to check. Please type it after /check.',
  ]);
});

test('a long text leaves the others their turns', async () => {
  let turns = 0;
  let going = true;
  const turn = (): void => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  await chatting().send(`/check ${'Sudani phoned Mazloum Abdi and twelve detainees escaped. '.repeat(300)}`);
  going = false;
  expect(turns).toBeGreaterThan(2);
});
