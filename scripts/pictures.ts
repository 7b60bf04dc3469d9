/**
 * Draws the pictures of docs/ from what the bots really send to the stand-ins: `npm run pictures`. Needs a Chromium
 * (CHROMIUM_PATH names it; /usr/bin/chromium by default) and fonts for Arabic.
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { start } from '../bench/processes.ts';
import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { startTelegram } from '../tests/stand-ins/telegram/server.ts';
import { discordPage } from './pictures/discord.ts';
import { drawnPictures } from './pictures/drawn.ts';
import { type TelegramMessage, telegramPage } from './pictures/telegram.ts';

const ENGLISH = 'is the border with Syria secure?';
const MISSING = 'how many fighters were recaptured?';
const ARABIC = 'من اعتقل في كركوك؟';
const DOCS = join(import.meta.dirname, '../docs');

/** Pixels of a phone across; the pictures have twice as many. */
const WIDTH = 390;

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** Draws pages, named like the pictures, in a dark and a light theme: `name.png` and `name-light.png`. */
async function draw(pages: Readonly<Record<string, string>>): Promise<void> {
  const browser = await launch();
  try {
    for (const [name, html] of Object.entries(pages)) {
      for (const colorScheme of ['dark', 'light'] as const) {
        const page = await browser.newPage({
          viewport: { width: WIDTH, height: 300 },
          deviceScaleFactor: 2,
          colorScheme,
        });
        await page.setContent(html);
        const file = colorScheme === 'dark' ? name : `${name}-light`;
        await page.screenshot({ path: join(DOCS, `${file}.png`), fullPage: true });
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function telegramAnswer(question: string, folder: string): Promise<readonly TelegramMessage[]> {
  const standIn = await startTelegram();
  const env = { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root, DATA_DIR: folder };
  const bot = start('src/start.js', { ...env, LOG_LEVEL: 'error' });
  try {
    await standIn.polled();
    const chat = standIn.world.privateChat(standIn.world.person({}));
    standIn.say({ chat, text: question });
    return [{ text: question, own: true }, (await standIn.message(chat)).message];
  } finally {
    await bot.stop();
    await standIn.close();
  }
}

/** What a chat reads that subscribes to digests, and then looks at the next one after the knowledge has changed. */
async function telegramDigest(folder: string): Promise<readonly TelegramMessage[]> {
  const knowledge = join(folder, 'knowledge');
  await cp(join(import.meta.dirname, '../knowledge'), knowledge, { recursive: true });
  const standIn = await startTelegram();
  const bot = start('src/start.js', {
    ...{ TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root, LOG_LEVEL: 'error' },
    ...{ DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: knowledge },
  });
  try {
    await standIn.polled();
    const chat = standIn.world.privateChat(standIn.world.person({}));
    const messages: TelegramMessage[] = [];
    for (const [at, text] of ['/digest subscribe 08:00 Asia/Baghdad', '/digest preview'].entries()) {
      standIn.say({ chat, text });
      messages.push({ text, own: true }, (await standIn.message(chat, at + 1)).message);
    }
    return messages;
  } finally {
    await bot.stop();
    await standIn.close();
  }
}

/** A post that an editor forwards: our own words on matters that the knowledge holds. */
const POST = `Checkpoints on the desert road are doubled
The interior ministry said on Tuesday that the number of checkpoints between al-Qaim and Rutba had been doubled.
At least 300 detainees have escaped from prisons in north-east Syria, one officer said.`;

/** What an editor sees in their group on Telegram: the draft of a post that was forwarded there, and a card. */
async function telegramCard(folder: string): Promise<readonly TelegramMessage[]> {
  const standIn = await startTelegram();
  const editor = standIn.world.person({ first_name: 'Editor' });
  const chat = standIn.world.supergroup({ bot: 'administrator' });
  const bot = start('src/start.js', {
    ...{ TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root, LOG_LEVEL: 'error' },
    ...{ DESK_CHATS: `telegram:${chat.chat.id}`, DESK_EDITORS: `telegram:${editor.id}`, DATA_DIR: folder },
  });
  try {
    await standIn.polled();
    const { chat: channel } = standIn.world.channel({ title: 'Example Daily', username: 'exampledaily' });
    const origin = { type: 'channel', chat: channel, message_id: 55, date: 1_769_000_000 } as const;
    standIn.say({ chat, from: editor, text: POST, more: { forward_origin: origin } as never });
    const draft = await standIn.message(chat, 1);
    standIn.say({ chat, from: editor, text: '/desk review' });
    const card = await standIn.message(chat, 2);
    return [{ text: POST, own: true }, draft.message, card.message];
  } finally {
    await bot.stop();
    await standIn.close();
  }
}

async function discordAnswer(question: string, folder: string): Promise<unknown> {
  const standIn = await startStandIn({ guilds: 1 });
  const env = { DISCORD_TOKEN: standIn.token, DISCORD_API_ROOT: standIn.api, DATA_DIR: folder };
  const bot = start('src/start.js', { ...env, LOG_LEVEL: 'error' });
  try {
    await standIn.waitFor(({ kind }) => kind === 'session');
    return await standIn.interact(standIn.events.command('ask', { question })).next('callback');
  } finally {
    await bot.stop();
    await standIn.close();
  }
}

/** Pictures of the pages themselves, on a phone, dark and light. */
async function drawSite(folder: string): Promise<void> {
  const port = 8_797;
  const env = { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' };
  const site = start('src/start.js', env);
  const browser = await launch();
  try {
    for (const [name, path] of Object.entries({
      web: `/?q=${encodeURIComponent(ENGLISH)}`,
      'web-fact': '/facts/shammari-border-secured?lang=ar',
    })) {
      for (const colorScheme of ['dark', 'light'] as const) {
        const context = await browser.newContext({
          ...{ viewport: { width: WIDTH, height: 780 }, deviceScaleFactor: 2, colorScheme },
        });
        const page = await context.newPage();
        await openWhenServed(page, `http://127.0.0.1:${port}${path}`);
        await page.screenshot({ path: join(DOCS, `${colorScheme === 'dark' ? name : `${name}-light`}.png`) });
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** Opens a page of a program that may still be starting. */
async function openWhenServed(page: Page, address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const opened = await page.goto(address).catch(() => undefined);
    if (opened !== undefined) return;
    if (tries > 60) throw new Error(`${address} is not served`);
    await setTimeout(500);
  }
}

for (const [name, png] of Object.entries(await drawnPictures()))
  await writeFile(join(DOCS, `${name}.png`), png);
const folder = await mkdtemp(join(tmpdir(), 'sanad-pictures-'));
try {
  // A stand-in begins its ids anew, and a store remembers which it has answered: one store for each picture.
  const data = (name: string): string => join(folder, name);
  await drawSite(data('6'));
  await draw({
    telegram: telegramPage(await telegramAnswer(ENGLISH, data('0'))),
    'telegram-arabic': telegramPage(await telegramAnswer(ARABIC, data('1'))),
    'telegram-missing': telegramPage(await telegramAnswer(MISSING, data('4'))),
    digest: telegramPage(await telegramDigest(folder)),
    desk: telegramPage(await telegramCard(data('5'))),
    discord: discordPage(ENGLISH, await discordAnswer(ENGLISH, data('2'))),
    'discord-arabic': discordPage(ARABIC, await discordAnswer(ARABIC, data('3'))),
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
