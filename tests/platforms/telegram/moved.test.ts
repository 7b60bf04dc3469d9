import type { Message } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatMove } from '../../../src/command/chat-move.ts';
import type { Bot } from './bot.ts';
import { Stage } from './bot.ts';

const MOST_ATTEMPTS = 5;

let stage: Stage;
let moves: ChatMove[];
let failures: number;
let settled: PromiseWithResolvers<void>;

const moved = async (move: ChatMove) => {
  moves.push(move);
  failures -= 1;
  if (failures < 0 || moves.length === MOST_ATTEMPTS) settled.resolve();
  if (failures >= 0) throw new Error('the store is away');
};

beforeEach(async () => {
  moves = [];
  failures = 0;
  settled = Promise.withResolvers();
  stage = await Stage.open();
});

afterEach(() => stage.close());

/** A group that has become a supergroup: the two service messages that tell of it, and the move. */
function upgraded() {
  const { world, events } = stage.telegram;
  const group = world.group();
  const supergroup = world.upgrade(group);
  const [inGroup, inSupergroup] = events.upgraded(group, supergroup, world.person());
  const move = { platform: 'telegram', from: String(group.chat.id), to: String(supergroup.chat.id) };
  return { inGroup, inSupergroup, move };
}

async function told(bot: Bot, messages: readonly Message[]) {
  const { telegram } = stage;
  await Promise.all(
    messages.map((message) => telegram.deliver(telegram.events.update('message', message)).done),
  );
  await settled.promise;
  await bot.stop();
}

describe('a group that becomes a supergroup is followed', () => {
  test.each(['both messages', 'the group’s alone', 'the supergroup’s alone', 'in the other order'])(
    '%s',
    async (which) => {
      const { inGroup, inSupergroup, move } = upgraded();
      const messages = {
        'both messages': [inGroup, inSupergroup],
        'the group’s alone': [inGroup],
        'the supergroup’s alone': [inSupergroup],
        'in the other order': [inSupergroup, inGroup],
      }[which] as readonly (typeof inGroup)[];
      await told(await stage.start({ moved }), messages);
      expect(moves).toEqual(messages.map(() => move));
      expect(stage.telegram.requests('sendMessage')).toEqual([]);
    },
  );

  test('also when the store is away for a moment', async () => {
    failures = 2;
    const { inGroup, move } = upgraded();
    const bot = await stage.start({ moved });
    await told(bot, [inGroup]);
    expect(moves).toEqual([move, move, move]);
    expect(bot.logged.join('\n')).toContain('chat-moved');
  });

  test('and the log says so where it cannot be', async () => {
    failures = 9;
    const bot = await stage.start({ moved });
    await told(bot, [upgraded().inGroup]);
    expect(bot.logged.join('\n')).toContain('chat-move-failed');
  });

  test('and an operator is told to write the new id of a group of editors', async () => {
    const { inGroup, move } = upgraded();
    const bot = await stage.start({ moved, deskChats: [{ platform: 'telegram', chat: move.from }] });
    await told(bot, [inGroup]);
    expect(bot.logged.join('\n')).toContain('DESK_CHATS');
  });
});
