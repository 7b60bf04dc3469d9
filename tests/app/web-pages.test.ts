import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { webPages } from '../../src/app/web-pages.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { DrawnPictures } from '../../src/pictures/drawn-pictures.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { factPageOf } from '../../src/reply/fact-address.ts';
import { textsFor } from '../../src/text/index.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';

const PUBLIC = 'https://bot.example.org';
const engine = createEngine(compile(knowledge));

/** The pages of the fixture behind a real socket. */
async function pages(
  more: { readonly engine?: Engine; readonly knowledge?: Knowledge; readonly logged?: unknown[] } = {},
): Promise<(path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>> {
  const log = (...entry: readonly unknown[]) => void more.logged?.push(entry);
  const pictures = new DrawnPictures({ error: log, warn: log, info: log });
  const { fetch: handle } = webPages(PUBLIC, {
    current: { knowledge: () => more.knowledge ?? knowledge, engine: () => more.engine ?? engine },
    pictures,
    now: () => NOW,
    log: { error: log, warn: log, info: log },
  });
  const { promise: listening, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 }, resolve);
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  const { port } = await listening;
  return (path, headers) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: 'close', ...headers } });
}

describe('a question', () => {
  test('is answered on a page that nothing keeps, with what goes on from it', async () => {
    const get = await pages();
    const response = await get('/?q=Who+inspected+troops+at+al-Qaim%3F');
    const html = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(html).toContain('<h1>Who inspected troops at al-Qaim?</h1>');
    expect(html).toContain('<div class="outcome answered">');
    expect(html).toContain('name="after" value="Who inspected troops at al-Qaim?"');
    expect(html).toContain(
      `<link rel="canonical" href="${PUBLIC}/?q=Who+inspected+troops+at+al-Qaim%3F&amp;lang=en">`,
    );
  });

  test('goes on from the earlier ones that the address has', async () => {
    const seen: (readonly string[] | undefined)[] = [];
    const listening: Engine = {
      ...engine,
      ask(question) {
        seen.push(question.context);
        return engine.ask(question);
      },
    };
    const get = await pages({ engine: listening });
    await get('/?q=and+why%3F&after=one&after=two&after=three&after=four');
    await get('/?q=and+why%3F');
    // Another question is asked for what the reader may ask next.
    expect(seen.filter((context) => context !== undefined)).toEqual([['two', 'three', 'four'], []]);
  });

  test('that one reader asks is not known to the next', async () => {
    const get = await pages();
    await get('/?q=Who+inspected+troops+at+al-Qaim%3F');
    await get('/latest');
    const before = await (await (await pages())('/latest')).text();
    expect(await (await get('/latest')).text()).toBe(before);
    expect(await (await get('/why')).text()).toBe(await (await (await pages())('/why')).text());
  });

  test.each([
    [`/?q=${'x'.repeat(1_001)}`, 414, textsFor('en').wrong.tooLong(1_000)],
    ['/?q=%F0%9F%98%80', 200, textsFor('en').wrong.noWords],
    ['/?q=%3Cscript%3Ealert(1)%3C/script%3E', 200, '&lt;script&gt;'],
    ['/timeline?topic=nothing-like-it', 200, 'Nothing was found for'],
  ])('%s is %d', async (path, status, words) => {
    const response = await (await pages())(path);
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(html).toContain(words);
    expect(html).not.toContain('<script>');
  });

  test('that cannot be answered now is logged without its words', async () => {
    const logged: unknown[] = [];
    const broken = {
      ...engine,
      ask: () => {
        throw new Error('broken');
      },
    };
    const response = await (await pages({ engine: broken, logged }))('/?q=Kirkuk');
    expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(await response.text()).toContain(textsFor('en').wrong.failed);
    expect(JSON.stringify(logged)).not.toContain('Kirkuk');
    expect(logged).toHaveLength(1);
  });
});

describe('the first page', () => {
  test('has the briefing, and leads to every other kind of page', async () => {
    const get = await pages();
    const html = await (await get('/')).text();
    expect(html).toContain(`<h1>${knowledge.situation.title['en']}</h1>`);
    const links = [...html.matchAll(/<a[^>]* href="(\/[^"]*)"/g)].map(([, path = '']) =>
      path.replaceAll('&amp;', '&'),
    );
    expect(links).toEqual(expect.arrayContaining(['/latest', '/timeline', '/sources', '/?lang=ar']));
    for (const path of new Set(links)) expect([path, (await get(path)).status < 500]).toEqual([path, true]);
  });

  test('loads its own files alone, and they may be kept for ever', async () => {
    const get = await pages();
    const html = await (await get('/')).text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files).toHaveLength(3);
    for (const path of files) {
      const response = await get(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([
        200,
        expect.stringContaining('immutable'),
      ]);
    }
    expect(
      [...html.matchAll(/(?:src|action)="([^"]+)"/g)].map(([, path]) => path?.startsWith('/')),
    ).not.toContain(false);
  });
});

describe('suggestions', () => {
  test('are questions that can be answered', async () => {
    const ask = { en: 'How are the borders to be treated?' };
    const facts = knowledge.facts.map((fact) => (fact.id === 'red-line' ? { ...fact, ask } : fact));
    const get = await pages({ knowledge: { ...knowledge, facts } });
    expect(await (await get('/suggest?q=bord&lang=en')).json()).toEqual([ask.en]);
    expect((await get('/suggest?q=x')).headers.get('cache-control')).toBe('no-store');
  });

  test('are none for a text that is no beginning of a question', async () => {
    const get = await pages();
    expect(await (await get(`/suggest?q=${'kirkuk '.repeat(40)}`)).json()).toEqual([]);
  });
});

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
    for (const id of fact.against) expect(html).toContain(`href="/facts/${id}"`);
    expect(html).toContain('paragraph 11');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC}/facts/fully-secured?lang=en">`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  });

  test.each([
    ['/facts/fully-secured?lang=ar', {}, 'ar', 'rtl'],
    ['/facts/fully-secured?lang=ckb', { 'Accept-Language': 'ar' }, 'ckb', 'rtl'],
    ['/facts/fully-secured?lang=xx', { 'Accept-Language': 'fr, en;q=0.5, ar-IQ;q=0.8' }, 'ar', 'rtl'],
    ['/facts/fully-secured', { 'Accept-Language': 'tr' }, 'en', 'ltr'],
    ['/facts/no-such?lang=ar', {}, 'ar', 'rtl'],
    ['/no-such?lang=ckb', {}, 'ckb', 'rtl'],
  ])('%s with %o is in %s', async (path, headers, language, direction) => {
    const get = await pages();
    const html = await (await get(path, headers)).text();
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  test('leads on to pages in the language that was chosen', async () => {
    const get = await pages();
    const [other = ''] = factNamed('fully-secured').against;
    expect(await (await get('/facts/fully-secured?lang=ar')).text()).toContain(
      `href="/facts/${other}?lang=ar"`,
    );
  });

  test('may load and run files of the site alone, and is not shown inside another', async () => {
    const get = await pages();
    const { headers } = await get('/facts/fully-secured');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('vary')).toContain('Accept-Language');
  });
});

test.each(['no-such', '3', '%3Cscript%3E', '%E0%A4%A', 'constructor', 'x'.repeat(900)])(
  'for the fact %s there is a page that says so',
  async (id) => {
    const response = await (await pages())(`/facts/${id}`);
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).not.toMatch(/<script>|canonical" href="[^"]*script>/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('the page of a name has what is known of it', async () => {
  const get = await pages();
  const response = await get('/names/abdi');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<h1>Mazloum Abdi</h1>');
  expect((await get('/names/no-such')).status).toBe(404);
});

test('an address without a page says so', async () => {
  const response = await (await pages())('/nothing-here');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain(textsFor('en').page.notFoundWhy);
});

test.each([
  ['https://bot.example.org', 'red-line', 'https://bot.example.org/facts/red-line'],
  ['https://example.org/bot/', 'a/b?c', 'https://example.org/bot/facts/a%2Fb%3Fc'],
])('under %s the page of %s is %s', (publicUrl, id, address) => {
  expect(factPageOf(publicUrl, id)).toBe(address);
});
