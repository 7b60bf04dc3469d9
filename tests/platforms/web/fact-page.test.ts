import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { factPages } from '../../../src/platforms/web/fact-page.ts';
import { factPageOf } from '../../../src/reply/fact-address.ts';
import { textsFor } from '../../../src/text/index.ts';
import { chatting } from '../../chatting.ts';
import { factNamed, knowledge } from '../../fixture.ts';

const PUBLIC = 'https://bot.example.org';

/** Pages of the fixture's facts behind a real socket. */
async function pages(
  setting: Parameters<typeof chatting>[0] = {},
): Promise<(path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>> {
  const { dispatch } = chatting(setting);
  const { fetch: handle } = factPages({
    publicUrl: PUBLIC,
    dispatch,
    commands,
    factCall: (id) => ({ command: 'fact', args: { id } }),
    version: () => knowledge.version,
    isFact: (id) => knowledge.facts.some((fact) => fact.id === id),
  });
  const { promise: listening, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 }, resolve);
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  const { port } = await listening;
  return (path, headers) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: 'close', ...headers } });
}

describe('the page of a fact', () => {
  test('has the statement, its speaker, times, source and what is against it', async () => {
    const get = await pages();
    const response = await get('/facts/fully-secured');
    const html = await response.text();
    expect(response.status).toBe(200);
    const fact = factNamed('fully-secured');
    for (const words of [fact.text['en'], 'Abdul Amir al-Shammari (interior minister)', fact.source.title]) {
      expect(html).toContain(words);
    }
    for (const id of fact.against) expect(html).toContain(`href="${factPageOf(PUBLIC, id)}"`);
    expect(html).toContain('paragraph 11');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC}/facts/fully-secured">`);
  });

  test.each([
    ['/facts/fully-secured?lang=ar', {}, 'ar', 'rtl'],
    ['/facts/fully-secured?lang=ckb', { 'Accept-Language': 'ar' }, 'ckb', 'rtl'],
    ['/facts/fully-secured?lang=xx', { 'Accept-Language': 'fr, en;q=0.5, ar-IQ;q=0.8' }, 'ar', 'rtl'],
    ['/facts/fully-secured', { 'Accept-Language': 'tr' }, 'en', 'ltr'],
    ['/facts/no-such?lang=ar', {}, 'ar', 'rtl'],
  ])('%s with %o is in %s', async (path, headers, language, direction) => {
    const get = await pages();
    const html = await (await get(path, headers)).text();
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  test('leads on to pages in the language that was chosen', async () => {
    const get = await pages();
    const [other = ''] = factNamed('fully-secured').against;
    expect(await (await get('/facts/fully-secured?lang=ar')).text()).toContain(
      `href="${factPageOf(PUBLIC, other)}?lang=ar"`,
    );
  });

  test('runs no script, loads nothing from elsewhere and may be kept for a while', async () => {
    const get = await pages();
    const { headers } = await get('/facts/fully-secured');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; img-src data:;/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(headers.get('vary')).toBe('Accept-Language');
    expect(headers.get('content-type')).toBe('text/html; charset=UTF-8');
  });
});

test('a page that could not be made is not kept', async () => {
  const broken = commands.map((command) => ({ ...command, run: () => Promise.reject(new Error('broken')) }));
  const get = await pages({ commands: broken });
  const response = await get('/facts/fully-secured');
  expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store']);
  expect(await response.text()).toContain(textsFor('en').wrong.failed);
});

test.each(['no-such', '3', '%3Cscript%3E', '%E0%A4%A', 'constructor', 'x'.repeat(3_000)])(
  'for %s there is a page that says so',
  async (id) => {
    const get = await pages();
    const response = await get(`/facts/${id}`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain(textsFor('en').page.notFoundWhy);
    expect(html).not.toMatch(/script|canonical/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test.each([
  ['https://bot.example.org', 'red-line', 'https://bot.example.org/facts/red-line'],
  ['https://example.org/bot/', 'a/b?c', 'https://example.org/bot/facts/a%2Fb%3Fc'],
])('under %s the page of %s is %s', (publicUrl, id, address) => {
  expect(factPageOf(publicUrl, id)).toBe(address);
});
