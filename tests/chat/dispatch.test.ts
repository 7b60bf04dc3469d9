import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/command/command.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import type { Question } from '../../src/query/types.ts';
import { textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { knowledge } from '../fixture.ts';
import { anyCharacter } from '../util/any-character.ts';
import { linesOf } from '../visible.ts';

const failing: Command = {
  name: 'fail',
  names: {},
  description: { en: 'Fails' },
  options: [{ name: 'text', kind: 'text', names: {}, description: { en: 'Anything' }, required: false }],
  run: ({ text }) => Promise.reject(new TypeError(`cannot read ${text}`)),
};

/** An engine that records its questions. */
function listening() {
  const asked: Question[] = [];
  const engine = createEngine(compile(knowledge));
  const ask = (question: Question) => {
    asked.push(question);
    return engine.ask(question);
  };
  return { asked, engine: { ...engine, ask } };
}

test('plain text is a question', async () => {
  const { lines } = chatting();
  expect((await lines('who phoned Mazloum Abdi'))[0]).toBe((await lines('/ask who phoned Mazloum Abdi'))[0]);
});

describe('follow-ups', () => {
  test('the last six questions of this reader in this chat are the context', async () => {
    const { asked, engine } = listening();
    const { send } = chatting({ engine });
    for (const n of ['1', '2', '3', '4', '5', '6', '7', '8']) await send(`question ${n}`);
    expect(asked.at(-1)?.context).toEqual([2, 3, 4, 5, 6, 7].map((n) => `question ${n}`));
    await send('another', { user: 'someone else' });
    await send('another', { from: { platform: 'test', chat: 'elsewhere' } });
    expect(asked.slice(-2).map(({ context }) => context)).toEqual([[], []]);
  });
});

describe('a conversation that the platform shows', () => {
  test('replaces the remembered one', async () => {
    const { asked, engine } = listening();
    const { send } = chatting({ engine });
    await send('question 1');
    await send('and then?', { conversation: ['question 0'] });
    expect(asked.find(({ text }) => text === 'and then?')?.context).toEqual(['question 0']);
    await send('and now?');
    expect(asked.find(({ text }) => text === 'and now?')?.context).toEqual(['question 0', 'and then?']);
  });

  test('is what /why explains', async () => {
    const lines = await chatting().lines('/why', { conversation: ['who phoned Mazloum Abdi'] });
    expect(lines[0]).toBe('# Your question: “who phoned Mazloum Abdi”');
  });
});

describe('a reply', () => {
  test.each([
    ['yes', 'asker'],
    ['true', 'asker'],
    ['whatever', 'asker'],
    ['no', 'everyone'],
    ['false', 'everyone'],
  ])('with private:%s is for %s', async (wish, audience) => {
    expect((await chatting().send(`/ask private:${wish} who phoned Mazloum Abdi`)).audience).toBe(audience);
  });

  test('knows the call that gives it again, private or not', async () => {
    const reply = await chatting().send('/timeline private:yes topic:border');
    expect(reply.again).toEqual({ command: 'timeline', args: { topic: 'border' } });
    expect(reply.call).toEqual(reply.again);
  });

  test('knows what it answers', async () => {
    expect((await chatting().send('who phoned Mazloum Abdi')).asked).toEqual(['who phoned Mazloum Abdi']);
    expect((await chatting().send('/sources')).asked).toBeUndefined();
  });
});

describe('a reply about the asker', () => {
  test.each([
    ['/why', true],
    ['/settings', true],
    ['/latest', undefined],
    ['/latest private:yes', true],
    ['/ask private:yes who phoned Mazloum Abdi', true],
    ['/ask who phoned Mazloum Abdi', undefined],
    ['/help', undefined],
    ['/language', undefined],
    ['/lates', undefined],
  ])('to %s is marked as such: %s', async (text, personal) => {
    expect((await chatting().send(text)).personal).toBe(personal);
  });
});

describe('a text to check', () => {
  test('keeps its lines, typed or picked from a menu', async () => {
    const text = 'The border with Syria is fully secured\nBananas are blue';
    const typed = await chatting().lines(`/check ${text}`);
    const picked = await chatting().lines({ kind: 'call', call: { command: 'check', args: { text } } });
    expect(typed).toEqual(picked);
    expect(typed).toContain('Bananas are blue');
    expect(typed).toContain('The border with Syria is fully secured');
  });

  test('may be longer than a question', async () => {
    const { lines } = chatting();
    expect((await lines(`/check ${'Bananas are blue. '.repeat(200)}`))[0]).toBe(
      '# Checked against the sources',
    );
    expect(await lines(`/check ${'x'.repeat(20_001)}`)).toEqual([
      'This text is too long. Please use at most 20000 characters.',
    ]);
  });
});

describe('limits', () => {
  test('a reader who asks too often is told when to ask again, in the language chosen', async () => {
    const takes = [undefined, undefined, { wait: 9, again: false }, { wait: 8, again: true }];
    const { send, lines } = chatting({ limits: { take: async () => takes.shift() } });
    await send('/language ar');
    await send('/sources');
    expect(await lines('/sources')).toEqual([textsFor('ar').wrong.tooOften(9)]);
    expect((await send('/sources')).repeated).toBe(true);
  });
});

describe('questions are logged', () => {
  test('only if the operator says so', async () => {
    const silent = chatting();
    await silent.send('who phoned Mazloum Abdi');
    expect(silent.logged).toEqual([]);
    const writing = chatting({ logQuestions: true });
    await writing.send('who phoned Mazloum Abdi');
    expect(writing.logged).toEqual([
      [
        { event: 'asked', platform: 'test', command: 'ask', args: { question: 'who phoned Mazloum Abdi' } },
        'asked',
      ],
    ]);
  });
});

describe('the language of a reply', () => {
  test.each([
    ['the question’s', 'من هو السوداني', {}, 'ar'],
    ['the question’s rather than the platform’s', 'من هو السوداني', { language: 'en' }, 'ar'],
    ['the platform’s, without the region', '/help', { language: 'ar-IQ' }, 'ar'],
    ['that of a command’s words', '/who السوداني', {}, 'ar'],
    ['that of a command’s few words, if the platform’s has another script', '/who بغداد', {}, 'ar'],
    ['that of the words beside “pm”', '/digest subscribe ٨:٣٠ م بغداد', {}, 'ar'],
    ['the platform’s if the words could be in it', '/digest subscribe ٨ بغداد', { language: 'ckb' }, 'ckb'],
    ['that of words with letters of one language only', '/who هەولێر', { language: 'ar' }, 'ckb'],
    ['that of words with letters of the other only', '/who أربيل', { language: 'ckb' }, 'ar'],
    ['the platform’s if “pm” is the only word', '/digest subscribe ٨ م', { language: 'en' }, 'en'],
    ['the situation’s first', '/help', {}, 'en'],
    ['the situation’s first if the bot does not speak the platform’s', '/help', { language: 'fr' }, 'en'],
  ])('is %s', async (_, text, more, language) => {
    expect((await chatting().send(text, more)).language).toBe(language);
  });

  test('is first of all the reader’s choice', async () => {
    const { send } = chatting();
    await send('/language ckb');
    expect((await send('who is Sadr')).language).toBe('ckb');
    expect((await send('/help', { language: 'ar' })).language).toBe('ckb');
    expect((await send('/help', { user: 'someone else' })).language).toBe('en');
  });
});

describe('bad input gets a clear sentence', () => {
  test.each([
    ['nothing', '', 'There are no words here. Please type a question.'],
    ['blanks', ' \n\t ', 'There are no words here. Please type a question.'],
    ['invisible characters only', '\u200b\u0000\u202e', 'There are no words here. Please type a question.'],
    ['only emoji', '🙂🙂', 'There are no words here. Please type a question.'],
    ['only marks', '?!', 'There are no words here. Please type a question.'],
    ['10,000 characters', 'x'.repeat(10_000), 'This text is too long. Please use at most 2000 characters.'],
    [
      'a long command',
      `/who ${'x'.repeat(10_000)}`,
      'This text is too long. Please use at most 2000 characters.',
    ],
    ['a mistyped command', '/fcat red-line', 'There is no command “/fcat”. Did you mean /fact?'],
    ['a command that is near none', '/xyzzy', 'There is no command “/xyzzy”. See all commands: /help'],
    ['a mistyped option', '/latest sinc:2026-01-01', '/latest has no option “sinc”. Did you mean since:?'],
    ['words too many', '/digest status all of them', '/digest status does not accept “all of them”.'],
    [
      'an option left out',
      '/fact',
      '/fact needs one more thing: Number of the fact in the last answer, or its ID.',
    ],
  ])('%s', async (_, text, sentence) => {
    const reply = await chatting().send(text);
    expect(reply).toMatchObject({ audience: 'asker', citations: [] });
    expect(linesOf(reply)).toEqual([sentence]);
  });

  test('a button of an older version is refused politely', async () => {
    const input = { kind: 'call', call: { command: 'bulletin', args: {} } } as const;
    expect(await chatting().lines(input)).toEqual([
      'There is no command “/bulletin”. See all commands: /help',
    ]);
  });

  test('every input is answered', async () => {
    const { send, logged } = chatting();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: anyCharacter, maxLength: 100 }),
        fc.constantFrom('', ...commands.map(({ name }) => `/${name} `)),
        async (text, before) => {
          expect((await send(before + text)).blocks.length).toBeGreaterThan(0);
        },
      ),
    );
    expect(logged).toEqual([]);
  });
});

test('an error in a command gets a polite reply, and is logged without what the reader wrote', async () => {
  const { lines, logged } = chatting({ commands: [failing] });
  expect(await lines('/fail my secret')).toEqual(['Something went wrong. Please try again.']);
  expect(logged).toMatchObject([[{ error: 'TypeError', platform: 'test' }, 'a command failed']]);
  expect(JSON.stringify(logged)).not.toContain('secret');
});

test('questions are answered while the store fails', async () => {
  const away = () => Promise.reject(new Error('connection refused'));
  const { lines, logged } = chatting({ readers: { get: away, update: away } });
  expect(await lines('who phoned Mazloum Abdi')).toEqual(await chatting().lines('who phoned Mazloum Abdi'));
  expect(logged).toHaveLength(2);
});

test('commands that some platform would not accept are refused at the start', () => {
  const wrong: Command = { ...failing, name: 'Fail', description: {} };
  expect(() => chatting({ commands: [wrong] })).toThrow(/the command "Fail" has a name.*\n.*no description/);
});
