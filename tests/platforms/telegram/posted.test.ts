import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { statementsFor } from '../../../src/command/statements-for.ts';
import { bullets, reply } from '../../../src/reply/build.ts';
import type { PostedMessage } from '../../../src/sending/posted.ts';
import { Stage } from './bot.ts';
import { commands } from './commands.ts';

const every = (words: string) => ({ en: words, ar: words, ckb: words });

/** Lists all facts, so often that they need several pages, of which each has other facts. */
const book: Command = {
  name: 'book',
  names: every('book'),
  description: every('All facts'),
  inGroups: true,
  options: [],
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

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

test('each answer is told of with its facts and, in private, its reader; a page that is turned replaces what it states', async () => {
  const told: PostedMessage[] = [];
  await stage.start({ commands: [...commands, book], posted: (message) => void told.push(message) });
  const { user, chat } = stage.reader();
  const first = await stage.ask({ chat, text: '/book' });
  await stage.turn(first, 'Next ▶', user);
  await stage.ask({ chat, text: '/help' });
  const group = stage.telegram.world.supergroup({ forum: true });
  const topic = stage.telegram.world.topic(group);
  const answer = await stage.ask({ chat: group, text: '/ask who phoned Mazloum Abdi?', topic });
  // What was said before is told of before the next answer.
  await stage.ask({ chat: group, text: '/help', topic });

  const privately = { place: 'private', reader: String(user.id), message: String(first.message.message_id) };
  expect(told).toMatchObject([
    { ...privately, in: { platform: 'telegram', chat: String(chat.chat.id) }, states: { language: 'en' } },
    { ...privately, in: { platform: 'telegram', chat: String(chat.chat.id) }, states: { language: 'en' } },
    {
      place: 'open',
      in: { platform: 'telegram', chat: String(group.chat.id), thread: String(topic) },
      message: String(answer.message.message_id),
      states: { facts: expect.arrayContaining(['phone-call']) },
    },
  ]);
  expect(told[2]).not.toHaveProperty('reader');
  const [one, other] = told.map(({ states }) => ('facts' in states ? states.facts : []));
  expect(one?.length).toBeGreaterThan(1);
  expect(other?.length).toBeGreaterThan(1);
  expect(one?.filter((fact) => other?.includes(fact))).toEqual([]);
});
