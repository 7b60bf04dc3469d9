import type { Message, User } from 'grammy/types';
import { beforeEach, describe, expect, test } from 'vitest';
import { LARGEST_FILE } from '../../../src/command/material.ts';
import { smallStage, withoutSpeaker } from '../../desk/channel/small-stage.ts';
import { allCommands, DRAFT, deskStage, POST, pageAddress } from '../../desk/channel/stage.ts';
import type { Posted } from '../../stand-ins/telegram/rooms.ts';
import { Stage, seen } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  // A server that hides nothing: editors read on in their group what others would see there.
  stage = await Stage.open({ version: '10.1' });
  return () => stage.close();
});

/** A group of editors with two of them and a reader in it, and a bot that has all messages. */
async function editorsGroup(reviewers = 1) {
  const { world } = stage.telegram;
  const [anna, omar, reader] = ['Anna', 'Omar', 'Rana'].map((first_name) => world.person({ first_name })) as [
    User,
    User,
    User,
  ];
  const chat = world.supergroup({ bot: 'administrator' });
  const deskChats = [{ platform: 'telegram', chat: String(chat.chat.id) }];
  const editors = [anna, omar].map(({ id }) => ({ platform: 'telegram', user: String(id) }));
  const links = { link: async () => ({ url: 'https://bot.example.org/desk/open/secret', minutes: 60 }) };
  const bench = await deskStage({ chats: deskChats, editors, reviewers, links });
  const start = () => stage.start({ commands: allCommands, desk: bench.desk, deskChats });
  const bot = await start();
  return { ...bench, chat, anna, omar, reader, start, bot };
}

const ANSWERED = [
  'en: The officer says that one guard post after another was closed.',
  'ar: يقول الضابط إن نقاط الحراسة أُغلقت.',
].join('\n');

/** The next message that the bot sends after something is done. */
async function answerTo(chat: Parameters<Stage['ask']>[0]['chat'], act: () => unknown): Promise<Posted> {
  const count = stage.telegram.happenings.filter(
    (one) => one.kind === 'message' && one.posted.message.chat.id === chat.chat.id,
  ).length;
  act();
  return stage.telegram.message(chat, count + 1);
}

/** The next edit after something is done. */
async function edited(act: () => unknown): Promise<Posted> {
  const count = stage.telegram.happenings.filter(({ kind }) => kind === 'edit').length;
  act();
  const found = await stage.telegram.waitFor(({ kind }) => kind === 'edit', count + 1);
  if (found.kind !== 'edit') throw new Error('an edit was waited for');
  return found.posted;
}

function linkIn(text: string): Partial<Message> {
  return {
    entities: [{ type: 'url', offset: text.indexOf('http'), length: text.length - text.indexOf('http') }],
  };
}

test('a link to the desk on the web is hidden in the group', async () => {
  await stage.close();
  stage = await Stage.open();
  const { chat, anna, bot } = await editorsGroup();
  await bot.registered;
  stage.telegram.say({ chat, from: anna, text: '/desk web' });
  expect(JSON.stringify(await stage.telegram.hiddenMessage(anna))).toContain('/desk/open/secret');
  expect(stage.telegram.messages(chat)).toEqual([]);
});

test('a link to the desk on the web comes in private, also where it was asked for in the group', async () => {
  const { chat, anna, reader } = await editorsGroup();
  const here = await stage.ask({ chat, from: anna, text: '/desk web' });
  expect(JSON.stringify(here)).not.toContain('secret');
  expect(seen(here).text).toContain('Only you may see this reply.');
  const payload = /\?start=([\w-]+)/.exec(JSON.stringify(here))?.[1] ?? '';
  const alone = stage.telegram.world.privateChat(anna);
  const there = await stage.ask({ chat: alone, text: `/start ${payload}` });
  expect(JSON.stringify(there)).toContain('https://bot.example.org/desk/open/secret');
  const other = await stage.ask({
    chat: stage.telegram.world.privateChat(reader),
    text: `/start ${payload}`,
  });
  expect(seen(other).text).toContain('Only editors can do this');
});

describe('what an editor sends in their group becomes a draft', () => {
  test('a link, without any mention', async () => {
    const { chat, anna, desk, draft } = await editorsGroup();
    const text = `New: ${await pageAddress()}`;
    const reply = await stage.ask({ chat, from: anna, text, more: linkIn(text) });
    expect(seen(reply).text).toMatch(/^Draft [\w-]+: 2 facts found, 2 need you\.$/);
    expect(seen(reply).buttons).toEqual(['Review']);
    const [made] = await desk.drafts();
    expect((await draft(made?.id)).origin).toMatchObject({
      platform: 'telegram',
      chat: String(chat.chat.id),
    });
  });

  test('a document', async () => {
    const { chat, anna } = await editorsGroup();
    const more = stage.telegram.document('report.txt', POST);
    const reply = await stage.ask({
      chat,
      from: anna,
      text: '',
      more: { ...more, text: undefined } as never,
    });
    expect(seen(reply).text).toContain('2 facts found');
  });

  test('a document that is too large is not loaded', async () => {
    const { chat, anna } = await editorsGroup();
    const more = stage.telegram.document('report.txt', POST, LARGEST_FILE + 1);
    const reply = await stage.ask({
      chat,
      from: anna,
      text: '',
      more: { ...more, text: undefined } as never,
    });
    expect(seen(reply).text).toContain('more than 5 MB');
    expect(stage.telegram.requests('getFile')).toHaveLength(0);
  });

  test('a forwarded post, with where it is from', async () => {
    const { chat, anna, desk, draft } = await editorsGroup();
    const channel = stage.telegram.world.channel({ title: 'Road news', username: 'roadnews' });
    const origin = { type: 'channel', chat: channel.chat, message_id: 55, date: 1_700_000_000 };
    const reply = await stage.ask({
      chat,
      from: anna,
      text: POST,
      more: { forward_origin: origin } as never,
    });
    expect(seen(reply).text).toContain('2 facts found');
    const [made] = await desk.drafts();
    expect((await draft(made?.id)).origin).toMatchObject({
      forwardedFrom: 'Road news (https://t.me/roadnews/55)',
      date: '2023-11-14T22:13:20.000Z',
    });
  });

  test('somebody else is told, if they address the bot; their questions are answered', async () => {
    const { chat, reader, desk } = await editorsGroup();
    const { username } = stage.telegram.me;
    const text = `@${username} https://example.org/post`;
    const mention = { type: 'mention', offset: 0, length: username.length + 1 } as const;
    const more = { entities: [mention, ...(linkIn(text).entities ?? [])] };
    expect(seen(await stage.ask({ chat, from: reader, text, more })).text).toContain(
      'Only editors can do this',
    );
    // Without a mention, it is none of the bot's business.
    stage.telegram.say({
      chat,
      from: reader,
      text: 'https://example.org/post',
      more: linkIn('https://example.org/post'),
    });
    const asked = await stage.ask({ chat, from: reader, text: `@${username} who ordered the red line?` });
    expect(seen(asked).text).toContain('red line');
    expect(await desk.drafts()).toEqual([]);
  });
});

describe('cards', () => {
  test('two clicks a fact: the button asks, and the reply words, approves and shows the next card', async () => {
    const { chat, anna, put, draft } = await editorsGroup();
    await put(DRAFT);
    const card = await stage.ask({ chat, from: anna, text: '/desk review' });
    expect(seen(card).text).toContain('1 of 3');
    const prompt = await answerTo(chat, () => stage.telegram.press(card, 'Approve', anna));
    expect(prompt.message).toMatchObject({ reply_to_message: { message_id: card.message.message_id } });
    expect(seen(prompt).text).toMatch(/^Anna · Word fact 1/);
    const [sent] = stage.telegram.requests('sendMessage').slice(-1);
    expect(sent?.payload['reply_markup']).toMatchObject({ force_reply: true, selective: true });
    const next = await edited(() =>
      stage.telegram.say({ chat, from: anna, text: ANSWERED, replyTo: prompt.message }),
    );
    expect(next.message.message_id).toBe(card.message.message_id);
    expect(seen(next).text).toContain('2 of 3');
    expect((await draft()).facts[0]).toMatchObject({
      decision: 'accepted',
      text: { en: 'The officer says that one guard post after another was closed.' },
    });
  });

  test('the reply is understood by another process that has never seen the card', async () => {
    const { chat, anna, put, draft, bot, start } = await editorsGroup();
    await put(DRAFT);
    const card = await stage.ask({ chat, from: anna, text: '/desk review' });
    const prompt = await answerTo(chat, () => stage.telegram.press(card, 'Approve', anna));
    await bot.stop();
    await start();
    await edited(() => stage.telegram.say({ chat, from: anna, text: ANSWERED, replyTo: prompt.message }));
    expect((await draft()).facts[0]?.decision).toBe('accepted');
  });

  test('a reader who presses, or who answers what an editor was asked, gets a note; nothing changes', async () => {
    const { chat, anna, reader, put, draft } = await editorsGroup();
    await put(DRAFT);
    const card = await stage.ask({ chat, from: anna, text: '/desk review' });
    for (const button of ['Reject', 'Approve', 'Edit', 'More …']) {
      expect((await stage.press(card, button, reader))?.text).toContain('Only editors can do this');
    }
    const prompt = await answerTo(chat, () => stage.telegram.press(card, 'Approve', anna));
    const told = await answerTo(chat, () =>
      stage.telegram.say({ chat, from: reader, text: ANSWERED, replyTo: prompt.message }),
    );
    expect(seen(told).text).toContain('Only editors can do this');
    expect(await draft()).toEqual(DRAFT);
  });

  test('two editors on one card: the second sees what the first did', async () => {
    const { chat, anna, omar, put, draft } = await editorsGroup();
    await put(DRAFT);
    const card = await stage.ask({ chat, from: anna, text: '/desk review' });
    const prompt = await answerTo(chat, () => stage.telegram.press(card, 'Approve', omar));
    await edited(() => stage.telegram.press(card, 'Reject', anna));
    const late = await edited(() =>
      stage.telegram.say({ chat, from: omar, text: 'en: Mine.', replyTo: prompt.message }),
    );
    expect(seen(late).text).toContain('Anna has just rejected this fact.');
    expect(seen(late).text).toContain('Mine.');
    expect((await draft()).facts[0]).toMatchObject({ decision: 'rejected', text: {} });
  });

  test('an administrator who writes as the group is told why that does not work', async () => {
    const { chat } = await editorsGroup();
    const from = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    const reply = await stage.ask({
      chat,
      from,
      text: '/desk review',
      more: { sender_chat: chat.chat } as never,
    });
    expect(seen(reply).text).toContain('You write as the chat itself');
  });

  test('a message of somebody else that looks like a question of the bot is none', async () => {
    const { chat, anna, omar, put, draft } = await editorsGroup();
    await put(DRAFT);
    const card = await stage.ask({ chat, from: anna, text: '/desk review' });
    const prompt = await answerTo(chat, () => stage.telegram.press(card, 'Approve', anna));
    const forged = { ...prompt.message, message_id: 9_000, from: omar };
    stage.telegram.say({ chat, from: anna, text: ANSWERED, replyTo: forged as Message });
    await stage.ask({ chat, from: anna, text: '/desk review' });
    expect(await draft()).toEqual(DRAFT);
  });
});

test('the commands of editors are listed in their group alone', async () => {
  const { chat, bot } = await editorsGroup();
  await bot.registered;
  const lists = stage.telegram.requests('setMyCommands').map(({ payload }) => payload);
  const withDesk = lists.filter(({ commands }) => JSON.stringify(commands).includes('"desk"'));
  expect(withDesk.map(({ scope }) => scope)).toEqual([
    { type: 'chat', chat_id: chat.chat.id },
    { type: 'chat', chat_id: chat.chat.id },
  ]);
});

test('from a forwarded post to a published fact whose speaker was not found, and a question that it answers', async () => {
  const { world } = stage.telegram;
  const anna = world.person({ first_name: 'Anna' });
  const chat = world.supergroup({ bot: 'administrator' });
  const deskChats = [{ platform: 'telegram', chat: String(chat.chat.id) }];
  const editors = [{ platform: 'telegram', user: String(anna.id) }];
  const bench = await smallStage({ chats: deskChats, editors, draftArticle: withoutSpeaker });
  const { desk, knowledge, engine, reload } = bench;
  await stage.start({ commands: allCommands, desk, deskChats, knowledge, engine });
  const answers = (prompt: Posted, lines: readonly string[]) =>
    edited(() => stage.telegram.say({ chat, from: anna, text: lines.join('\n'), replyTo: prompt.message }));
  const pressed = (card: Posted, button: string) => edited(() => stage.telegram.press(card, button, anna));
  const asked = (card: Posted, button: string) =>
    answerTo(chat, () => stage.telegram.press(card, button, anna));
  const origin = { type: 'hidden_user', sender_user_name: 'Road news', date: 1_768_900_000 };
  const more = { forward_origin: origin } as never;
  const added = await stage.ask({ chat, from: anna, text: POST, more });
  const source = await pressed(added, 'Review');
  expect(seen(source).text).toContain('The source has no publisher; add it.');
  const mended = await answers(await asked(source, 'Edit source'), ['publisher: Road news']);
  expect(seen(mended).text).not.toContain('add it');

  // One press, and one message with everything that is missing.
  const card = await pressed(mended, 'Facts ▶');
  expect(seen(card).text).toContain('Speaker: not found');
  expect(seen(card).buttons).toEqual(['Approve', 'Reject', 'Edit', 'More …']);
  const prompt = await asked(card, 'Approve');
  expect(seen(prompt).text).toContain('speaker:');
  const done = await answers(prompt, [
    'en: Two posts have had no guards since Monday, says an officer.',
    'ar: موقعان بلا حراس منذ الاثنين، بحسب ضابط.',
    'speaker: en: an officer; ar: ضابط',
  ]);
  expect(seen(done).text).toContain('Every fact of this draft is decided.');
  const published = await pressed(await pressed(done, 'Publish …'), 'Publish now');
  expect(seen(published).text).toContain('Published.');
  await reload();
  const answer = await stage.ask({
    chat: world.privateChat(world.person()),
    text: 'Since when have posts had no guards?',
  });
  expect(seen(answer).text).toContain('Two posts have had no guards since Monday');
});
