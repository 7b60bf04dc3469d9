import { afterEach, describe, expect, test } from 'vitest';
import type { Outgoing, Recipient } from '../../../src/sending/poster.ts';
import type { Fault } from '../../stand-ins/telegram/faults.ts';
import type { SentRequest } from '../../stand-ins/telegram/journal.ts';
import { badRequest } from '../../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../../stand-ins/telegram/rooms.ts';
import type { StandInOptions } from '../../stand-ins/telegram/server.ts';
import { firstOf, statements } from '../statements.ts';
import { type Bot, firstLine, Stage, seen } from './bot.ts';

let stage: Stage;
let bot: Bot;

async function open(options?: StandInOptions): Promise<void> {
  stage = await Stage.open(options);
  bot = await stage.start({ config: { apiRoot: stage.telegram.root, rich: true } });
}

afterEach(() => stage.close());

const begun = async () => true;

function placeOf({ chat }: Room): Recipient {
  return { platform: 'telegram', chat: String(chat.id) };
}

function isRich({ message }: Posted): boolean {
  return message.rich_message !== undefined;
}

/** The look at whether the server hides messages is none: it changes a message that does not exist. */
const isRichCall = ({ method, payload }: SentRequest) =>
  method !== 'editEphemeralMessageText' &&
  (method === 'sendRichMessage' || payload['rich_message'] !== undefined);

function unknownServerNoted(): number {
  return bot.logged.filter((line) => line.includes('rich-messages-unknown')).length;
}

describe('a server that knows rich messages', () => {
  test('gets answers with footnotes, which a reply and a button go on from after a restart', async () => {
    await open();
    const { user, chat } = stage.reader();
    const answer = await stage.ask({ chat, text: 'Who phoned Mazloum Abdi?' });
    expect(isRich(answer)).toBe(true);
    expect(firstLine(answer)).toBe('› Who phoned Mazloum Abdi?');
    expect(seen(answer).text).toMatch(/\[1\].*Sources \(\d\).*The Amargi · par\. \d+ \[1\]/s);
    await bot.stop();
    bot = await stage.start({ config: { apiRoot: stage.telegram.root, rich: true } });
    const opened = await stage.turn(answer, 'Sources', user);
    expect(isRich(opened)).toBe(true);
    expect(firstLine(opened)).toBe('› Who phoned Mazloum Abdi?');
    const back = await stage.turn(opened, '◀ Back to the answer', user);
    expect(back.message.rich_message).toEqual(answer.message.rich_message);
    const further = await stage.ask({ chat, text: 'and when?', replyTo: answer.message });
    expect(firstLine(further)).toBe('› Who phoned Mazloum Abdi? › and when?');
  });

  test('makes no link, command or mention of what a reader wrote', async () => {
    await open();
    const { chat } = stage.reader();
    const answer = await stage.ask({ chat, text: 'is @someone at evil.example or /stop #tag?' });
    const sent = JSON.stringify(answer.message.rich_message);
    expect(sent).not.toMatch(/"type":"(?:mention|hashtag|url|text_mention)"/);
    expect(sent).not.toContain('"bot_command":"/stop"');
  });

  test('gets a digest in one message, which names all that it cites', async () => {
    await open();
    const { chat } = stage.reader();
    const messages = bot.poster.messages(statements(45, 200));
    expect(messages.map(({ facts }) => facts.length)).toEqual([45]);
    expect(await messages[0]?.send(placeOf(chat), 'key', begun)).toMatchObject({ outcome: 'sent' });
    const [posted] = stage.telegram.messages(chat);
    expect(posted && seen(posted).text).toContain('[45]');
  });

  test('has a message corrected, whatever it was sent as', async () => {
    await open();
    const { chat } = stage.reader();
    for (const rich of [true, false]) {
      const other = await stage.start({ config: { apiRoot: stage.telegram.root, rich } });
      const sent = await firstOf(other.poster).send(placeOf(chat), 'key', begun);
      const message = 'message' in sent ? sent.message : '';
      const edited = { in: placeOf(chat), message, place: 'open' } as const;
      expect(await bot.messageEditor.edit(edited, statements(2))).toEqual({ outcome: 'edited', parts: 1 });
      const [now] = stage.telegram.messages(chat).slice(-1);
      expect(now && isRich(now)).toBe(true);
    }
  });

  test('is given rich answers in inline mode, which can be replied to', async () => {
    await open();
    const from = stage.telegram.world.person();
    const query = stage.telegram.inlineQuery({ from, query: 'Who phoned Mazloum Abdi?' });
    const [first] = (await stage.telegram.inlineAnswer(query)).results;
    expect(first).toMatchObject({ input_message_content: { rich_message: { skip_entity_detection: true } } });
    const group = stage.telegram.world.supergroup();
    const chosen = stage.telegram.choose({ ...query, from, result: String(first?.['id']), chat: group });
    const asked = await stage.ask({
      chat: group,
      from,
      text: '/ask@sanad_bot and when?',
      replyTo: chosen.posted.message,
    });
    expect(firstLine(asked)).toBe('› Who phoned Mazloum Abdi? › and when?');
  });
});

describe('a server that does not know rich messages', () => {
  test('is asked once; then everything is sent without them, and nothing twice', async () => {
    await open({ rich: false });
    const { user, chat } = stage.reader();
    const answer = await stage.ask({ chat, text: 'Who phoned Mazloum Abdi?' });
    const opened = await stage.turn(answer, 'Sources', user);
    await stage.ask({ chat, text: '/latest' });
    const from = stage.telegram.world.person();
    const inline = stage.telegram.inlineQuery({ from, query: 'Who phoned Mazloum Abdi?' });
    expect((await stage.telegram.inlineAnswer(inline)).results.length).toBeGreaterThan(0);
    expect([answer, opened].map(isRich)).toEqual([false, false]);
    expect(stage.telegram.messages(chat)).toHaveLength(2);
    expect(stage.telegram.requests().filter(isRichCall)).toHaveLength(1);
    expect(unknownServerNoted()).toBe(1);
  });

  test.each<[string, (chat: Room) => Promise<void>]>([
    [
      'an edit',
      async (chat) => {
        const plain = await stage.start();
        const sent = await firstOf(plain.poster).send(placeOf(chat), 'key', begun);
        const message = 'message' in sent ? sent.message : '';
        const edited = await bot.messageEditor.edit(
          { in: placeOf(chat), message, place: 'open' },
          statements(2),
        );
        expect(edited).toEqual({ outcome: 'edited', parts: 1 });
      },
    ],
    [
      'an inline query',
      async () => {
        const from = stage.telegram.world.person();
        const query = stage.telegram.inlineQuery({ from, query: 'Who phoned Mazloum Abdi?' });
        const { results } = await stage.telegram.inlineAnswer(query);
        expect(results[0]).toMatchObject({ input_message_content: { message_text: expect.any(String) } });
      },
    ],
    [
      'a short post',
      async (chat) => {
        expect(await firstOf(bot.poster).send(placeOf(chat), 'key', begun)).toMatchObject({
          outcome: 'sent',
        });
        expect(stage.telegram.messages(chat)).toHaveLength(1);
      },
    ],
  ])('is noticed by %s too', async (_, act) => {
    await open({ rich: false });
    await act(stage.reader().chat);
    expect(unknownServerNoted()).toBe(1);
    expect(stage.telegram.requests().filter(isRichCall).length).toBeLessThanOrEqual(1);
  });

  test('gets the parts of a long post one by one, from the next attempt on', async () => {
    await open({ rich: false });
    const { chat } = stage.reader();
    const post = statements(45, 200);
    const [whole] = bot.poster.messages(post);
    expect(bot.poster.form).toBe('rich');
    expect(await whole?.send(placeOf(chat), 'key', begun)).toEqual({ outcome: 'not-sent' });
    expect(stage.telegram.messages(chat)).toEqual([]);
    expect(bot.poster.form).toBe('plain');
    const parts: readonly Outgoing[] = bot.poster.messages(post);
    expect(parts).toHaveLength(3);
    for (const part of parts) {
      expect(await part.send(placeOf(chat), 'key', begun)).toMatchObject({ outcome: 'sent' });
    }
    expect(stage.telegram.messages(chat)).toHaveLength(3);
  });
});

describe('a rich message', () => {
  const refusal = badRequest('CHAT_SEND_RICH_FORBIDDEN');

  test('that a chat refuses is sent without formats, all of it and with its buttons, and the next is tried again', async () => {
    await open();
    const { chat } = stage.reader();
    stage.telegram.fail('sendRichMessage', refusal);
    const answer = await stage.ask({ chat, text: 'Who phoned Mazloum Abdi?' });
    expect(isRich(answer)).toBe(false);
    expect(seen(answer).buttons).toContain('Sources');
    stage.telegram.fail('sendRichMessage', refusal);
    expect(
      await bot.poster.messages(statements(45, 200))[0]?.send(placeOf(chat), 'key', begun),
    ).toMatchObject({ outcome: 'sent' });
    const posted = stage.telegram
      .messages(chat)
      .slice(1)
      .map((one) => seen(one).text);
    expect(posted).toHaveLength(3);
    expect(posted.join('\n')).toContain('[45]');
    expect(isRich(await stage.ask({ chat, text: 'Who phoned Mazloum Abdi?' }))).toBe(true);
    expect(unknownServerNoted()).toBe(0);
  });

  test.each<[string, Fault, outcome: string]>([
    ['is not known to have arrived', { kind: 'drop', after: true }, 'unknown'],
    ['meets a server in trouble', { kind: 'status', status: 502 }, 'unknown'],
    ['is one too many', { kind: 'limited', retryAfter: 7 }, 'not-sent'],
    ['goes to a chat that is gone', badRequest('chat not found'), 'refused'],
  ])('that %s is not sent again in another form', async (_, fault, outcome) => {
    await open();
    const { chat } = stage.reader();
    stage.telegram.fail('sendRichMessage', fault);
    expect(await firstOf(bot.poster).send(placeOf(chat), 'key', begun)).toMatchObject({ outcome });
    expect(stage.telegram.requests('sendMessage')).toEqual([]);
    expect(stage.telegram.requests('sendRichMessage')).toHaveLength(1);
  });

  test('of which only a part has gone out without formats is not repeated', async () => {
    await open();
    const { chat } = stage.reader();
    stage.telegram.fail('sendRichMessage', refusal);
    const isSecond = ({ method, payload }: SentRequest) =>
      method === 'sendMessage' && payload['disable_notification'] === true;
    stage.telegram.fail(isSecond, { kind: 'limited', retryAfter: 7 });
    const [post] = bot.poster.messages(statements(45, 200));
    expect(await post?.send(placeOf(chat), 'key', begun)).toEqual({ outcome: 'unknown' });
    expect(stage.telegram.messages(chat)).toHaveLength(1);
  });
});
