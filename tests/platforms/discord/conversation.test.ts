import { MessageType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { StandIn } from '../../stand-ins/discord/stand-in.ts';
import { forwarded } from '../../stand-ins/discord/world/messages.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { running, textOf } from './running.ts';

/** Sends a message as a user; resolves to the bot's next message. */
async function answerTo(
  standIn: StandIn,
  said: Parameters<StandIn['events']['message']>[0],
): Promise<StandIn['messages'][number]> {
  const before = standIn.messages.length;
  standIn.say(standIn.events.message(said));
  await standIn.waitFor(() => standIn.messages.length > before);
  const posted = standIn.messages[before];
  if (!posted) throw new Error('it was just posted');
  return posted;
}

describe('a message', () => {
  test('that mentions the bot is answered as a reply to it', async () => {
    const { standIn, start } = await running();
    await start();
    const said = standIn.events.message({ content: `<@${standIn.world.bot.id}> who phoned Mazloum Abdi?` });
    standIn.say(said);
    await standIn.waitFor((happening) => happening.kind === 'message');
    const [posted] = standIn.messages;
    expect(posted?.message.message_reference?.message_id).toBe(said.id);
    expect(posted && textOf(posted)).toContain('Sudani phoned Mazloum Abdi');
    expect(posted && textOf(posted).split('\n')[0]).toBe('> who phoned Mazloum Abdi?');
  });

  test('with nothing but the mention is told what the bot is, and so is one to the bot alone without words', async () => {
    const { standIn, start } = await running();
    await start();
    for (const said of [
      { content: `<@${standIn.world.bot.id}>` },
      { content: '', place: standIn.world.dm },
    ]) {
      expect(textOf(await answerTo(standIn, said))).toContain('I am Sanad, a bot.');
    }
  });

  test('to the bot alone is a question or a command', async () => {
    const { standIn, start } = await running();
    await start();
    const place = standIn.world.dm;
    expect(textOf(await answerTo(standIn, { content: 'who phoned Mazloum Abdi?', place }))).toContain(
      'Sudani phoned',
    );
    expect(textOf(await answerTo(standIn, { content: '/fact red-line', place }))).toContain('red-line');
  });

  describe('that is forwarded', () => {
    const CLAIM = 'Sudani phoned Mazloum Abdi.';

    test('to the bot alone, or with a mention, is checked against the sources', async () => {
      const { standIn, start } = await running();
      await start();
      const { world } = standIn;
      for (const said of [
        { content: '', place: world.dm, more: forwarded(CLAIM) },
        { content: `<@${world.bot.id}>`, more: forwarded(CLAIM) },
      ]) {
        const checked = textOf(await answerTo(standIn, said));
        expect(checked).toContain('Checked against the sources');
        expect(checked).toContain(CLAIM);
      }
    });

    test('without a mention is not for the bot in a server; a picture is told what the bot is', async () => {
      const { standIn, start } = await running();
      await start();
      const { world } = standIn;
      standIn.say(standIn.events.message({ content: '', more: forwarded(CLAIM) }));
      const told = await answerTo(standIn, { content: '', place: world.dm, more: forwarded('') });
      expect(textOf(told)).toContain('I am Sanad, a bot.');
      expect(standIn.messages).toHaveLength(1);
    });

    test('is checked from the menu of the message too', async () => {
      const { standIn, start } = await running();
      await start();
      const message = { ...standIn.events.message({ content: '' }), ...forwarded(CLAIM) };
      const checked = standIn.interact(standIn.events.messageCommand('Check against sources', message));
      expect(textOf(await checked.answer())).toContain(CLAIM);
    });
  });

  test.each([
    ['of another bot', { author: createUser('1', 'robot', { bot: true }) }],
    ['of a webhook', { more: { webhook_id: '5' } }],
    ['of the system', { more: { type: MessageType.UserJoin } }],
  ])('%s is ignored', async (_, more) => {
    const { standIn, start } = await running();
    const bot = await start();
    const content = `<@${standIn.world.bot.id}> who phoned Mazloum Abdi?`;
    standIn.say(standIn.events.message({ content, ...more }));
    await answerTo(standIn, { content });
    await bot.discord.stop();
    expect(standIn.messages).toHaveLength(1);
  });

  test('that is not for the bot is ignored', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.say(standIn.events.message({ content: 'who phoned Mazloum Abdi?' }));
    await answerTo(standIn, { content: `<@${standIn.world.bot.id}> hello` });
    await bot.discord.stop();
    expect(standIn.messages).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  test('as a reply to the bot’s message has the earlier question as its context, also after a restart', async () => {
    const { standIn, start } = await running();
    const place = standIn.world.dm;
    const first = await start();
    const posted = await answerTo(standIn, { content: 'who phoned Mazloum Abdi?', place });
    await first.discord.stop();
    await start();
    const followed = await answerTo(standIn, {
      content: 'and when was that?',
      place,
      replyTo: posted.message,
    });
    expect(textOf(followed)).toMatch(/^> .?who phoned Mazloum Abdi\?.? › .?and when was that\?.?\n/);
  });

  test('in a server, to a slash command’s answer', async () => {
    const { standIn, start } = await running();
    await start();
    const command = standIn.events.command('ask', { question: 'who phoned Mazloum Abdi?' });
    const posted = await standIn.interact(command).answer();
    const followed = await answerTo(standIn, { content: 'and when was that?', replyTo: posted.message });
    expect(textOf(followed)).toMatch(/^> .?who phoned Mazloum Abdi\?.? › .?and when was that\?.?\n/);
  });

  test('without the ping cannot be read, and is ignored', async () => {
    const { standIn, start } = await running();
    await start();
    const command = standIn.events.command('ask', { question: 'who phoned Mazloum Abdi?' });
    const posted = await standIn.interact(command).answer();
    const silent = { content: 'and when?', replyTo: posted.message, pingReplied: false };
    standIn.say(standIn.events.message(silent));
    await answerTo(standIn, { content: `<@${standIn.world.bot.id}> hello` });
    expect(standIn.messages).toHaveLength(2);
  });
});
