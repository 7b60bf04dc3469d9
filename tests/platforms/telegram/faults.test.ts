import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api as GrammyApi } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Api } from '../../../src/platforms/telegram/api.ts';
import { plainText } from '../../../src/platforms/telegram/entities.ts';
import { RichSupport } from '../../../src/platforms/telegram/rich-support.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { badRequest, forbidden, refusals } from '../../stand-ins/telegram/refusals.ts';
import type { Room } from '../../stand-ins/telegram/rooms.ts';
import { type Bot, Stage, seen } from './bot.ts';

let stage: Stage;
let bot: Bot;
let chat: Room;

beforeEach(async () => {
  stage = await Stage.open();
  bot = await stage.start();
  chat = stage.reader().chat;
});

afterEach(() => stage.close());

/** The next answer after what went wrong: it did not stop anything. */
async function goesOn(): Promise<void> {
  const other = stage.reader();
  expect(seen(await stage.ask({ chat: other.chat, text: '/sources' })).text).toContain('Iraq on alert');
  expect(bot.ended).toEqual([]);
}

const SECRET = 'Who phoned Abdi, between ourselves?';
const logged = () => bot.logged.join('\n');

/** Asks, and waits until the call was dealt with. */
async function asked(text = SECRET, to = chat): Promise<void> {
  const before = stage.telegram.requests('sendMessage').length;
  stage.telegram.say({ chat: to, text });
  await stage.telegram.request('sendMessage', before + 1);
}

describe('a send whose outcome is unknown is not repeated', () => {
  test.each([
    ['a closed connection', { kind: 'drop', after: true } as const],
    ['a reset connection', { kind: 'drop', reset: true, after: true } as const],
    ['a 500', { kind: 'status', status: 500, after: true } as const],
    ['a 502 of a proxy', { kind: 'status', status: 502, body: '<html></html>', after: true } as const],
  ])('%s', async (_, fault) => {
    stage.telegram.fail('sendMessage', fault);
    await asked();
    await goesOn();
    await bot.stop();
    expect(stage.telegram.messages(chat)).toHaveLength(1);
    expect(stage.telegram.requests('sendMessage')).toHaveLength(2);
    expect(logged()).toContain('it is unknown whether it arrived, so it is not sent again');
    expect(logged()).not.toContain('between ourselves');
  });

  test('nor is one that hangs', async () => {
    await bot.stop();
    bot = await stage.start({ config: { apiRoot: stage.telegram.root, callSeconds: 0.05 } });
    stage.telegram.fail('sendMessage', { kind: 'hang', after: true });
    await asked();
    await bot.stop();
    expect(stage.telegram.messages(chat)).toHaveLength(1);
    expect(logged()).toContain('it is unknown whether it arrived');
    // On a busy machine, no other call would be sure to take less than a twentieth of a second.
    bot = await stage.start();
    await goesOn();
    expect(stage.telegram.messages(chat)).toHaveLength(1);
  });

  test('but what may be done twice is', async () => {
    const { user, chat: own } = stage.reader();
    const answer = await stage.ask({ chat: own, text: 'Who phoned Abdi?' });
    stage.telegram.fail('editMessageText', { kind: 'drop', after: true });
    stage.telegram.fail('answerCallbackQuery', { kind: 'drop' });
    expect(seen(await stage.turn(answer, 'Sources', user)).text).toContain('Iraq on alert');
    await goesOn();
  });
});

describe('what Telegram refuses is logged with what to do, and without a word of the reader', () => {
  test.each([
    ['blocked', refusals.blocked(), 'the bot is blocked or removed there'],
    ['kicked', forbidden('bot was kicked from the supergroup chat'), 'the bot is blocked or removed there'],
    ['no such chat', refusals.chatNotFound(), 'the chat, topic or message is gone'],
    ['a closed topic', badRequest('TOPIC_CLOSED'), 'the topic is closed: reopen it'],
    ['no right', badRequest('not enough rights to send text messages to the chat'), 'give the bot the right'],
    ['something new', badRequest('PLANET_INVALID'), 'please report it'],
  ])('%s', async (_, fault, advice) => {
    stage.telegram.fail('sendMessage', fault, 2);
    await asked();
    await asked();
    await goesOn();
    expect(bot.logged.filter((line) => line.includes(advice))).toHaveLength(1);
    expect(logged()).not.toContain('between ourselves');
    expect(stage.telegram.messages(chat)).toEqual([]);
  });

  test('a limit is kept as long as Telegram says', async () => {
    stage.telegram.fail('sendMessage', { kind: 'limited', retryAfter: 0 }, 2);
    expect(seen(await stage.ask({ chat, text: SECRET })).text).toContain('Sudani phoned');
    expect(stage.telegram.requests('sendMessage')).toHaveLength(3);
  });

  test('a limit that lasts is given up', async () => {
    stage.telegram.fail('sendMessage', { kind: 'limited', retryAfter: 600 });
    await asked();
    await goesOn();
    expect(logged()).toContain('Telegram wants fewer messages');
  });

  test('a picture that is not taken is told in words', async () => {
    stage.telegram.fail('sendPhoto', badRequest('not enough rights to send photos to the chat'));
    expect(seen(await stage.ask({ chat, text: '/picture' })).text).toBe('A map of <the> border');
    expect(seen(await stage.telegram.message(chat, 2)).text).toBe('Below it.');
  });

  test('a press that comes too late is answered all the same', async () => {
    const { user, chat: own } = stage.reader();
    const answer = await stage.ask({ chat: own, text: 'Who phoned Abdi?' });
    stage.telegram.fail('answerCallbackQuery', refusals.queryTooOld());
    expect(seen(await stage.turn(answer, 'Sources', user)).text).toContain('Iraq on alert');
    expect(logged()).toContain('the answer came too late');
  });

  test('a message that is already so is no mistake', async () => {
    const { user, chat: own } = stage.reader();
    const answer = await stage.ask({ chat: own, text: 'Who phoned Abdi?' });
    stage.telegram.fail('editMessageText', refusals.notModified());
    await stage.press(answer, 'Sources', user);
    await goesOn();
    expect(bot.logged.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});

test('what never left this machine is sent again', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"ok":true,"result":{}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const pauses: number[] = [];
  const timer: Timer = (task, milliseconds) => {
    pauses.push(milliseconds);
    server.listen(port, '127.0.0.1', task);
    return () => {};
  };
  const grammy = new GrammyApi('1:a', { apiRoot: `http://127.0.0.1:${port}` });
  const api = new Api(grammy, timer, () => {}, new RichSupport(false, () => {}));
  await api.text({ chat: 1 }, { ...plainText('An answer'), rows: [] });
  expect(pauses).toEqual([1_000]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
