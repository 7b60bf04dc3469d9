import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunnerHandle, run } from '@grammyjs/runner';
import { type ApiClientOptions, Bot, GrammyError, HttpError, InputFile, webhookCallback } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { strayings } from './opened.ts';
import type { Room } from './rooms.ts';
import { startTelegram } from './server.ts';
import type { TelegramStandIn } from './stand-in.ts';

// The stand-in as a real grammY bot sees it; its own rules are tested beside it.

let telegram: TelegramStandIn;
let chat: Room;
let runners: RunnerHandle[];

beforeEach(async () => {
  runners = [];
  telegram = await startTelegram();
  chat = telegram.world.privateChat(telegram.world.person());
});

afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await telegram.close();
  expect(strayings(telegram)).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

const keyboard = { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] };

/** A bot that repeats what it is told. */
function echo(client: ApiClientOptions = {}): Bot {
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root, ...client } });
  bot.on('message:text', (context) =>
    context.reply(`You said ${context.msg.text}`, {
      entities: [{ type: 'bold', offset: 0, length: context.msg.text === 'mistake' ? 99 : 3 }],
      reply_markup: keyboard,
    }),
  );
  bot.on('callback_query:data', async (context) => {
    await context.editMessageText(`Pressed ${context.callbackQuery.data}`);
    await context.answerCallbackQuery('Done');
  });
  bot.on('inline_query', (context) =>
    context.answerInlineQuery([
      {
        type: 'article',
        id: '1',
        title: context.inlineQuery.query,
        input_message_content: { message_text: context.inlineQuery.query },
        reply_markup: keyboard,
      },
    ]),
  );
  return bot;
}

/** Lets it poll. */
function poll(bot: Bot): RunnerHandle {
  const runner = run(bot, { runner: { silent: true, retryInterval: 1 } });
  runners.push(runner);
  return runner;
}

describe('polling', () => {
  test('messages, buttons and inline queries', async () => {
    const bot = echo();
    bot.catch(() => undefined);
    poll(bot);
    telegram.say({ chat, text: 'mistake' });
    // The bot's entity is longer than its text.
    await telegram.waitFor((happening) => happening.kind === 'answer' && happening.status === 400);
    telegram.say({ chat, text: 'hello' });
    const posted = await telegram.message(chat);
    expect(posted.message).toMatchObject({
      text: 'You said hello',
      entities: [{ type: 'bold', offset: 0, length: 3 }],
    });
    const reader = telegram.world.person();
    const press = telegram.press(posted, 'More', reader);
    expect(await telegram.callbackAnswer(press)).toMatchObject({ text: 'Done', alert: false });
    expect(telegram.messages(chat)).toMatchObject([
      { message: { text: 'Pressed more' }, edits: [posted.message] },
    ]);
    const typed = telegram.inlineQuery({ from: reader, query: 'who?' });
    expect((await telegram.inlineAnswer(typed)).results).toMatchObject([{ title: 'who?' }]);
    const chosen = telegram.choose({ from: reader, query: typed.query, result: '1' });
    await telegram.callbackAnswer(telegram.press(chosen.posted, 'More', reader));
    expect(telegram.posted.at(-1)?.message.text).toBe('Pressed more');
  });

  test('unknown and malformed updates do not keep the next one back', async () => {
    const bot = echo();
    bot.catch(() => undefined);
    poll(bot);
    for (const update of [telegram.events.unknown(), ...telegram.events.malformed()])
      telegram.deliver(update);
    telegram.say({ chat, text: 'hello' });
    await telegram.message(chat);
    telegram.forget();
  });

  test('the earlier of two pollers gets 409 and gives up', async () => {
    const first = poll(echo());
    await telegram.polled();
    poll(echo());
    await expect(first.task()).rejects.toMatchObject({ error_code: 409 });
    await telegram.polled(2);
    telegram.say({ chat, text: 'hello' });
    await telegram.message(chat);
  });

  test('a wrong token is told at once', async () => {
    const bot = new Bot('1:wrong', { client: { apiRoot: telegram.root } });
    await expect(bot.init()).rejects.toThrow(GrammyError);
    const runner = poll(bot);
    await expect(runner.task()).rejects.toMatchObject({ error_code: 401, description: 'Unauthorized' });
  });

  test('updates lost on their way come again', async () => {
    telegram.say({ chat, text: 'hello' });
    telegram.fail('getUpdates', { kind: 'drop', after: true });
    poll(echo());
    expect((await telegram.message(chat)).message.text).toBe('You said hello');
  });

  test('close ends polls that wait', async () => {
    const bot = echo();
    const waiting = bot.api.getUpdates({ timeout: 50 });
    await telegram.polled();
    await Promise.all([expect(waiting).rejects.toThrow(HttpError), telegram.close()]);
  });
});

describe('a webhook', () => {
  test('gets updates with the secret, and may answer with a call', async () => {
    const bot = echo({ canUseWebhookReply: (method) => method === 'sendMessage' });
    const callback = webhookCallback(bot, 'http', { secretToken: 'se-cret' });
    const server = createServer((request, response) => void callback(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await bot.api.setWebhook(url, { secret_token: 'other' });
    const said = telegram.say({ chat, text: 'hello' });
    await telegram.waitFor(({ kind }) => kind === 'webhook');
    expect(telegram.webhookTries[0]?.status).toBe(401);
    await bot.api.setWebhook(url, { secret_token: 'se-cret' });
    expect(await said.done).toMatchObject({ kind: 'taken' });
    expect((await telegram.message(chat)).message.text).toBe('You said hello');
    expect(telegram.requests('sendMessage')).toMatchObject([{ how: 'webhook' }]);
    await expect(bot.api.getUpdates()).rejects.toMatchObject({ error_code: 409 });
    await bot.api.deleteWebhook();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

test('pictures', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
  const { api } = echo();
  const picture = () => new InputFile(Buffer.from(png, 'base64'), 'map.png');
  const single = await api.sendPhoto(chat.chat.id, picture(), { caption: 'A map', reply_markup: keyboard });
  expect(single).toMatchObject({ caption: 'A map', reply_markup: keyboard, photo: [{ width: 1 }] });
  const media = [picture(), picture()].map((file) => ({ type: 'photo' as const, media: file }));
  expect(await api.sendMediaGroup(chat.chat.id, media)).toHaveLength(2);
  expect(telegram.posted.map(({ files }) => files.map(({ name }) => name))).toEqual([
    ['map.png'],
    ['map.png', 'map.png'],
    ['map.png', 'map.png'],
  ]);
});

test('a call that does not fit the Bot API is refused and noted', async () => {
  const sending = echo().api.sendMessage(chat.chat.id, 'hello', { parse_mod: 'HTML' } as never);
  await expect(sending).rejects.toThrow('sendMessage against the Bot API: parse_mod: no such field');
  expect(telegram.problems).toEqual([{ method: 'sendMessage', errors: ['parse_mod: no such field'] }]);
  telegram.forget();
});
