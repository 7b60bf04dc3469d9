import type { Locale } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import { knowledge } from '../../fixture.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { buttonId, labelsOf, press, running, textOf } from './running.ts';

const QUESTION = { question: 'who phoned Mazloum Abdi' };
const OTHER = createUser('900000000000000001', 'other');

describe('an answer', () => {
  test('in a server: the question, the statement with speaker and status, then its source', async () => {
    const { standIn, start } = await running();
    await start();
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted).split('\n').filter(Boolean)).toEqual([
      '> who phoned Mazloum Abdi',
      'Sudani phoned Mazloum Abdi about regional security.',
      '-# — The Amargi · reported [[1]](<https://example.org/iraq>)',
      expect.stringMatching(
        /^-# \[The Amargi\]\(<https:\/\/example\.org\/iraq>\) · par\. \d+ \[1\] · January 2026/,
      ),
    ]);
    expect(labelsOf(posted).slice(0, 2)).toEqual(['Sources', '👍 👎']);
    expect(labelsOf(posted).length).toBeLessThanOrEqual(4);
  });

  test.each(['dm', 'private'] as const)('in a chat outside a server: %s', async (where) => {
    const { standIn, start } = await running();
    await start();
    const place = standIn.world[where];
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION, { place })).answer();
    expect(textOf(posted)).toContain('Sudani phoned Mazloum Abdi');
  });

  test('in the language of the reader’s Discord, when the question shows none', async () => {
    const { standIn, start } = await running();
    await start();
    const arabic = { locale: 'ar' as Locale };
    const posted = await standIn.interact(standIn.events.command('sources', {}, arabic)).answer();
    expect(textOf(posted)).toContain('المصادر');
  });

  test('private to the asker, with a button that shares it with everyone', async () => {
    const run = await running();
    const { standIn } = run;
    await run.start();
    const own = await standIn
      .interact(standIn.events.command('ask', { ...QUESTION, private: true }))
      .answer();
    expect(own.ephemeral).toBe(true);
    const shared = await press(run, own, 'Share here').answer();
    expect(shared.ephemeral).toBe(false);
    expect(textOf(shared)).toBe(textOf(own));
    expect(labelsOf(shared)).toEqual(labelsOf(own).filter((label) => label !== 'Share here'));
  });

  test('a note about a typing error is private and cannot be shared', async () => {
    const { standIn, start } = await running();
    await start();
    const posted = await standIn.interact(standIn.events.command('fact', { id: 'red-lin' })).answer();
    expect(posted.ephemeral).toBe(true);
    expect(textOf(posted)).toContain('Did you mean red-line?');
    expect(labelsOf(posted)).toEqual(['red-line']);
  });
});

describe('buttons', () => {
  test('answer privately in a server, and openly in direct messages', async () => {
    const run = await running();
    const { standIn } = run;
    await run.start();
    const inServer = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    const sources = await press(run, inServer, 'Sources', { user: OTHER }).answer();
    expect(sources.ephemeral).toBe(true);
    const why = await press(run, sources, 'Why this answer?', { user: OTHER }).answer();
    expect(why.ephemeral).toBe(true);
    expect(textOf(why)).toContain('Your question: “who phoned Mazloum Abdi”');
    const from = { place: standIn.world.dm };
    const direct = await standIn.interact(standIn.events.command('ask', QUESTION, from)).answer();
    const opened = await press(run, direct, 'Sources', from).answer();
    const full = await press(run, opened, 'Fact 1', from).answer();
    expect(full.ephemeral).toBe(false);
    expect(textOf(full)).toContain('phone-call');
  });

  test('work after a restart, and on another replica', async () => {
    const run = await running();
    const first = await run.start();
    const posted = await run.standIn.interact(run.standIn.events.command('ask', QUESTION)).answer();
    await first.discord.stop();
    await run.start();
    const sources = await press(run, posted, 'Sources').answer();
    const why = await press(run, sources, 'Why this answer?').answer();
    expect(textOf(why)).toContain('Your question: “who phoned Mazloum Abdi”');
  });

  test('a button of another version gets a note that it is too old', async () => {
    const { standIn, start } = await running();
    await start();
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    for (const id of [
      'v0:why',
      'call:0:',
      'page:1:x:ask',
      'call:0:ask|question',
      '',
      'call:0:ask|question=~|',
    ]) {
      const other = { ...posted.message, components: [] };
      const told = await standIn.interact(standIn.events.button(other, id)).answer();
      expect([id, told.ephemeral, textOf(told)]).toEqual([
        id,
        true,
        'This button no longer works. Please ask again.',
      ]);
    }
  });
});

describe('pages', () => {
  const TOPIC = { topic: Object.keys(knowledge.situation.topics)[0] ?? '' };

  test('are turned in place by the asker; another reader gets private ones', async () => {
    const run = await running();
    const { standIn } = run;
    await run.start({ commands: [long] });
    const posted = await standIn.interact(standIn.events.command('long', TOPIC)).answer();
    expect(textOf(posted)).toContain('Page 1 of');
    const turned = await press(run, posted, 'Next').answer();
    expect(turned.message.id).toBe(posted.message.id);
    expect(textOf(turned)).toContain('Page 2 of');
    const told = await press(run, turned, 'Next', { user: OTHER }).answer();
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toContain('Only the person who asked');
    const own = await press(run, told, 'Open my copy', { user: OTHER }).answer();
    expect(own.ephemeral).toBe(true);
    expect(textOf(own)).toContain('Page 1 of');
    const back = await press(run, turned, 'Back').answer();
    expect(textOf(back)).toBe(textOf(posted));
  });

  test('that are turned are told from a reply that is asked for', async () => {
    const run = await running();
    const { standIn } = run;
    const turns: unknown[] = [];
    const recorded: Command = {
      ...long,
      run(args, context) {
        turns.push(context.inbound.pageTurn);
        return long.run(args, context);
      },
    };
    await run.start({ commands: [recorded] });
    const posted = await standIn.interact(standIn.events.command('long', TOPIC)).answer();
    const turned = await press(run, posted, 'Next').answer();
    const told = await press(run, turned, 'Next', { user: OTHER }).answer();
    await press(run, told, 'Open my copy', { user: OTHER }).answer();
    expect(turns).toEqual([undefined, true, undefined]);
  });

  test('when no button can hold the call, the rest follows in messages', async () => {
    const { standIn, start } = await running();
    await start({ commands: [long] });
    const exchange = standIn.interact(standIn.events.command('long', { topic: 'x'.repeat(300) }));
    const posted = await exchange.answer();
    expect(textOf(posted)).not.toContain('Page');
    const next = await exchange.next('follow-up');
    expect(next.posted && textOf(next.posted)).toContain('word');
  });
});

const long: Command = {
  name: 'long',
  names: {},
  description: { en: 'Says much' },
  options: [{ name: 'topic', kind: 'topic', names: {}, description: { en: 'A topic' }, required: true }],
  run: async () =>
    reply(
      'en',
      Array.from({ length: 12 }, (_, index) => paragraph(`${index} ${'word '.repeat(200)}`)),
    ),
};

describe('checking a message against the sources', () => {
  test('gives a private verdict on each statement', async () => {
    const { standIn, start } = await running();
    await start();
    const message = standIn.events.message({
      content: 'The border with Syria is fully secured. Bananas are blue, @everyone!',
    });
    const posted = await standIn
      .interact(standIn.events.messageCommand('Check against sources', message))
      .answer();
    expect(posted.ephemeral).toBe(true);
    const lines = textOf(posted).split('\n').filter(Boolean);
    const verdictOn = (clause: string) =>
      lines[lines.findIndex((line) => line.startsWith(`> ${clause}`)) + 1];
    expect(verdictOn('The border with Syria is fully secured')).toContain('Disputed');
    expect(verdictOn('Bananas are blue')).toContain('Not in the sources');
  });

  test('says that there is no text if the message has no words', async () => {
    const { standIn, start } = await running();
    await start();
    const message = standIn.events.message({ content: '👍 123' });
    const posted = await standIn
      .interact(standIn.events.messageCommand('Check against sources', message))
      .answer();
    expect(textOf(posted)).toBe('There is no text here to check. Please type it after `/check`.');
  });
});

describe('autocomplete', () => {
  const CHOICES: readonly [command: string, option: string, typed: string, wanted: unknown][] = [
    ['who', 'name', 'soudan', { name: "Mohammed Shi'a al-Sudani", value: "Mohammed Shi'a al-Sudani" }],
    ['who', 'name', 'السودا', { name: "Mohammed Shi'a al-Sudani", value: "Mohammed Shi'a al-Sudani" }],
    ['fact', 'id', 'red', { name: expect.stringMatching(/^red-line: Sudani ordered/), value: 'red-line' }],
    ['language', 'code', 'kurd', { name: 'کوردیی ناوەندی (ckb)', value: 'ckb' }],
    ['help', 'command', 'tim', { name: '/timeline', value: 'timeline' }],
  ];

  test.each(CHOICES)('of /%s %s:%s', async (command, option, typed, wanted) => {
    const { standIn, start } = await running();
    await start();
    const interaction = standIn.events.autocomplete(command, { [option]: typed }, option);
    const { body } = await standIn.interact(interaction).next('callback');
    expect((body as { data: { choices: unknown[] } }).data.choices).toContainEqual(wanted);
  });

  test('with nothing typed gives at most 25 choices within Discord’s limits', async () => {
    const { standIn, start } = await running();
    await start();
    for (const [command, option] of [
      ['ask', 'question'],
      ['fact', 'id'],
      ['latest', 'since'],
      ['gone', 'x'],
    ] as const) {
      const interaction = standIn.events.autocomplete(command, { [option]: '' }, option);
      const { body } = await standIn.interact(interaction).next('callback');
      const { choices } = (body as { data: { choices: { name: string; value: string }[] } }).data;
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name, value } of choices) {
        expect(name.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

test('a button’s custom id holds the call and no secret', async () => {
  const { standIn, start } = await running();
  await start();
  const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
  expect(buttonId(posted, 'Sources')).toMatch(/^call:\d:sources\|of=[\w-]{5}$/);
});

test('a choice in the settings changes them in their message', async () => {
  const run = await running();
  await run.start();
  const shown = await run.standIn.interact(run.standIn.events.command('settings')).answer();
  expect(shown.ephemeral).toBe(true);
  expect(labelsOf(shown)[0]).toMatch(/^✓ English/);
  expect(labelsOf(shown)).toHaveLength(3);
  const exchange = press(run, shown, 'العربية');
  const changed = await exchange.answer();
  expect(changed.message.id).toBe(shown.message.id);
  expect(textOf(changed)).toContain('الإعدادات');
  expect(labelsOf(changed)[1]).toMatch(/^✓ العربية/);
});
