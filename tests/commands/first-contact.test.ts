import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/command/command.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { reply } from '../../src/reply/build.ts';
import { firstActions } from '../../src/reply/first-contact.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { knowledge as fixture } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const ASKED: Readonly<Record<string, Pick<Fact, 'ask' | 'topics'>>> = {
  'phone-call': {
    topics: ['diplomacy'],
    ask: { en: 'Who phoned Mazloum Abdi?', ar: 'من اتصل بمظلوم عبدي؟' },
  },
  'fully-secured': { topics: ['border'], ask: { en: 'Is the border closed?' } },
  'red-line': { topics: ['border'], ask: { en: 'What is a red line?' } },
  unease: {
    topics: ['analysis'],
    ask: { en: `What does the ${'long '.repeat(20)}pace of the measures mean?` },
  },
};
const knowledge: Knowledge = {
  ...fixture,
  situation: { ...fixture.situation, leading: ['fully-secured', 'red-line'] },
  facts: fixture.facts.map((fact) => ({ ...fact, ...ASKED[fact.id] })),
};

/** Stands for the command that tells the situation in short. */
const brief: Command = {
  name: 'brief',
  names: {},
  description: { en: 'The situation in short', ar: 'الوضع باختصار', ckb: 'دۆخەکە بە کورتی' },
  options: [],
  run: async (_args, { language }) => reply(language, []),
};
const all = commands.some(({ name }) => name === 'brief') ? commands : [...commands, brief];
const chat = () => chatting({ knowledge, commands: all });

describe('somebody who has not asked anything', () => {
  test.each(textLanguages)('is told in one line what the bot is, in %s', async (language) => {
    const first = await chat().send('/start', { language });
    expect(first).toMatchObject({ audience: 'everyone', language });
    expect(linesOf(first)).toHaveLength(1);
    expect(linesOf(first)[0]).toMatch(/Sanad|سند|سەنەد/);
  });

  test('gets at most three questions on different matters, and the brief', async () => {
    const { actions } = await chat().send('/start');
    const calls = actions.flatMap((action) => (action.kind === 'call' ? [action.call] : []));
    const asked = calls.slice(0, -1).map(({ args }) => args['question'] ?? '');
    expect(asked).toEqual(['Is the border closed?', 'Who phoned Mazloum Abdi?', 'What is a red line?']);
    expect(calls.at(-1)).toEqual({ command: 'brief', args: {} });
  });

  test('can press each of the buttons', async () => {
    const { send } = chat();
    for (const action of (await send('/start')).actions) {
      if (action.kind !== 'call') continue;
      expect(linesOf(await send({ kind: 'call', call: action.call })).join('\n')).not.toMatch(
        /There is no command/,
      );
    }
  });

  test('is offered no question that is too long for a button, and none in another language', () => {
    const labels = firstActions(knowledge, 'en').map(({ label }) => label);
    expect(labels.filter((label) => label.length > 80)).toEqual([]);
    const arabic = firstActions(knowledge, 'ar').slice(0, -1);
    expect(arabic.map(({ label }) => label)).toEqual(['من اتصل بمظلوم عبدي؟']);
  });
});

describe('the settings', () => {
  test('have a button for each language, the present one marked, that changes them in place', async () => {
    const { send } = chat();
    const shown = await send('/settings');
    expect(shown).toMatchObject({ audience: 'asker', personal: true });
    expect(shown.actions.map(({ label }) => label.startsWith('✓'))).toEqual([true, false, false]);
    expect(shown.actions.every((action) => action.kind === 'call' && action.replaces)).toBe(true);
    const [, arabic] = shown.actions;
    if (arabic?.kind !== 'call') throw new Error('it is a button');
    const changed = await send({ kind: 'call', call: arabic.call });
    expect(changed.language).toBe('ar');
    expect(changed.actions.map(({ label }) => label.startsWith('✓'))).toEqual([false, true, false]);
    expect((await send('/help')).language).toBe('ar');
  });

  test('say what is wrong with a language that there is not', async () => {
    const { lines } = chat();
    expect((await lines('/settings xx'))[0]).toContain('Replies are not available in “xx”');
  });
});

describe('what is kept', () => {
  const say = textsFor('en').surface.privacy;
  const forget = async () => 0;

  test('is said in six lines, with the button that deletes it', async () => {
    const shown = await chatting({ forget }).send('/privacy');
    expect(linesOf(shown)).toEqual([
      `# ${say.title}`,
      ...[say.questions, say.reader, say.saved, say.digests, say.corrections, say.counts].map(
        (line) => `- ${line}`,
      ),
    ]);
    expect(shown).toMatchObject({ audience: 'everyone' });
    expect(shown.actions).toMatchObject([{ call: { command: 'forget me', args: {} } }]);
  });

  test('includes the questions where the operator has them logged', async () => {
    const lines = await chatting({ forget, logQuestions: true }).lines('/privacy');
    expect(lines).toContain(`- ${say.logged}`);
    expect(lines).not.toContain(`- ${say.questions}`);
  });

  test('is nothing without a store', async () => {
    const shown = await chatting().send('/privacy');
    expect(linesOf(shown)).toEqual([`# ${say.title}`, `- ${say.nothing}`]);
    expect(shown.actions).toEqual([]);
  });
});
