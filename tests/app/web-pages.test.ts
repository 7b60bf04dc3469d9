import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { webPages } from '../../src/app/web-pages.ts';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
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
  more: {
    readonly publicUrl?: string;
    readonly engine?: Engine;
    readonly knowledge?: Knowledge;
    readonly logged?: unknown[];
  } = {},
): Promise<(path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>> {
  const log = (...entry: readonly unknown[]) => void more.logged?.push(entry);
  const pictures = new DrawnPictures({ error: log, warn: log, info: log });
  const { fetch: handle } = webPages(more.publicUrl ?? PUBLIC, {
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

  test.each(['/?q=border', '/why?after=border', '/check?text=The+border+is+secure.'])(
    '%s has a reader’s words, and is kept nowhere',
    async (path) => {
      const get = await pages();
      for (let time = 0; time < 2; time++)
        expect((await get(path)).headers.get('cache-control')).toBe('no-store');
    },
  );

  test.each([
    [`/?q=${'x'.repeat(1_001)}`, 414, textsFor('en').wrong.tooLong(1_000)],
    ['/?q=%F0%9F%98%80', 200, textsFor('en').wrong.noWords],
    ['/?q=%EF%BF%BD', 400, 'question'],
    ['/?q=%00%01%1B%5B31m%7F', 400, 'question'],
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
    for (const words of [
      fact.text['en'],
      'Abdul Amir al-Shammari</a> (interior minister)',
      fact.source.title,
    ]) {
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

/** What programs read of a page. */
function dataOf(html: string): Readonly<Record<string, unknown>> {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

/** The content of the tags of Open Graph, by their names. */
function previewOf(html: string): Readonly<Record<string, string | undefined>> {
  const tags = html.matchAll(/<meta property="og:([^"]+)" content="([^"]*)">/g);
  return Object.fromEntries([...tags].map(([, name, content]) => [name, content]));
}

describe('previews and programs are told', () => {
  test('of a fact its statement, who says it and where, as a claim', async () => {
    const html = await (await (await pages())('/facts/fully-secured?lang=ar')).text();
    const { text } = factNamed('fully-secured');
    expect(previewOf(html)).toMatchObject({
      title: text['ar'],
      type: 'article',
      url: `${PUBLIC}/facts/fully-secured?lang=ar`,
      locale: 'ar_AR',
      image: `${PUBLIC}/facts/fully-secured/card.png?lang=ar`,
    });
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(dataOf(html)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Claim',
      '@id': `${PUBLIC}/facts/fully-secured`,
      text: text['ar'],
      inLanguage: 'ar',
      author: { '@type': 'Person', url: `${PUBLIC}/names/shammari` },
      appearance: { '@type': 'NewsArticle', headline: 'Iraq on alert', publisher: { name: 'The Amargi' } },
    });
  });

  test('no date that is inferred, and no kind of a speaker without a name', async () => {
    const get = await pages();
    const { appearance, ...claim } = dataOf(await (await get('/facts/years-of-violence')).text());
    expect(claim).toMatchObject({ author: { name: 'one official' }, temporalCoverage: '2014/2017' });
    expect(claim['author']).not.toHaveProperty('@type');
    expect(appearance).toMatchObject({ datePublished: '2025-12-30' });
    const inferred = dataOf(await (await get('/facts/unease')).text());
    expect(inferred).not.toHaveProperty('temporalCoverage');
    expect(inferred['appearance']).not.toHaveProperty('datePublished');
  });

  test('of a source the article, and of the first page how to search', async () => {
    const get = await pages();
    expect(dataOf(await (await get('/sources/article')).text())).toMatchObject({
      '@type': 'WebPage',
      citation: { '@type': 'NewsArticle', url: 'https://example.org/iraq' },
    });
    const first = await (await get('/?lang=ckb')).text();
    expect(previewOf(first)).toMatchObject({
      type: 'website',
      locale: 'cb_IQ',
      image: `${PUBLIC}/card.png?lang=ckb`,
    });
    expect(dataOf(first)).toMatchObject({
      '@type': 'WebSite',
      potentialAction: { target: { urlTemplate: `${PUBLIC}/?q={search_term_string}` } },
    });
    expect(first).toContain('type="application/atom+xml" title="Sanad (Atom)" href="/feed.xml?lang=ckb"');
  });

  test.each([
    ['/facts/ten-escaped', 'It was corrected by', 'Corrected'],
    ['/facts/taken-back', 'the agency withdrew it', 'Withdrawn'],
  ])(
    'that %s is no longer valid: readers see why, and search engines leave it out',
    async (path, why, status) => {
      const response = await (await pages())(path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain(why);
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(dataOf(html)).toMatchObject({ creativeWorkStatus: status });
    },
  );

  test('nothing that could end the data, whatever a fact says', async () => {
    const hostile = { en: '</script><script>alert(1)</script> & "quoted" \u2028 <!-- ' };
    const facts = knowledge.facts.map((fact) => (fact.id === 'red-line' ? { ...fact, text: hostile } : fact));
    const html = await (
      await (
        await pages({ knowledge: { ...knowledge, facts } })
      )('/facts/red-line')
    ).text();
    expect(html).not.toContain('<script>alert');
    expect(dataOf(html)['text']).toContain('</script><script>alert(1)</script> & "quoted"');
  });

  test('nothing where the site has no public address, and of a question only that it is none to be found', async () => {
    const html = await (await (await pages())('/?q=Kirkuk')).text();
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('ld+json');
    expect(await (await (await pages())('/facts/red-line')).text()).not.toContain('noindex');
  });
});

describe('the page of a source', () => {
  test('has all its facts by paragraph, each of which opens its page', async () => {
    const html = await (await (await pages())('/sources/article?lang=en')).text();
    expect(html).toContain('<h1>Iraq on alert</h1>');
    for (const { id, source } of currentFacts(knowledge.facts)) {
      expect([id, html.includes(`href="/facts/${id}?lang=en"`)]).toEqual([id, source.id === 'article']);
    }
    expect(html).toContain(':~:text=red%20line');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC}/sources/article?lang=en">`);
  });

  test('is where the chain of its facts and the list of sources lead', async () => {
    const get = await pages();
    expect(await (await get('/facts/red-line')).text()).toContain('href="/sources/article"');
    expect(await (await get('/sources')).text()).toContain('href="/sources/bulletin"');
  });
});

test('who says what is side by side, over the whole matter too', async () => {
  const get = await pages();
  const html = await (await get('/claims?lang=en')).text();
  expect(html).toContain('<h1>Who says what: A test situation</h1>');
  expect(html).toMatch(
    /<div class="beside"><div><h2 id="part-1">1 speaker says:.*?<\/div><div><h2 id="part-2">Against it/,
  );
  expect((await get('/claims?topic=border')).status).toBe(200);
});

test.each([
  ['/timelin', '/timeline'],
  ['/fact/red-line', '/facts/red-line'],
  ['/name/sadr', '/names/sadr'],
  ['/sourcs', '/sources'],
  ['/nothing-like-a-page', undefined],
  ['/facts/%E0%A4%A/x', undefined],
])('%s has no page, and the nearest is %s', async (path, near) => {
  const response = await (await pages())(path);
  const html = await response.text();
  expect(response.status).toBe(404);
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  expect(/href="([^"]*)"/.exec(main)?.[1]).toBe(near);
});

test.each([
  ['/facts/red-lime', '/facts/red-line'],
  ['/sources/bulletn', '/sources/bulletin'],
])('%s does not exist, and offers %s', async (path, near) => {
  const response = await (await pages())(path);
  const html = await response.text();
  expect([response.status, html.includes(`href="${near}"`)]).toEqual([404, true]);
  expect(html).toContain(`<h1>${textsFor('en').page.notFound}</h1>`);
});

test('a name in another spelling leads to its page', async () => {
  const response = await (await pages())('/names/Soudani?lang=ar');
  expect([response.status, new URL(response.url).pathname, new URL(response.url).search]).toEqual([
    200,
    '/names/sudani',
    '?lang=ar',
  ]);
});

test('the page of a name has what is known of it', async () => {
  const get = await pages();
  const response = await get('/names/abdi');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<h1>Mazloum Abdi</h1>');
  expect((await get('/names/no-such')).status).toBe(404);
});

test('the map has a card for previews of links, as the other pages have', async () => {
  const html = await (await (await pages())('/map?lang=ar')).text();
  expect(html).toContain(`<meta property="og:image" content="${PUBLIC}/card.png?lang=ar">`);
  expect(html).toContain(`<meta property="og:url" content="${PUBLIC}/map?lang=ar">`);
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

test('below a path of another site, every address of a page has that path', async () => {
  const get = await pages({ publicUrl: 'https://example.org/bot' });
  for (const path of ['/', '/facts/fully-secured', '/map', '/nothing-here', '/?q=border']) {
    const html = await (await get(path)).text();
    const addresses = [...html.matchAll(/ (?:href|src|action)="(?!#|https:)([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address?.startsWith('/bot/'))).toEqual([]);
  }
  expect(await (await get('/facts/fully-secured')).text()).toContain(
    '<link rel="canonical" href="https://example.org/bot/facts/fully-secured?lang=en">',
  );
});
