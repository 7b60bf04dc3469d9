import { describe, expect, test } from 'vitest';
import { DeskError } from '../../../src/desk/desk-error.ts';
import { checkFeed, type FeedCheckDeps } from '../../../src/desk/intake/feed-check.ts';
import { claimFeed } from '../../../src/desk/intake/feed-claim.ts';
import { FeedFollower } from '../../../src/desk/intake/feed-follower.ts';
import { type ParsedFeed, parseFeedText } from '../../../src/desk/intake/feed-items.ts';
import { readFeeds } from '../../../src/desk/intake/feed-list.ts';
import { addFeed, checkFeeds, removeFeed } from '../../../src/desk/intake/feed-service.ts';
import { takeIn } from '../../../src/desk/intake/take-in.ts';
import { type WebAnswer, type WebStandIn, webStandIn } from '../../stand-ins/web/web.ts';
import { desk, draftsIn } from './desk.ts';
import { articlePage, PARAGRAPHS } from './pages.ts';
import { ManualTime } from './time.ts';

const ADDRESS = 'https://example.org/feed.xml';

interface Item {
  readonly link?: string;
  readonly guid?: string;
  readonly title?: string;
  readonly date?: string;
  readonly text?: string;
}

function rss(items: readonly Item[]): string {
  const body = items.map(
    ({ link, guid, title, date, text }) =>
      `<item>${title ? `<title>${title}</title>` : ''}${link ? `<link>${link}</link>` : ''}${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${date ? `<pubDate>${date}</pubDate>` : ''}${text ? `<description><![CDATA[${text}]]></description>` : ''}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Example Daily</title><link>https://example.org/</link>${body.join('')}</channel></rss>`;
}

function itemsOf(text: string) {
  const parsed: ParsedFeed = parseFeedText(text, ADDRESS);
  return parsed.outcome === 'feed' ? parsed.items : parsed.outcome;
}

describe('a feed is read', () => {
  const item = { title: 'Road closed', url: 'https://example.org/road', published: '2026-01-21' };
  test.each<[kind: string, text: string]>([
    ['RSS', rss([{ title: 'Road closed', link: '/road', date: 'Wed, 21 Jan 2026 23:30:00 +0300' }])],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>E</title><entry><title type="html">Road &lt;b&gt;closed&lt;/b&gt;</title><id>urn:1</id><link rel="self" href="/self"/><link href="/road"/><published>2026-01-21T23:30:00Z</published></entry></feed>',
    ],
    [
      'JSON',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'E',
        items: [{ id: '1', url: '/road', title: 'Road closed', date_published: '2026-01-21T10:00:00Z' }],
      }),
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>E</title><link>https://example.org/</link></channel><item rdf:about="https://example.org/road"><title>Road closed</title><link>https://example.org/road</link><dc:date>2026-01-21</dc:date></item></rdf:RDF>',
    ],
  ])('in %s', (_, text) => {
    expect(itemsOf(text)).toEqual([expect.objectContaining(item)]);
  });

  test('with its own text as paragraphs', () => {
    expect(
      itemsOf(rss([{ title: 'A', text: '<p>One &amp; two</p><script>x</script><p>Three<br>Four' }])),
    ).toEqual([expect.objectContaining({ content: 'One & two\nThree\nFour' })]);
  });

  test('with each item once, the newest first', () => {
    const items = [
      { title: 'Old', link: '/1', date: 'Mon, 19 Jan 2026 10:00:00 GMT' },
      { title: 'No date', link: '/2' },
      { title: 'New', link: '/3', date: 'Wed, 21 Jan 2026 10:00:00 GMT' },
      { title: 'Old again', link: 'https://example.org/1?utm_source=rss' },
      // Two items with one guid, and pages of their own.
      { title: 'A', link: '/4', guid: 'g' },
      { title: 'B', link: '/5', guid: 'g' },
    ];
    const found = itemsOf(rss(items));
    expect(typeof found !== 'string' && found.map(({ title }) => title)).toEqual([
      'New',
      'Old',
      'No date',
      'A',
      'B',
    ]);
  });

  test('of thousands of items only so far as it matters', () => {
    const items = Array.from({ length: 4_000 }, (_, index) => ({ link: `/${index}` }));
    expect(itemsOf(rss(items))).toHaveLength(500);
  });

  test('without entities that it declares', () => {
    const entities =
      '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const text = rss([{ title: '&b;&f;', link: '/1' }]).replace('<rss', `${entities}<rss`);
    expect(JSON.stringify(itemsOf(text))).not.toMatch(/lol|root:/);
  });

  test.each(['', 'text', '{}', '<html></html>', '<rss/>', '<?xml version="1.0"?><rss', '[]'])(
    'but not of "%s"',
    (text) => {
      expect(itemsOf(text)).toBe('no-feed');
    },
  );
});

/** A site with a feed whose pages are articles, and a desk that follows the feed. */
async function followed(items: readonly Item[], pages: Readonly<Record<string, WebAnswer>> = {}) {
  const web = await webStandIn(pages);
  const there = await desk();
  const show = (present: readonly Item[], headers: Readonly<Record<string, string>> = {}) =>
    web.set('/feed', {
      headers: { 'content-type': 'application/rss+xml', ...headers },
      body: rss(
        present.map((item) => ({ ...item, ...(item.link && { link: `${web.origin}${item.link}` }) })),
      ),
    });
  show(items);
  await addFeed(`${web.origin}/feed`, 0, there.deps);
  return { ...there, web, show };
}

/** Checks all feeds now, and returns the state of the only one with the titles of new drafts. */
async function check(deps: FeedCheckDeps): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  await checkFeeds(deps, true, (_, { state, drafts }) => {
    found.push(
      [state.outcome, state.why, drafts.map(({ source }) => source.title)].filter(
        (each) => each !== undefined,
      ),
    );
  });
  return found;
}

const article = (web: WebStandIn, path: string, title: string): void =>
  web.set(
    path,
    articlePage(
      title,
      PARAGRAPHS.map((text) => `${title}: ${text.split(' ').toReversed().join(` ${title} `)}`),
    ),
  );

describe('a feed that is followed', () => {
  test('drafts what is new, once, and not what was there before', async () => {
    const { deps, files, web, show } = await followed([{ title: 'Old', link: '/old' }]);
    article(web, '/old', 'Old');
    article(web, '/new', 'New');
    show([
      { title: 'New', link: '/new', date: 'Wed, 21 Jan 2026 10:00:00 GMT' },
      { title: 'Old', link: '/old' },
    ]);
    expect(await check(deps)).toEqual([['ok', ['New']]]);
    expect(await check(deps)).toEqual([['ok', []]]);
    expect(await draftsIn(files)).toMatchObject([
      {
        source: { title: 'New', published: '2026-01-21' },
        reasons: { published: 'as the feed has it' },
        origin: { kind: 'feed', at: `${web.origin}/feed`, date: 'Wed, 21 Jan 2026 10:00:00 GMT' },
      },
    ]);
    expect(web.paths).not.toContain('/old');
  });

  test('drafts as many of the newest as was asked for', async () => {
    const { deps, web, show } = await followed([]);
    for (const path of ['/a', '/b', '/c']) article(web, path, path.slice(1).toUpperCase());
    show([{ link: '/a' }, { link: '/b' }, { link: '/c' }]);
    await removeFeed(`${web.origin}/feed/`, deps);
    expect((await addFeed(`${web.origin}/feed`, 2, deps)).items).toHaveLength(3);
    expect(await check(deps)).toEqual([['ok', ['B', 'A']]]);
  });

  test('is not sent again where it is as it was', async () => {
    const { deps, files, web } = await followed([]);
    const headers = { etag: '"1"', 'last-modified': 'Mon' };
    web.set('/feed', (request, response) =>
      request.headers['if-none-match'] === '"1"'
        ? void response.writeHead(304).end()
        : void response.writeHead(200, headers).end(rss([])),
    );
    expect(await check(deps)).toEqual([['empty', []]]);
    expect(await check(deps)).toEqual([['not-modified', []]]);
    expect(await readFeeds(files)).toMatchObject([{ etag: '"1"', lastModified: 'Mon' }]);
  });

  test.each<[sentence: RegExp, answer: WebAnswer]>([
    [/shows a test for humans/, '<!doctype html><title>Just a moment...</title>'],
    [/is no feed/, articlePage('Road closed')],
    [/is no feed/, 'text'],
    [/has no such page/, { status: 404 }],
    [/has a failure of its own/, { status: 500 }],
    [/is larger than 5 MB/, Buffer.alloc(6 * 1024 * 1024)],
  ])('that cannot be read is refused: %s', async (sentence, answer) => {
    const { deps, files, web, show } = await followed([{ link: '/old' }]);
    web.set('/feed', answer);
    expect(await check(deps)).toEqual([['refused', expect.stringMatching(sentence), []]]);
    // And goes on where it was.
    show([{ link: '/old' }]);
    expect(await check(deps)).toEqual([['ok', []]]);
    expect(await draftsIn(files)).toEqual([]);
  });

  test('has its own text where the page is refused, with a note', async () => {
    const { deps, files, web, show } = await followed([]);
    web.set('/wall', { status: 403 });
    show([
      { title: 'Walled', link: '/wall', text: `<p>${PARAGRAPHS[0]}</p>` },
      { title: 'No page', text: 'Only here.' },
    ]);
    await check(deps);
    expect(await draftsIn(files)).toMatchObject([
      {
        source: { title: 'Walled', url: `${web.origin}/wall` },
        notes: [expect.stringMatching(/403.*feed's own/)],
      },
      {
        source: { title: 'No page' },
        notes: ["The item names no page. So this text is the feed's own, and may be cut.", expect.anything()],
      },
    ]);
    expect(await check(deps)).toEqual([['ok', []]]);
  });

  test('tries a page again that may come yet, and takes its own text after that', async () => {
    const { deps, web, show } = await followed([]);
    web.set('/late', { status: 503 });
    show([{ title: 'Late', link: '/late', text: 'The own text.' }], { etag: '"1"' });
    expect(await check(deps)).toEqual([['ok', []]]);
    expect(await check(deps)).toEqual([['ok', []]]);
    expect(await check(deps)).toEqual([['ok', ['Late']]]);
  });

  test('drafts at most twenty items at once, and the others at the next checks', async () => {
    const { deps, show } = await followed([]);
    show(Array.from({ length: 30 }, (_, index) => ({ title: `Item number ${index}`, guid: `g${index}` })));
    const counts: number[] = [];
    for (let round = 0; round < 3; round++)
      await checkFeeds(deps, true, (_, { drafts }) => counts.push(drafts.length));
    expect(counts).toEqual([20, 10, 0]);
  });

  test('passes over what is in already', async () => {
    const { deps, files, web, show } = await followed([]);
    article(web, '/a', 'A');
    await takeIn({ kind: 'address', address: `${web.origin}/a`, origin: { kind: 'address' } }, deps);
    show([{ title: 'A', link: '/a' }]);
    await check(deps);
    expect(await readFeeds(files)).toMatchObject([{ state: { outcome: 'ok', passed: 1 } }]);
    expect(await draftsIn(files)).toHaveLength(1);
  });

  test('does not draft again what was drafted before a kill, though the page is another by then', async () => {
    const { deps, files, web, show } = await followed([]);
    article(web, '/a', 'A');
    show([{ title: 'A', link: '/a' }]);
    // The state is lost after the draft was kept.
    const before = await files.read('feeds.json');
    await check(deps);
    const after = await files.read('feeds.json');
    await files.write('feeds.json', before?.text ?? '', after?.revision ?? '');
    article(web, '/a', 'A changed');
    expect(await check(deps)).toEqual([['ok', []]]);
    expect(await draftsIn(files)).toHaveLength(1);
  });

  test('is claimed by one replica alone, until it is due again', async () => {
    const { files, time, web } = await followed([]);
    const url = `${web.origin}/feed`;
    time.pass(15 * 60 * 1_000);
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimFeed(files, url, time.now())));
    expect(claims.filter(Boolean)).toHaveLength(1);
    time.pass(15 * 60 * 1_000 - 1);
    expect(await claimFeed(files, url, time.now())).toBeUndefined();
    time.pass(1);
    expect(await claimFeed(files, url, time.now())).toBeDefined();
  });

  test('is followed once, and not any more when it was removed', async () => {
    const { deps, files, web } = await followed([]);
    await expect(addFeed(`${web.origin}/feed/?utm_source=x`, 0, deps)).rejects.toThrow(/is followed already/);
    const [feed] = await readFeeds(files);
    await removeFeed(`${web.origin}/feed`, deps);
    await expect(removeFeed(`${web.origin}/feed`, deps)).rejects.toThrow(/No feed of this address/);
    // A check that was under way does not bring it back.
    if (feed) await checkFeed(feed, deps);
    expect(await readFeeds(files)).toEqual([]);
  });

  test('whose list is broken is told', async () => {
    const { deps, files } = await desk();
    await files.write('feeds.json', '{"feeds":[{}]}', 'none');
    await expect(check(deps)).rejects.toThrow(/"feeds.json" cannot be read/);
  });
});

test('a bot that runs checks feeds when they are due, and hands on their drafts, until it stops', async () => {
  const { deps, time, web, show } = await followed([]);
  article(web, '/a', 'A');
  show([{ title: 'A', link: '/a' }]);
  const drafted = Promise.withResolvers<string>();
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const follower = new FeedFollower({
    ...deps,
    timer: time.timer,
    log,
    onDraft: ({ source }) => drafted.resolve(source.title ?? ''),
  });
  await follower.start();
  while (time.waiting === 0) await new Promise(setImmediate);
  expect(web.paths).toEqual(['/feed']);
  time.pass(15 * 60 * 1_000);
  expect(await drafted.promise).toBe('A');
  await follower.stop();
  expect(time.waiting).toBe(0);
});

test('a feed that fails three times in a row is told once, and so is its mending', async () => {
  const { deps, time, web, files, show } = await followed([]);
  const told: string[] = [];
  let isAway = true;
  const looks = new ManualTime();
  const follower = new FeedFollower({
    ...{ ...deps, timer: looks.timer },
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
    onTrouble: async ({ title }, why) => {
      // What could not be told is told after the next check.
      if (isAway) {
        isAway = false;
        throw new Error('the store is away');
      }
      told.push(`${title}: ${why ?? 'mended'}`);
    },
  });
  await follower.start();
  const nextCheck = async () => {
    while (looks.waiting === 0) await new Promise(setImmediate);
    time.pass(15 * 60 * 1_000);
    looks.pass(60 * 1_000);
    while (looks.waiting === 0) await new Promise(setImmediate);
  };
  web.set('/feed', { status: 403 });
  const counts: number[] = [];
  for (let round = 0; round < 5; round++) {
    await nextCheck();
    counts.push(told.length);
  }
  expect(counts).toEqual([0, 0, 0, 1, 1]);
  expect(told[0]).toMatch(/^Example Daily: .*403/);
  show([]);
  await nextCheck();
  await nextCheck();
  expect(told.slice(1)).toEqual(['Example Daily: mended']);
  expect(await readFeeds(files)).toMatchObject([expect.not.objectContaining({ told: true, failures: 5 })]);
  await follower.stop();
});

test('an item whose drafting is cut off by a stop is drafted at the next start', async () => {
  const { deps, show } = await followed([]);
  show([{ title: 'Only in the feed', text: PARAGRAPHS[0] ?? '' }]);
  const stopping = {
    ...deps,
    draftArticle: () => Promise.reject(new DeskError('desk-stopping', 'It stops.')),
  };
  for (let start = 0; start < 4; start++) expect(await check(stopping)).toEqual([['ok', []]]);
  expect(await check(deps)).toEqual([['ok', ['Only in the feed']]]);
});
