import { InteractionResponseType, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/chat/dispatch.ts';
import type { Command } from '../../../src/command/command.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import type { Posted } from '../../stand-ins/discord/state.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { handTimer, labelsOf, press, type Running, running, textOf } from './running.ts';

const QUESTION = { question: 'who phoned Mazloum Abdi' };
const OTHER = createUser('900000000000000001', 'other');
const MENU = 'Check against sources';

/** A command with several pages, which can be made to fail during a test. */
function book(): { readonly command: Command; fail: boolean } {
  const state = { fail: false };
  const command: Command = {
    name: 'book',
    names: {},
    description: { en: 'A long answer' },
    options: [{ name: 'private', kind: 'flag', names: {}, description: { en: 'Alone' }, required: false }],
    run: async () => {
      if (state.fail) throw new Error('out of order');
      return reply(
        'en',
        Array.from({ length: 9 }, (_, index) => paragraph(`${index} ${'word '.repeat(200)}`)),
      );
    },
  };
  return Object.assign(state, { command });
}

/** Limits that allow so many calls. */
function allowing(calls: number): Limits {
  let left = calls;
  return {
    take: async () => (left-- > 0 ? undefined : { wait: 7, again: left < -1 }),
    takeTyped: async () => true,
  };
}

async function say({ standIn }: Running, content: string): Promise<Posted> {
  const before = standIn.messages.length;
  standIn.say(standIn.events.message({ content: `<@${standIn.world.bot.id}> ${content}` }));
  await standIn.waitFor(() => standIn.messages.length > before);
  return standIn.messages[before] as Posted;
}

describe('turning a page', () => {
  test.each<[string, (state: { fail: boolean }) => void, Limits, string]>([
    ['too often', () => {}, allowing(1), 'Please try again in 7 seconds.'],
    [
      'when the command fails',
      (state) => Object.assign(state, { fail: true }),
      allowing(99),
      'Something went wrong',
    ],
  ])('%s leaves the page as it is, with a private note', async (_, change, limits, told) => {
    const run = await running();
    const state = book();
    await run.start({ commands: [state.command], limits });
    const posted = await run.standIn.interact(run.standIn.events.command('book')).answer();
    change(state);
    const answer = await press(run, posted, 'Next').answer();
    expect(answer.message.id).not.toBe(posted.message.id);
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain(told);
    expect(run.standIn.messages[0] && textOf(run.standIn.messages[0])).toContain('Page 1 of');
  });

  test('of a private reply keeps it private, with the button that shares it', async () => {
    const run = await running();
    await run.start({ commands: [book().command] });
    const command = run.standIn.events.command('book', { private: true });
    const posted = await run.standIn.interact(command).answer();
    const turned = await press(run, posted, 'Next').answer();
    for (const each of [posted, turned]) {
      expect(each.ephemeral).toBe(true);
      expect(labelsOf(each)).toContain('Share here');
    }
  });
});

test('each message of a private reply can be shared', async () => {
  const { standIn, start } = await running();
  await start();
  const text = Array.from({ length: 25 }, (_, n) => `Bananas number ${n} are ${'very '.repeat(30)}blue.`);
  const command = standIn.events.command('check', { text: text.join('\n'), private: true });
  const exchange = standIn.interact(command);
  const first = await exchange.answer();
  const { posted: next } = await exchange.next('follow-up');
  for (const posted of [first, next]) expect(posted && labelsOf(posted)).toContain('Share here');
});

describe('an answer that takes long', () => {
  /** A command that answers when the test says so. */
  function slow(audience: 'everyone' | 'asker', personal: boolean) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const command: Command = {
      name: 'slow',
      names: {},
      description: { en: 'Takes its time' },
      options: [{ name: 'private', kind: 'flag', names: {}, description: { en: 'Alone' }, required: false }],
      ...(personal ? { personal: true } : {}),
      run: () => promise.then(() => reply('en', [paragraph('at last')], { audience })),
    };
    return { command, finish: resolve };
  }

  test('is deferred privately if a private answer was wanted', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { command, finish } = slow('everyone', false);
    await start({ commands: [command], timer: hand.timer });
    const exchange = standIn.interact(standIn.events.command('slow', { private: true }));
    await hand.untilWaiting(1);
    hand.fire();
    expect((await exchange.next('callback')).body).toMatchObject({ data: { flags: MessageFlags.Ephemeral } });
    finish();
    expect((await exchange.answer()).ephemeral).toBe(true);
  });

  test('and turns out to be private is not shown to everyone', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { command, finish } = slow('asker', true);
    await start({ commands: [command], timer: hand.timer });
    const exchange = standIn.interact(standIn.events.command('slow'));
    await hand.untilWaiting(1);
    hand.fire();
    await exchange.next('callback');
    finish();
    const { posted } = await exchange.next('follow-up');
    expect(posted?.ephemeral).toBe(true);
    expect(posted && textOf(posted)).toBe('at last');
    expect(exchange.returned.map(({ kind }) => kind)).toEqual(['callback', 'delete', 'follow-up']);
  });

  test('to the turning of a page is deferred as an update of the message', async () => {
    const run = await running();
    const hand = handTimer();
    const { promise, resolve } = Promise.withResolvers<void>();
    const state = book();
    let calls = 0;
    const command: Command = {
      ...state.command,
      run: async (args, context) => {
        if (calls++ > 0) await promise;
        return state.command.run(args, context);
      },
    };
    await run.start({ commands: [command], timer: hand.timer });
    const posted = await run.standIn.interact(run.standIn.events.command('book')).answer();
    const exchange = press(run, posted, 'Next');
    await hand.untilWaiting(1);
    hand.fire();
    const { body } = await exchange.next('callback');
    expect(body).toEqual({ type: InteractionResponseType.DeferredMessageUpdate });
    resolve();
    const edited = await exchange.next('edit');
    expect(edited.posted?.message.id).toBe(posted.message.id);
    expect(edited.posted && textOf(edited.posted)).toContain('Page 2 of');
  });
});

describe('a mention in a server', () => {
  test.each(['/why', '/latest private:yes', '/ask private:yes who phoned Mazloum Abdi'])(
    'that asks for something private, such as %s, is not answered there',
    async (words) => {
      const run = await running();
      await run.start();
      await run.standIn.interact(run.standIn.events.command('ask', { ...QUESTION, private: true })).answer();
      const posted = await say(run, words);
      expect(textOf(posted)).toBe(
        'Only you may see this reply. Please use the slash command, or send me a direct message.',
      );
    },
  );

  test('that comes too often gets one note', async () => {
    const run = await running();
    const bot = await run.start({ limits: allowing(1) });
    for (let n = 0; n < 5; n++) {
      run.standIn.say(run.standIn.events.message({ content: `<@${run.standIn.world.bot.id}> who is Sadr` }));
    }
    await run.standIn.waitFor((happening) => happening.kind === 'message', 2);
    await bot.discord.stop();
    expect(
      run.standIn.messages.map(textOf).filter((text) => text.includes('again in 7 seconds')),
    ).toHaveLength(1);
    expect(run.standIn.messages).toHaveLength(2);
  });
});

test('sharing counts like an answer', async () => {
  const run = await running();
  await run.start({ limits: allowing(2) });
  const own = await run.standIn
    .interact(run.standIn.events.command('ask', { ...QUESTION, private: true }))
    .answer();
  expect((await press(run, own, 'Share here').answer()).ephemeral).toBe(false);
  const told = await press(run, own, 'Share here').answer();
  expect(told.ephemeral).toBe(true);
  expect(textOf(told)).toContain('again in 7 seconds');
});

describe('a long question', () => {
  const long = `who phoned Mazloum Abdi ${'and '.repeat(400)}why?`;

  test('is shown shortened, and no button uses the shortened text', async () => {
    const run = await running();
    await run.start();
    const { standIn } = run;
    const posted = await standIn.interact(standIn.events.command('ask', { question: long })).answer();
    expect(textOf(posted).split('\n')[0]).toMatch(/^> who phoned Mazloum Abdi .*…$/);
    expect(textOf(posted).length).toBeLessThan(1_500);
    const sources = await press(run, posted, 'Sources').answer();
    const why = await press(run, sources, 'Why this answer?').answer();
    expect(textOf(why)).toContain('Your question: “who phoned Mazloum Abdi and and');
    const stranger = await press(run, posted, 'Sources', { user: OTHER }).answer();
    expect(textOf(stranger)).toContain('Sources of this answer');
    expect(labelsOf(stranger)).not.toContain('Why this answer?');
  });

  test('that is just short enough is shown in full, and read back', async () => {
    const run = await running();
    await run.start();
    const question = `who phoned Mazloum Abdi ${'and '.repeat(200)}why…`;
    const posted = await run.standIn.interact(run.standIn.events.command('ask', { question })).answer();
    expect(textOf(posted)).toContain(`> ${question}`);
    const sources = await press(run, posted, 'Sources', { user: OTHER }).answer();
    const why = await press(run, sources, 'Why this answer?', { user: OTHER }).answer();
    expect(textOf(why)).toContain('Your question: “who phoned Mazloum Abdi and and');
  });
});

describe('the text of a message that is checked', () => {
  const cases: readonly [
    string,
    Parameters<Running['standIn']['events']['message']>[0],
    readonly string[],
  ][] = [
    [
      'has no markup',
      {
        content:
          '**BREAKING** <@1> The border is [fully secured](https://x.y/z)! <:flag:1> See <t:1:R> https://x.y/z?a=b\n> - \\*quoted\\* item',
      },
      ['BREAKING The border is fully secured!', 'See', '*quoted* item'],
    ],
    [
      'has each line as a statement',
      { content: 'Bananas are blue\nApples are red' },
      ['Bananas are blue', 'Apples are red'],
    ],
    [
      'includes its embeds',
      {
        content: '',
        more: {
          embeds: [
            { title: 'A title', description: 'Bananas are blue', fields: [{ name: 'One', value: 'Two' }] },
          ],
        },
      },
      ['A title', 'Bananas are blue', 'One', 'Two'],
    ],
    ['may be empty', { content: '' }, []],
  ];

  test.each(cases)('%s', async (_, message, statements) => {
    const { standIn, start } = await running();
    await start();
    const posted = await standIn
      .interact(standIn.events.messageCommand(MENU, standIn.events.message(message)))
      .answer();
    const quotes = textOf(posted)
      .split('\n')
      .flatMap((line) => (line.startsWith('> ') ? [line.slice(2).replace(/ +/g, ' ').trim()] : []));
    expect(quotes).toEqual(statements);
    if (statements.length === 0)
      expect(textOf(posted)).toBe('There is no text here to check. Please type it after `/check`.');
  });

  test('is only the statements, for an answer of the bot', async () => {
    const { standIn, start } = await running();
    await start();
    const answer = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    const posted = await standIn.interact(standIn.events.messageCommand(MENU, answer.message)).answer();
    const quotes = textOf(posted)
      .split('\n')
      .filter((line) => line.startsWith('> '));
    expect(quotes).toEqual(['> Sudani phoned Mazloum Abdi about regional security.']);
  });

  test('is cut after many statements, with the number of the others', async () => {
    const { standIn, start } = await running();
    await start();
    const message = standIn.events.message({ content: 'Bananas are blue. '.repeat(30) });
    const exchange = standIn.interact(standIn.events.messageCommand(MENU, message));
    expect(textOf(await exchange.answer())).toContain('5 more sentences were not checked.');
  });
});
