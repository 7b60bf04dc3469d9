import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostedMessage } from '../../../src/sending/posted.ts';
import { badRequest } from '../../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../../stand-ins/telegram/rooms.ts';
import { type Bot, firstLine, Stage, seen } from './bot.ts';

let stage: Stage;
let bot: Bot;
let posted: PostedMessage[];
let minutes: number;
let limited: boolean;

beforeEach(async () => {
  posted = [];
  minutes = 0;
  limited = false;
  stage = await Stage.open({ mentions: true });
  bot = await stage.start({
    posted: (message) => posted.push(message),
    now: () => new Date(Date.UTC(2026, 1, 1, 12, minutes)),
    limits: { take: async () => (limited ? { wait: 5, again: false } : undefined) },
  });
});

afterEach(() => stage.close());

const FIRST = 'Who phoned Mazloum Abdi?';
const THEN = 'What did Sudani order about the frontier?';

/** What is asked and edited, and what is different then. */
interface Change {
  readonly first?: string;
  readonly to?: string;
  readonly later?: number;
  readonly beyondLimit?: boolean;
}

/** Asks something, and edits that later. */
async function asked(chat: Room, text: string, more: object = {}) {
  const { message } = stage.telegram.say({ chat, text, ...more });
  const answer = await stage.telegram.message(chat, 1);
  return { answer, edit: (to: string) => stage.telegram.edit(chat, message, to) };
}

/** All that stands in a chat once everything is answered. */
async function standing(chat: Room): Promise<readonly Posted[]> {
  await bot.stop();
  return stage.telegram.messages(chat);
}

describe('a question that is edited is answered anew in the same message', () => {
  test('in private, with the citations of the new answer', async () => {
    const { chat } = stage.reader();
    const { answer, edit } = await asked(chat, FIRST);
    await edit(THEN).done;
    const messages = await standing(chat);
    expect(messages.map(({ message }) => message.message_id)).toEqual([answer.message.message_id]);
    const [now] = messages;
    expect(firstLine(now as Posted)).toContain(THEN);
    expect(seen(now as Posted).text).toMatch(/par\. \d+ \[1\]/);
    expect(posted.map(({ message }) => message)).toEqual(posted.map(() => `${answer.message.message_id}`));
    expect(posted[0]?.states).not.toEqual(posted[1]?.states);
  });

  test('in a group, where it is for the bot', async () => {
    const group = stage.telegram.world.group();
    const from = stage.telegram.world.person();
    const { edit } = await asked(group, `@sanad_bot ${FIRST}`, { from });
    await edit(`@sanad_bot ${THEN}`).done;
    const messages = await standing(group);
    expect(messages.map(firstLine)).toEqual([expect.stringContaining(THEN)]);
  });

  test('again and again', async () => {
    const { chat } = stage.reader();
    const { edit } = await asked(chat, FIRST);
    for (const text of [THEN, '/sources', `/ask ${FIRST}`]) await edit(text).done;
    expect((await standing(chat)).map(firstLine)).toEqual([expect.stringContaining(FIRST)]);
  });
});

describe('the answer stays as it is', () => {
  test.each([
    ['where the text is the same', {}],
    ['where it asks for more than a reply', { to: '/language ar' }],
    ['where it did more than reply', { first: '/language en' }],
    ['where it is an hour later', { to: THEN, later: 61 }],
    ['where there is no answer now', { to: THEN, beyondLimit: true }],
  ])('%s', async (_, { first = FIRST, to = FIRST, later = 0, beyondLimit = false }: Change) => {
    const { chat } = stage.reader();
    const { answer, edit } = await asked(chat, first);
    // The first question is done with when the next one is answered.
    await stage.ask({ chat, text: '/sources' });
    minutes = later;
    limited = beyondLimit;
    await edit(to).done;
    expect((await standing(chat))[0]).toEqual(answer);
    expect(stage.telegram.requests('editMessageText')).toEqual([]);
    expect(stage.telegram.requests('sendMessage')).toHaveLength(2);
  });

  test('where the message is not for the bot any more', async () => {
    const group = stage.telegram.world.group();
    const { answer, edit } = await asked(group, `@sanad_bot ${FIRST}`);
    await edit(THEN).done;
    expect(await standing(group)).toEqual([answer]);
  });

  test('where it was deleted, and none is sent besides', async () => {
    const { chat } = stage.reader();
    const { edit } = await asked(chat, FIRST);
    stage.telegram.fail('editMessageText', badRequest('message to edit not found'));
    await edit(THEN).done;
    await standing(chat);
    expect(stage.telegram.requests('sendMessage')).toHaveLength(1);
  });
});

test('what the bot has never answered is not answered for an edit', async () => {
  const group = stage.telegram.world.group();
  const { message } = stage.telegram.say({ chat: group, text: FIRST });
  await stage.telegram.edit(group, message, `@sanad_bot ${FIRST}`).done;
  expect(await standing(group)).toEqual([]);
});
