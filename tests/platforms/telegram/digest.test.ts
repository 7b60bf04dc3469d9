import type { User } from 'grammy/types';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createWaiting } from '../../../src/digest/watching.ts';
import { chatting } from '../../chatting.ts';
import { Stage as Digests } from '../../digest/stage.ts';
import { Stage, seen } from './bot.ts';
import { refusals } from './stand-in/refusals.ts';
import type { Room } from './stand-in/rooms.ts';

let stage: Stage;
let digests: Digests;
let group: Room;
let admin: User;
let member: User;

beforeEach(async () => {
  digests = await Digests.open();
  stage = await Stage.open({ mentions: true });
  onTestFinished(() => stage.close());
  const parts = { ...digests.store, knowledge: () => digests.known, now: () => digests.now };
  const waiting = createWaiting(parts, () => 'wait0001');
  const { dispatch } = chatting({ digests: digests.desk, waiting });
  await stage.start({ around: () => dispatch });
  group = stage.telegram.world.supergroup();
  admin = stage.telegram.world.person();
  member = stage.telegram.world.person();
  group.members.set(admin.id, 'administrator');
  group.members.set(member.id, 'member');
});

const SUBSCRIBE = '/digest subscribe 08:00 Asia/Baghdad';
const NEXT = 'Monday 23 November 2026, 08:00 (Asia/Baghdad)';
const REFUSED = 'Only those who manage this server, group or channel can do that.';

async function text(said: Parameters<Stage['ask']>[0]): Promise<string> {
  return seen(await stage.ask(said)).text;
}

function inStore(chat: Room) {
  return digests.desk.of({ platform: 'telegram', chat: String(chat.chat.id) });
}

describe('a digest in a group', () => {
  test.each(['creator', 'administrator'] as const)(
    'is set up by its %s, for all to see',
    async (standing) => {
      group.members.set(admin.id, standing);
      const posted = seen(await stage.ask({ chat: group, from: admin, text: `${SUBSCRIBE} sun-thu` }));
      expect(posted.text).toContain(NEXT);
      expect(posted.text).toContain('Sunday to Thursday');
      expect(posted.buttons).toEqual(['Preview', 'Pause']);
      expect(await inStore(group)).toHaveLength(1);
    },
  );

  test('is set up by an administrator who hides behind the group, without a look-up', async () => {
    const anonymous = { sender_chat: { id: group.chat.id, type: 'supergroup', title: 'Group' } } as const;
    const said = { chat: group, from: stage.telegram.world.person(), text: SUBSCRIBE, more: anonymous };
    expect(await text(said)).toContain(NEXT);
    expect(stage.telegram.requests('getChatMember')).toEqual([]);
  });

  test('is nothing that others can change, but what they can look at', async () => {
    expect(await text({ chat: group, from: member, text: SUBSCRIBE })).toBe(REFUSED);
    await stage.ask({ chat: group, from: admin, text: SUBSCRIBE });
    const status = await stage.ask({ chat: group, from: member, text: '/digest' });
    expect(seen(status).text).toContain(NEXT);
    expect(await stage.press(status, 'Pause', member)).toMatchObject({ text: REFUSED, alert: true });
    expect(await inStore(group)).toMatchObject([{ state: 'active' }]);
    stage.telegram.press(status, 'Pause', admin);
    expect(seen(await stage.telegram.message(group, 4)).text).toContain('The digest is paused.');
  });

  test('is changed by nobody while Telegram does not tell who administers the group', async () => {
    stage.telegram.fail('getChatMember', refusals.chatNotFound());
    expect(await text({ chat: group, from: admin, text: SUBSCRIBE })).toBe(
      'It could not be checked whether you manage this chat. Please try again.',
    );
    expect(await inStore(group)).toEqual([]);
  });

  test('is one of its topic', async () => {
    const forum = stage.telegram.world.supergroup({ forum: true });
    forum.members.set(admin.id, 'administrator');
    const topic = stage.telegram.world.topic(forum);
    expect(await text({ chat: forum, from: admin, text: SUBSCRIBE, topic })).toContain(NEXT);
    expect(await inStore(forum)).toEqual([]);
    const from = { platform: 'telegram', chat: String(forum.chat.id), thread: String(topic) };
    expect(await digests.desk.of(from)).toHaveLength(1);
  });
});

test('a private chat is managed by its reader', async () => {
  const { chat } = stage.reader();
  expect(await text({ chat, text: SUBSCRIBE })).toContain(NEXT);
  expect(stage.telegram.requests('getChatMember')).toEqual([]);
});

describe('in a channel', () => {
  test('whoever posts there sets a digest up, and nothing else is answered', async () => {
    const channel = stage.telegram.world.channel();
    for (const ignored of ['who phoned Mazloum Abdi?', '/sources', '/digst', '/digest@other_bot']) {
      stage.telegram.say({ chat: channel, text: ignored });
    }
    expect(await text({ chat: channel, text: SUBSCRIBE })).toContain(NEXT);
    expect(stage.telegram.messages(channel)).toHaveLength(1);
    expect(await inStore(channel)).toHaveLength(1);
  });

  test('readers press in vain what changes a digest', async () => {
    const channel = stage.telegram.world.channel();
    channel.members.set(member.id, 'member');
    channel.members.set(admin.id, 'administrator');
    const posted = await stage.ask({ chat: channel, text: SUBSCRIBE });
    expect(await stage.press(posted, 'Pause', member)).toMatchObject({ text: REFUSED });
    stage.telegram.press(posted, 'Pause', admin);
    expect(seen(await stage.telegram.message(channel, 2)).text).toContain('The digest is paused.');
  });
});

describe('a question that the sources cannot answer', () => {
  const QUESTION = 'Who guards the airport of Basra?';

  test('is kept for whoever presses', async () => {
    const posted = await stage.ask({ chat: group, from: admin, text: `/ask ${QUESTION}` });
    const note = await stage.press(posted, 'Tell me when they do', member);
    expect(note.text).toContain('in a direct message, or else here.');
    expect(note).toMatchObject({ alert: true });
    const [watch] = await digests.store.watches.page(undefined, 10);
    expect(watch).toMatchObject({ question: QUESTION, user: String(member.id), open: true });
  });

  test('of a private chat is answered there', async () => {
    const { user, chat } = stage.reader();
    const note = await stage.press(await stage.ask({ chat, text: QUESTION }), 'Tell me when they do', user);
    expect(note.text).toContain('You hear of it here, once');
  });
});
