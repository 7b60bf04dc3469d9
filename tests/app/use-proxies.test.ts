import { expect, onTestFinished, test } from 'vitest';
import { createClients } from '../../src/platforms/telegram/clients.ts';
import { startStandIn } from '../stand-ins/discord/server.ts';
import { PROXY_AUTHORIZATION, PROXY_PASSWORD, startProxy } from '../stand-ins/proxy.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { serving } from './program.ts';

test('the running bots reach Discord, its gateway and Telegram through the proxy alone', async () => {
  const proxy = await startProxy();
  const discord = await startStandIn();
  onTestFinished(() => discord.close());
  const program = await serving({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.api.replace('127.0.0.1', 'discord.test'),
    // There is no such bot: that the proxy is asked is enough.
    TELEGRAM_BOT_TOKEN: '1:made-up',
    HTTP_PROXY: proxy.address,
    LOG_LEVEL: 'trace',
  });
  await program.line('Discord is ready');
  const connected = await proxy.asked.waitFor(({ what }) => what === 'CONNECT api.telegram.org:443');
  expect(connected.authorization).toBe(PROXY_AUTHORIZATION);
  await program.end();
  const asked = proxy.asked.entries.map(({ what }) => what);
  expect(asked).toContainEqual(expect.stringMatching(/discord\.test:\d+.*\/gateway\/bot/));
  expect(asked).toContainEqual(expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/\?v=10/));
  expect(program.lines.join('\n')).not.toContain(PROXY_PASSWORD);
});

test.each([
  ['', ['POST']],
  ['.test', []],
])('calls to Telegram, with NO_PROXY "%s"', async (no_proxy, methods) => {
  const proxy = await startProxy();
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const clients = createClients({
    token: telegram.token,
    apiRoot: telegram.root.replace('127.0.0.1', no_proxy === '' ? 'telegram.test' : 'localhost'),
    callSeconds: 5,
    pollSeconds: 1,
    inTurn: (_, call) => call(),
    proxies: { http_proxy: proxy.address, no_proxy: no_proxy && 'localhost' },
  });
  onTestFinished(() => clients.close());
  expect((await clients.bot.api.getMe()).id).toBe(telegram.me.id);
  expect(proxy.asked.entries.map(({ what }) => what.split(' ')[0])).toEqual(methods);
});
