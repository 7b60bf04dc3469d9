import { createServer } from 'node:net';
import telegramTestApi from 'telegram-test-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, createBot, TOKEN } from '../../platforms/telegram/bot.ts';

/** The parts of the package that are used here; its own types need packages that are not installed. */
interface Server {
  readonly config: { readonly apiURL: string };
  start(): Promise<void>;
  stop(): Promise<unknown>;
  getClient(token: string, options?: object): Client;
  waitBotMessage(): Promise<void>;
  waitBotEdits(): Promise<void>;
  getUpdatesHistory(token: string): readonly { readonly messageId: number; readonly message: Sent }[];
}

interface Sent {
  readonly text?: string;
  readonly chat_id?: number;
  readonly reply_markup?: { readonly inline_keyboard: { text: string; callback_data?: string }[][] };
}

interface Client {
  makeMessage(text: string): object;
  makeCommand(text: string): object;
  makeCallbackQuery(data: string, options: object): object;
  sendMessage(message: object): Promise<unknown>;
  sendCommand(message: object): Promise<unknown>;
  sendCallback(query: object): Promise<unknown>;
}

const TelegramServer = telegramTestApi as unknown as new (config: object) => Server;

let server: Server;
let client: Client;
let bot: Bot;

beforeEach(async () => {
  server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await server.start();
  client = server.getClient(TOKEN, { userId: 7, chatId: 7, timeout: 5_000, interval: 10 });
  bot = createBot({ config: { apiRoot: server.config.apiURL } });
  await bot.start();
});

afterEach(async () => {
  await bot.stop();
  await server.stop();
});

/** The package cannot find a port by itself. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** What the bot has sent, as the package keeps it. */
function sent(): readonly Sent[] {
  return server
    .getUpdatesHistory(TOKEN)
    .map(({ message }) => message)
    .filter((message) => message?.chat_id !== undefined);
}

test('answers a question, a command and a press', async () => {
  let answered = server.waitBotMessage();
  await client.sendMessage(client.makeMessage('Is the border fully secured?'));
  await answered;
  expect(sent().at(-1)?.text).toContain('The border with Syria is fully secured by layers of troops.');

  answered = server.waitBotMessage();
  await client.sendCommand(client.makeCommand('/sources'));
  await answered;
  expect(sent().at(-1)?.text).toContain('Iraq on alert');

  const [{ messageId, message } = { messageId: 0, message: {} as Sent }] = server
    .getUpdatesHistory(TOKEN)
    .filter((entry) => entry.message?.text?.includes('fully secured by'));
  const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === 'Sources');
  const edited = server.waitBotEdits();
  const shown = { message_id: messageId, text: '› Is the border fully secured?' };
  await client.sendCallback(client.makeCallbackQuery(button?.callback_data ?? '', { message: shown }));
  await edited;
  const now = server.getUpdatesHistory(TOKEN).find((entry) => entry.messageId === messageId);
  expect(now?.message.text).toContain('Iraq on alert');
  expect(now?.message.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toContain(
    '◀ Back to the answer',
  );
  expect(bot.ended).toEqual([]);
});
