import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createWatchService } from '../../../src/digest/answer-watches.ts';
import { textsFor } from '../../../src/text/index.ts';
import { chatting } from '../../chatting.ts';
import { Stage as Digests } from '../../digest/stage.ts';
import { refusals } from '../../stand-ins/telegram/refusals.ts';
import type { Room } from '../../stand-ins/telegram/rooms.ts';
import { Stage, seen } from './bot.ts';

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
  const watches = createWatchService(parts, () => 'wait0001');
  const { dispatch } = chatting({ digests: digests.service, watches });
  await stage.start({ around: () => dispatch });
  group = stage.telegram.world.supergroup();
  admin = stage.telegram.world.person();
  member = stage.telegram.world.person();
  group.members.set(admin.id, 'administrator');
  group.members.set(member.id, 'member');
});

const SUBSCRIBE = '/digest subscribe 08:00 Asia/Baghdad';
const NEXT = 'Monday 23 November 2026, 08:00 (Asia/Baghdad)';
const REFUSED = 'Only an admin of this server, group or channel can do this.';

async function text(said: Parameters<Stage['ask']>[0]): Promise<string> {
  return seen(await stage.ask(said)).text;
}

function inStore(chat: Room) {
  return digests.service.of({ platform: 'telegram', chat: String(chat.chat.id) });
}

describe('a digest in a group', () => {
  test.each(['creator', 'administrator'] as const)(
    'is set up by its %s, for all to see',
    async (standing) => {
      group.members.set(admin.id, standing);
      const posted = seen(await stage.ask({ chat: group, from: admin, text: `${SUBSCRIBE} sun-thu` }));
      expect(posted.text).toContain(NEXT);
      expect(posted.text).toContain('Sunday to Thursday');
      expect(posted.buttons).toEqual(['Preview', 'Pause', 'Settings']);
      expect(await inStore(group)).toHaveLength(1);
    },
  );

  test('is set up by a tap on a time, and ended by /stop', async () => {
    const asked = await stage.ask({ chat: group, from: admin, text: '/subscribe' });
    expect(seen(asked).buttons).toEqual(['07:00', '08:00', '18:00']);
    expect(await stage.press(asked, '08:00', member)).toMatchObject({ text: REFUSED, alert: true });
    expect(await inStore(group)).toEqual([]);
    stage.telegram.press(asked, '08:00', admin);
    expect(seen(await stage.telegram.hiddenMessage(admin)).text).toContain(NEXT);
    expect(await inStore(group)).toMatchObject([{ schedule: { time: '08:00' } }]);
    expect(await text({ chat: group, from: member, text: '/stop' })).toBe(REFUSED);
    expect(await text({ chat: group, from: admin, text: '/stop' })).toContain('The digest is deleted.');
    expect(await inStore(group)).toEqual([]);
  });

  test('is changed by the lines that an admin sends after "Settings"', async () => {
    const set = await stage.ask({ chat: group, from: admin, text: SUBSCRIBE });
    expect(await stage.press(set, 'Settings', member)).toMatchObject({ text: REFUSED });
    stage.telegram.press(set, 'Settings', admin);
    const prompt = await stage.telegram.message(group, 2);
    expect(seen(prompt).text).toContain('quiet: weekly');
    const answer = 'days: fri\nquiet: useful';
    const replyTo = prompt.message;
    expect(await text({ chat: group, from: admin, text: answer, replyTo })).toContain(
      'The digest is changed.',
    );
    expect(await inStore(group)).toMatchObject([
      { schedule: { time: '08:00', days: [5] }, whenEmpty: 'useful' },
    ]);
  });

  test('in a zone that may be another one is set up by a tap on the zone', async () => {
    const asked = await stage.ask({ chat: group, from: admin, text: '/subscribe 08:00 IST' });
    expect(seen(asked).buttons).toEqual(['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']);
    stage.telegram.press(asked, 'Europe/Dublin', admin);
    expect(seen(await stage.telegram.hiddenMessage(admin)).text).toContain('08:00 (Europe/Dublin)');
  });

  test('is set up by an administrator who hides behind the group, without a look-up', async () => {
    const anonymous = { sender_chat: { id: group.chat.id, type: 'supergroup', title: 'Group' } } as const;
    const said = { chat: group, from: stage.telegram.world.person(), text: SUBSCRIBE, more: anonymous };
    expect(await text(said)).toContain(NEXT);
    expect(stage.telegram.requests('getChatAdministrators')).toEqual([]);
  });

  test('is nothing that others can change, but what they can look at', async () => {
    expect(await text({ chat: group, from: member, text: SUBSCRIBE })).toBe(REFUSED);
    await stage.ask({ chat: group, from: admin, text: SUBSCRIBE });
    const status = await stage.ask({ chat: group, from: member, text: '/digest' });
    expect(seen(status).text).toContain(NEXT);
    expect(await stage.press(status, 'Pause', member)).toMatchObject({ text: REFUSED, alert: true });
    expect(await inStore(group)).toMatchObject([{ state: 'active' }]);
    stage.telegram.press(status, 'Pause', admin);
    expect(seen(await stage.telegram.hiddenMessage(admin)).text).toContain('The digest is paused.');
  });

  test('is changed by nobody while Telegram does not tell who administers the group', async () => {
    stage.telegram.fail('getChatAdministrators', refusals.chatNotFound());
    expect(await text({ chat: group, from: admin, text: SUBSCRIBE })).toBe(
      'Could not check whether you are an admin here. Please try again.',
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
    expect(await digests.service.of(from)).toHaveLength(1);
  });
});

test('a private chat is managed by its reader', async () => {
  const { chat } = stage.reader();
  expect(await text({ chat, text: SUBSCRIBE })).toContain(NEXT);
  expect(stage.telegram.requests('getChatAdministrators')).toEqual([]);
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

  describe('no press of a reader’s puts anything there', () => {
    let channel: Room;
    let posted: Awaited<ReturnType<Stage['ask']>>;

    beforeEach(async () => {
      channel = stage.telegram.world.channel();
      channel.members.set(member.id, 'member');
      posted = await stage.ask({ chat: channel, text: SUBSCRIBE });
    });

    afterEach(() => {
      expect(stage.telegram.messages(channel)).toEqual([posted]);
      expect(posted.edits).toEqual([]);
    });

    const forged = (data: string) => stage.telegram.press(posted, data, member, { stale: true });
    const answer = (data: string) => stage.telegram.callbackAnswer(forged(data));

    test.each(['Preview', 'Pause'])('the button %s', async (button) => {
      expect(await stage.press(posted, button, member)).toMatchObject({ text: REFUSED, alert: true });
    });

    test.each(['c:ask|question=who phoned Mazloum Abdi?', 'c:sources', 'c:digest status', 'c:help'])(
      'the forged %s',
      async (data) => {
        expect(await answer(data)).toMatchObject({ text: REFUSED, alert: true });
      },
    );

    test.each(['p0', 'v0'])('the forged %s of its own', async (place) => {
      const own = `${place}.${member.id.toString(36)}:digest status`;
      expect(await answer(own)).toMatchObject({ text: textsFor('en').wrong.oldButton });
    });

    test('a question that is kept, or answered by then', async () => {
      const kept = await answer('c:notify|question=Who guards the airport of Basra?');
      expect(kept.text).toContain(textsFor('en').waiting.kept.alone);
      expect(await digests.store.watches.page(undefined, 10)).toMatchObject([{ open: false }]);
      const { url } = await answer('c:notify|question=who phoned Mazloum Abdi?');
      expect(url).toContain('https://t.me/');
    });
  });
});

test('a posted digest is not replaced by forged data', async () => {
  const posted = await stage.ask({ chat: group, from: admin, text: SUBSCRIBE });
  const own = `p0.${member.id.toString(36)}:sources`;
  const { query } = stage.telegram.press(posted, own, member, { stale: true });
  expect(await stage.telegram.callbackAnswer({ query })).toMatchObject({ alert: true });
  expect(posted.edits).toEqual([]);
});

test('a command that is passed on to the group is not obeyed', async () => {
  await stage.ask({ chat: group, from: admin, text: SUBSCRIBE });
  const origin = { type: 'hidden_user', sender_user_name: 'Somebody', date: 1 } as const;
  const passedOn = { chat: group, from: admin, more: { forward_origin: origin } };
  stage.telegram.say({ ...passedOn, text: '/digest unsubscribe' });
  expect(await text({ chat: group, from: admin, text: '/digest' })).toContain(NEXT);
  expect(await inStore(group)).toHaveLength(1);
});

describe('a question that the sources cannot answer', () => {
  const QUESTION = 'Who guards the airport of Basra?';

  test('is kept for whoever presses', async () => {
    const posted = await stage.ask({ chat: group, from: admin, text: `/ask ${QUESTION}` });
    const note = await stage.press(posted, 'Notify me when this is answered', member);
    expect(note.text).toContain(textsFor('en').waiting.kept.either);
    expect(note).toMatchObject({ alert: true });
    const [watch] = await digests.store.watches.page(undefined, 10);
    expect(watch).toMatchObject({ question: QUESTION, user: String(member.id), open: true });
  });

  test('of a private chat is answered there', async () => {
    const { user, chat } = stage.reader();
    const note = await stage.press(
      await stage.ask({ chat, text: QUESTION }),
      'Notify me when this is answered',
      user,
    );
    expect(note.text).toContain(textsFor('en').waiting.kept.here);
  });
});
