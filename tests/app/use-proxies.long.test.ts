import { expect, onTestFinished, test } from 'vitest';
import { startStandIn } from '../stand-ins/discord/server.ts';
import { PROXY_AUTHORIZATION, PROXY_PASSWORD, startProxy } from '../stand-ins/proxy.ts';
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
  expect(program.lines.join('\n')).toContain(`"https":"127.0.0.1:${proxy.port}"`);
  expect(program.lines.join('\n')).not.toContain(PROXY_PASSWORD);
});
