import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { draftToYaml } from '../../src/desk/draft-file.ts';
import { DRAFT } from '../desk/review/drafts.ts';
import { textOf } from '../platforms/discord/running.ts';
import { KNOWLEDGE_DIR } from '../query/real.ts';
import { startStandIn } from '../stand-ins/discord/server.ts';
import { textShown } from '../stand-ins/telegram/rich-texts.ts';
import { type StandInOptions, startTelegram } from '../stand-ins/telegram/server.ts';
import { dataFolder, START } from './program.ts';
import { run, serving } from './running.ts';

async function discord() {
  const standIn = await startStandIn();
  onTestFinished(() => standIn.close());
  return { standIn, env: { DISCORD_TOKEN: standIn.token, DISCORD_API_ROOT: standIn.api } };
}

/** A Telegram stand-in with a person who has a private chat with the bot. */
async function telegram(options?: StandInOptions) {
  const standIn = await startTelegram(options);
  onTestFinished(() => standIn.close());
  const user = standIn.world.person();
  const chat = standIn.world.privateChat(user);
  const ask = async (text: string) => {
    standIn.say({ chat, text });
    return textShown((await standIn.message(chat)).message);
  };
  return { standIn, ask, env: { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root } };
}

describe('with a token of Discord', () => {
  test('the bot answers until it is asked to stop, and then stops in order', async () => {
    const { standIn, env } = await discord();
    const program = await serving(env);
    await program.line('Discord is ready');
    const command = standIn.events.command('ask', { question: 'who was arrested in Kirkuk?' });
    expect(textOf(await standIn.interact(command).answer())).toContain('A senior ISIS operative');
    expect(await program.end()).toBe(0);
    standIn.expectNoProblems();
    expect(program.lines.join('\n')).not.toMatch(new RegExp(`${standIn.token}|Kirkuk`));
    const { out } = await run(['report', '--json'], { env: { DATA_DIR: program.folder } });
    expect(JSON.parse(out)).toMatchObject({
      questions: [{ outcome: 'answered', language: 'en', count: 1 }],
      gaps: [],
      votes: [],
    });
  });

  test('with a public key there is an HTTP endpoint for interactions, and two for monitoring', async () => {
    const { standIn, env } = await discord();
    const program = await serving({ ...env, DISCORD_PUBLIC_KEY: standIn.publicKey, PORT: '0' });
    await program.line('Discord is ready');
    const { address } = JSON.parse(await program.line('listening')) as { address: string };
    const command = standIn.events.command('sources');
    const { http } = await standIn.interactOverHttp(`${address}/discord/interactions`, command);
    expect(http.status).toBe(200);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(address + path)).status).toBe(200);
    expect(await program.end()).toBe(0);
  });

  test('under npm, the bot stops when a signal has ended the shell that npm put between', async () => {
    const { standIn, env } = await discord();
    const folder = await dataFolder();
    const shell = spawn('sh', ['-c', '"$0" "$1"; exit $?', process.execPath, START], {
      cwd: folder,
      env: { ...process.env, KNOWLEDGE_DIR, DATA_DIR: folder, npm_lifecycle_event: 'start', ...env },
      stdio: 'ignore',
    });
    await standIn.waitFor((happening) => happening.kind === 'session');
    shell.kill('SIGTERM');
    await standIn.waitFor((happening) => happening.kind === 'disconnect');
  });

  test('a second program on the same data folder is refused', async () => {
    const { env } = await discord();
    const first = await serving(env);
    await first.line('Discord is ready');
    const second = await run([], { env: { ...env, DATA_DIR: first.folder } });
    expect(second.code).toBe(1);
    expect(second.errors).toContain(first.folder);
    expect(second.errors.trim().split('\n')).toHaveLength(1);
  });
});

describe('with a token of Telegram', () => {
  const WEBHOOK = 'https://bot.example.org/telegram/webhook';

  test('the bot polls and answers until it is asked to stop, and then stops in order', async () => {
    const { standIn, ask, env } = await telegram();
    const program = await serving(env);
    expect(await program.line('Telegram is ready')).toContain('privacy mode');
    expect(await ask('who was arrested in Kirkuk?')).toContain('A senior ISIS operative');
    expect(await program.end()).toBe(0);
    expect(standIn.pendingUpdates).toBe(0);
    expect(standIn.problems).toEqual([]);
    expect(program.lines.join('\n')).not.toMatch(new RegExp(`${standIn.token}|Kirkuk`));
  });

  test('with a webhook address, updates come to the endpoint', async () => {
    let endpoint = '';
    const { standIn, ask, env } = await telegram({ reach: () => endpoint });
    const program = await serving({ ...env, TELEGRAM_WEBHOOK_URL: new URL(WEBHOOK).origin, PORT: '0' });
    await program.line('Telegram is ready');
    const { address } = JSON.parse(await program.line('listening')) as { address: string };
    endpoint = `${address}/telegram/webhook`;
    expect(await ask('who was arrested in Kirkuk?')).toContain('A senior ISIS operative');
    expect(standIn.requests('setWebhook').map(({ payload }) => payload['url'])).toEqual([WEBHOOK]);
    expect(standIn.requests('getUpdates')).toEqual([]);
    expect((await fetch(endpoint, { method: 'POST', body: '{"update_id":1}' })).status).toBe(401);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await program.end()).toBe(0);
    expect(program.lines.join('\n')).not.toMatch(new RegExp(`${standIn.token}|Kirkuk`));
  });

  test('and with a token of Discord, both bots answer', async () => {
    const [first, second] = await Promise.all([discord(), telegram()]);
    const program = await serving({ ...first.env, ...second.env });
    await Promise.all([program.line('Discord is ready'), program.line('Telegram is ready')]);
    const command = first.standIn.events.command('ask', { question: 'who was arrested in Kirkuk?' });
    const [there, here] = await Promise.all([
      first.standIn.interact(command).answer(),
      second.ask('who was arrested in Kirkuk?'),
    ]);
    expect([textOf(there), here]).toEqual(Array(2).fill(expect.stringContaining('A senior ISIS operative')));
    expect(await program.end()).toBe(0);
  });
});

test('drafts that nobody was told of are told in the channel of editors, once', async () => {
  const { standIn, env } = await telegram();
  const chat = standIn.world.privateChat(standIn.world.person());
  const desk = { ...env, DESK_CHATS: `telegram:${chat.chat.id}`, DESK_EDITORS: `telegram:${chat.chat.id}` };
  const data = await dataFolder();
  await mkdir(join(data, 'drafts'), { recursive: true });
  await writeFile(join(data, 'drafts', `${DRAFT.id}.yaml`), draftToYaml(DRAFT));
  const first = await serving({ ...desk, DATA_DIR: data });
  expect(textShown((await standIn.message(chat)).message)).toContain(
    `Draft ${DRAFT.id}: 2 facts found, 2 need you.`,
  );
  expect(await first.end()).toBe(0);
  expect(JSON.parse(await readFile(join(data, 'announced.json'), 'utf8'))).toEqual([DRAFT.id]);
});

test('an editor gets a link to the desk on the web, and nobody else is shown anything of it', async () => {
  const { standIn, env } = await telegram();
  const chat = standIn.world.privateChat(standIn.world.person());
  const PUBLIC_URL = 'https://bot.example.org';
  const program = await serving({ ...env, DESK_EDITORS: `telegram:${chat.chat.id}`, PUBLIC_URL, PORT: '0' });
  const { address } = JSON.parse(await program.line('listening')) as { address: string };
  await standIn.polled();
  standIn.say({ chat, text: '/desk web' });
  const sent = JSON.stringify(await standIn.message(chat));
  const path = /https:\/\/bot\.example\.org(\/desk\/open\/[^"?]+)/.exec(sent)?.[1] ?? '';
  expect((await fetch(address + path)).status).toBe(200);
  const body = new URLSearchParams({ link: path.slice('/desk/open/'.length) });
  const headers = { Origin: PUBLIC_URL };
  const opened = await fetch(`${address}/desk/open`, { method: 'POST', body, headers, redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; Path=\/desk; HttpOnly; Secure; SameSite=Strict$/);
  const desk = await fetch(`${address}/desk`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
  expect(await desk.text()).toContain('There are no drafts.');
  expect((await fetch(`${address}/desk`)).status).toBe(403);
  expect(await program.end()).toBe(0);
});

test('with a public address there are pages of facts, also without a bot', async () => {
  const program = await serving({ PUBLIC_URL: 'https://bot.example.org', PORT: '0' });
  const { address } = JSON.parse(await program.line('listening')) as { address: string };
  const page = await fetch(`${address}/facts/shammari-border-secured?lang=ar`);
  expect([page.status, page.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect(await page.text()).toContain('<html lang="ar" dir="rtl">');
  expect((await fetch(`${address}/facts/no-such`)).status).toBe(404);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(await program.end()).toBe(0);
});

describe('one line says what is wrong', () => {
  test('a token that Telegram does not accept', async () => {
    const { env } = await telegram();
    const { code, errors } = await run([], {
      env: { ...env, TELEGRAM_BOT_TOKEN: '700000001:wrong', LOG_LEVEL: 'warn' },
    });
    expect([code, errors]).toEqual([
      2,
      'Telegram does not accept TELEGRAM_BOT_TOKEN; ask @BotFather for the token of the bot, or for a new one.\n',
    ]);
  });

  test('a token that Discord does not accept', async () => {
    const { env } = await discord();
    const { code, errors } = await run([], { env: { ...env, DISCORD_TOKEN: 'wrong', LOG_LEVEL: 'warn' } });
    expect([code, errors]).toEqual([
      2,
      'Discord does not accept DISCORD_TOKEN; take a new one from the page "Bot" of the application.\n',
    ]);
  });

  test('a port that is taken', async () => {
    const { standIn, env } = await discord();
    const port = new URL(standIn.api).port;
    const { code, errors } = await run([], {
      env: { ...env, DISCORD_PUBLIC_KEY: standIn.publicKey, PORT: port },
    });
    expect([code, errors]).toEqual([2, `PORT ${port} is in use on 127.0.0.1; set another PORT.\n`]);
  });

  test('a database that is not there', async () => {
    const { env } = await discord();
    const { code, errors } = await run([], {
      env: { ...env, DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/d' },
    });
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).not.toContain('secret');
  });
});
