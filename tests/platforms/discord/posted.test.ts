import { InteractionContextType } from 'discord.js';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { PRIVATE } from '../../../src/command/declare.ts';
import { statementsFor } from '../../../src/command/statements-for.ts';
import { bullets, reply } from '../../../src/reply/build.ts';
import type { PostedMessage } from '../../../src/sending/posted.ts';
import { Log } from '../../stand-ins/log.ts';
import { press, running } from './running.ts';

const every = (words: string) => ({ en: words, ar: words, ckb: words });

/** Lists all facts in several pages, of which each has other facts. */
const book: Command = {
  name: 'book',
  names: every('book'),
  description: every('All facts'),
  options: [PRIVATE],
  async run(_, context) {
    const statements = statementsFor(context);
    const { facts } = context.knowledge;
    const items = facts.map((fact) => [
      ...statements.line(fact),
      { kind: 'text', text: 'long '.repeat(200) } as const,
    ]);
    return reply('en', bullets(items), { citations: statements.citations });
  },
};

test.each(['gateway', 'http'] as const)(
  'over %s each answer is told of with its message, who sees it, and what it states',
  async (transport) => {
    const run = await running();
    const { standIn } = run;
    const told = new Log<PostedMessage>();
    const setting = { commands: [book], posted: (message: PostedMessage) => told.add(message) };
    const url = transport === 'http' ? (await run.serve(setting)).url : '';
    if (transport === 'gateway') await run.start(setting);
    const send = async (interaction: ReturnType<typeof standIn.events.command>) =>
      (transport === 'http'
        ? await standIn.interactOverHttp(url, interaction)
        : standIn.interact(interaction)
      ).answer();
    const reader = standIn.world.reader.id;

    const open = await send(standIn.events.command('book'));
    await told.waitFor(() => true, 1);
    const hidden = await send(standIn.events.command('book', { private: true }));
    await told.waitFor(() => true, 2);
    const direct = { context: InteractionContextType.BotDM, channel: '8000001' };
    const alone = await send(standIn.events.command('book', {}, { place: direct }));
    await told.waitFor(() => true, 3);
    const absent = await send(standIn.events.command('book', {}, { installed: 'user' }));
    await told.waitFor(() => true, 4);
    expect(told.entries).toMatchObject([
      { message: open.message.id, place: 'open', in: { chat: open.message.channel_id } },
      { message: hidden.message.id, place: 'hidden', reader },
      { message: alone.message.id, place: 'private', reader, in: { chat: '8000001' } },
      { message: absent.message.id, place: 'hidden', reader },
    ]);
    if (transport === 'http') return;
    const turned = await press(run, open, 'Next').answer();
    const [first, , , , second] = [...told.entries, await told.waitFor(() => true, 5)].slice(0, 5);
    expect(second).toMatchObject({ message: turned.message.id, place: 'open' });
    const factsOf = (one: PostedMessage | undefined) =>
      one && 'facts' in one.states ? one.states.facts : [];
    expect(factsOf(first).length).toBeGreaterThan(1);
    expect(factsOf(second).length).toBeGreaterThan(1);
    expect(factsOf(first).filter((fact) => factsOf(second).includes(fact))).toEqual([]);
  },
);
