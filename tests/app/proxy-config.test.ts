import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { readProxies } from '../../src/app/proxy-config.ts';
import { run } from './running.ts';

const [A, B] = ['http://a.test:3128/', 'http://b.test/'];

test.each<[Record<string, string>, ReturnType<typeof readProxies>]>([
  [{}, undefined],
  [{ NO_PROXY: 'a.test' }, undefined],
  [{ HTTPS_PROXY: A }, { https_proxy: A }],
  [{ https_proxy: A, HTTPS_PROXY: B }, { https_proxy: A }],
  [{ HTTP_PROXY: A }, { http_proxy: A, https_proxy: A }],
  [
    { HTTP_PROXY: A, HTTPS_PROXY: B },
    { http_proxy: A, https_proxy: B },
  ],
  [
    { ALL_PROXY: A, HTTPS_PROXY: B },
    { http_proxy: A, https_proxy: B },
  ],
  [
    { all_proxy: A, no_proxy: '.test' },
    { http_proxy: A, https_proxy: A, no_proxy: '.test' },
  ],
  [{ https_proxy: ' ', HTTPS_PROXY: 'a.test:3128' }, { https_proxy: A }],
  [{ HTTPS_PROXY: 'https://u:p%25@a.test' }, { https_proxy: 'https://u:p%25@a.test/' }],
])('%j', (env, proxies) => expect(readProxies(env)).toEqual(proxies));

describe('an address that is none', () => {
  const TOKEN = { TELEGRAM_BOT_TOKEN: '1:A' };

  test.each([
    ['HTTPS_PROXY', 'socks5://user:secret@a.test:1080'],
    ['https_proxy', 'http://user:secret@'],
    ['ALL_PROXY', 'http://user:secret%@a.test'],
    ['http_proxy', 'http://user:secret@a.test:99999'],
  ])('%s=%s is a sentence that does not repeat it, and ends the start with 2', async (name, value) => {
    const { code, out, errors } = await run([], { env: { ...TOKEN, [name]: value } });
    expect([code, out]).toEqual([2, '']);
    expect(errors).toMatch(new RegExp(`^${name} is not the address of an HTTP proxy such as .*\\n$`));
    expect(errors).not.toContain('secret');
  });

  test('matters only where something connects', () => {
    expect(readConfig({ ALL_PROXY: 'socks5://a.test' }).proxies).toBeUndefined();
  });
});
