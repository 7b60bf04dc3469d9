import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createClients } from '../../src/platforms/telegram/clients.ts';
import { startProxy } from '../stand-ins/proxy.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { webStandIn } from '../stand-ins/web/web.ts';

/** Posts an event to the address of the environment, and loads a file, as bots do, in a process of its own. */
const FETCHING = `
  const { useProxies } = await import(process.env.SOURCES + 'app/use-proxies.ts');
  const { postEvent } = await import(process.env.SOURCES + 'webhooks/post-event.ts');
  const { createFileReader } = await import(process.env.SOURCES + 'platforms/telegram/files.ts');
  useProxies({ http_proxy: process.env.PROXY });
  const timer = () => () => undefined;
  const { signal } = new AbortController();
  const options = { secret: new Uint8Array(32), timer, signal, now: () => new Date() };
  const posted = await postEvent(process.env.ROOT + '/hook', { id: 'a', body: '{}' }, options);
  const read = createFileReader({ token: '1:a', apiRoot: process.env.ROOT, seconds: 5, path: async () => 'a.txt' });
  console.log(posted.outcome, String(Buffer.from(await read('a'))));
`;

test('webhooks and files of Telegram go through the proxy', async () => {
  const proxy = await startProxy();
  const web = await webStandIn({ '/hook': 'taken', '/file/bot1:a/a.txt': 'a file' });
  const root = `http://web.test:${web.port}`;
  const sources = new URL('../../src/', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', FETCHING], {
    env: { ROOT: root, PROXY: proxy.address, SOURCES: sources },
  });
  expect(stdout).toBe('delivered a file\n');
  const asked = proxy.asked.entries.map(({ what }) => what);
  expect(asked).toEqual([`POST ${root}/hook`, `GET ${root}/file/bot1:a/a.txt`]);
});

test.each([
  ['go through the proxy', 'telegram.test', ['POST']],
  ['go past it to a host of NO_PROXY', 'localhost', []],
])("grammY's calls %s", async (_, host, methods) => {
  const proxy = await startProxy();
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const clients = createClients({
    token: telegram.token,
    apiRoot: telegram.root.replace('127.0.0.1', host),
    callSeconds: 5,
    pollSeconds: 1,
    inTurn: (_, call) => call(),
    proxies: { http_proxy: proxy.address, no_proxy: 'localhost' },
  });
  onTestFinished(() => clients.close());
  expect((await clients.bot.api.getMe()).id).toBe(telegram.me.id);
  expect(proxy.asked.entries.map(({ what }) => what.split(' ')[0])).toEqual(methods);
});
