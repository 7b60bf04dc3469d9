import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeskError } from '../../../src/desk/desk-error.ts';
import { PageFetcher, type PageFetcherOptions, USER_AGENT } from '../../../src/desk/intake/fetch-page.ts';
import { isPublicAddress, PUBLIC } from '../../../src/desk/intake/reach.ts';
import { type WebAnswer, webStandIn } from '../../stand-ins/web/web.ts';
import { ManualTime } from './time.ts';

/** Lets tests reach this machine. */
const ANYWHERE = { allowsAddress: () => true, allowsPort: () => true };

function fetcher(options: Partial<PageFetcherOptions> = {}): PageFetcher {
  const { timer, now } = new ManualTime();
  const pages = new PageFetcher({ reach: ANYWHERE, timer, now, pace: 0, ...options });
  onTestFinished(() => pages.close());
  return pages;
}

/** The code of a refusal, and its sentence. */
async function refusal(fetching: Promise<unknown>): Promise<{ code: string; sentence: string }> {
  const error = await fetching.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeskError)) throw error ?? new Error('it was not refused');
  return { code: error.code, sentence: error.message };
}

describe('addresses on the public internet', () => {
  test.each([
    '127.0.0.1 127.1.2.3 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 240.0.0.1',
    '255.255.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1',
    ':: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 ::8.8.8.8',
    '64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001::1 2001:db8::1 100::1 ::ffff:0:127.0.0.1 3fff::1 4000::1 5f00::1',
    'localhost example.org 1 0x7f000001',
  ])('do not include %s', (addresses) => {
    expect(addresses.split(' ').filter(isPublicAddress)).toEqual([]);
  });

  test.each(['8.8.8.8 1.1.1.1 172.15.0.1 172.32.0.1 100.63.0.1 100.128.0.1 2606:4700::1111 2a00:1450::1'])(
    'include %s',
    (addresses) => {
      expect(addresses.split(' ').filter((each) => !isPublicAddress(each))).toEqual([]);
    },
  );
});

describe('what may be reached is checked where the connection is made', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'http://localhost/',
  ])('%s is refused', async (address) => {
    expect((await refusal(fetcher({ reach: PUBLIC }).fetch(address))).code).toBe('address-private');
  });

  test('a name with one private address among public ones is refused, and nothing is sent', async () => {
    const web = await webStandIn({ '/': 'secret' });
    const pages = fetcher({
      reach: { ...PUBLIC, allowsPort: () => true },
      lookup: (_, __, done) =>
        done(null, [
          { address: '8.8.8.8', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]),
    });
    expect((await refusal(pages.fetch(`http://mixed.example:${web.port}/`))).code).toBe('address-private');
    expect(web.requests.entries).toEqual([]);
  });

  test('a name that resolves to another address the second time is checked again', async () => {
    const web = await webStandIn({ '/a': 'a page', '/b': 'secret' });
    let asked = 0;
    const pages = fetcher({
      // As if the first address were a public one.
      reach: { allowsAddress: (address) => address === '127.0.0.1', allowsPort: () => true },
      lookup: (_, __, done) => done(null, [{ address: ++asked <= 2 ? '127.0.0.1' : '127.0.0.2', family: 4 }]),
    });
    const host = `http://rebinding.example:${web.port}`;
    await pages.fetch(`${host}/a`);
    expect((await refusal(pages.fetch(`${host}/b`))).code).toBe('address-private');
    expect(web.paths).not.toContain('/b');
  });

  test('a redirect into a private network is refused', async () => {
    const web = await webStandIn({ '/': { status: 302, headers: { location: 'http://127.0.0.2/' } } });
    const reach = { allowsAddress: (address: string) => address === '127.0.0.1', allowsPort: () => true };
    expect((await refusal(fetcher({ reach }).fetch(web.origin))).code).toBe('address-private');
  });

  test('other ports than those of the web are refused', async () => {
    const reach = { ...PUBLIC, allowsAddress: () => true };
    expect(await refusal(fetcher({ reach }).fetch('http://127.0.0.1:25/'))).toEqual({
      code: 'address-port',
      sentence:
        'The address asks for the port 25 of 127.0.0.1; pages are fetched from the ports 80 and 443 alone. Give the text of the page instead.',
    });
  });

  test.each([
    ['ftp://example.org/'],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['https://user:pass@example.org/'],
    ['not an address'],
    [`https://example.org/${'a'.repeat(3_000)}`],
  ])('%.40s is no address to fetch', async (address) => {
    const { code, sentence } = await refusal(fetcher().fetch(address));
    expect(code).toBe('address-wrong');
    expect(sentence).not.toContain('pass@');
  });

  test('a redirect to another kind of address is refused', async () => {
    const web = await webStandIn({ '/': { status: 301, headers: { location: 'file:///etc/passwd' } } });
    expect((await refusal(fetcher().fetch(web.origin))).code).toBe('address-wrong');
  });
});

describe('a page', () => {
  test('comes with its type, its encoding and its validators, asked for in our name', async () => {
    const headers = {
      'content-type': 'text/HTML; charset="Windows-1256"',
      etag: '"1"',
      'last-modified': 'Mon',
    };
    const web = await webStandIn({ '/x?a=1': { headers, body: 'page' } });
    expect(await fetcher().fetch(`${web.origin}/x?a=1#part`)).toMatchObject({
      url: `${web.origin}/x?a=1`,
      outcome: 'fetched',
      type: 'text/html',
      charset: 'windows-1256',
      etag: '"1"',
      lastModified: 'Mon',
      bytes: Buffer.from('page'),
    });
    expect(web.requests.entries.map(({ headers }) => headers['user-agent'])).toEqual([
      USER_AGENT,
      USER_AGENT,
    ]);
    expect(web.requests.entries[1]?.headers.cookie).toBeUndefined();
  });

  test('that is as it was is not sent again', async () => {
    const web = await webStandIn({
      '/': (request, response) =>
        void response
          .writeHead(
            request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'Mon'
              ? 304
              : 200,
          )
          .end(),
    });
    const validators = { etag: '"1"', lastModified: 'Mon' };
    expect(await fetcher().fetch(web.origin, validators)).toMatchObject({
      outcome: 'not-modified',
      ...validators,
    });
  });

  test('is fetched again whatever its validators are', async () => {
    const web = await webStandIn({ '/': { body: 'page' } });
    const validators = { etag: '"žluť"', lastModified: 'x'.repeat(20_000) };
    expect(await fetcher().fetch(web.origin, validators)).toMatchObject({ outcome: 'fetched' });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('packed with %s is unpacked', async (encoding, pack) => {
    const web = await webStandIn({
      '/': { headers: { 'content-encoding': encoding }, body: pack('a page') },
    });
    expect(Buffer.from((await fetcher().fetch(web.origin)).bytes).toString()).toBe('a page');
  });

  test('is followed over five redirects, and no further', async () => {
    const hop = (to: string): WebAnswer => ({ status: 302, headers: { location: to } });
    const web = await webStandIn({
      '/0': hop('/1'),
      '/1': hop('2'),
      '/2': hop('/3'),
      '/3': hop('/4'),
      '/4': hop('/5'),
      '/5': 'page',
    });
    expect((await fetcher().fetch(`${web.origin}/0`)).url).toBe(`${web.origin}/5`);
    web.set('/5', hop('/0'));
    expect((await refusal(fetcher().fetch(`${web.origin}/0`))).code).toBe('page-redirects');
  });
});

const MEGABYTE = 1024 * 1024;

describe('what stands in the way is told apart', () => {
  const check = '<html><title>Just a moment...</title><body>Checking your browser</body></html>';
  test.each<[code: string, answer: WebAnswer]>([
    ['page-gone', { status: 404 }],
    ['page-gone', { status: 410 }],
    ['page-closed', { status: 401 }],
    ['page-closed', { status: 403, body: '<title>403 Forbidden</title>' }],
    ['page-closed', { status: 451 }],
    ['page-paywall', { status: 402 }],
    ['page-captcha', { status: 403, body: check }],
    ['page-captcha', { status: 503, body: check }],
    ['page-captcha', { status: 403, headers: { 'cf-mitigated': 'challenge' } }],
    ['page-captcha', { status: 200, headers: { 'cf-mitigated': 'challenge' } }],
    ['page-captcha', { status: 429, body: 'Our systems have detected unusual traffic from your network' }],
    ['page-busy', { status: 429 }],
    ['page-server-error', { status: 500 }],
    ['page-server-error', { status: 503 }],
    ['page-refused', { status: 418 }],
    ['page-refused', { status: 302 }],
    ['page-too-large', { body: Buffer.alloc(6 * MEGABYTE, 'a') }],
    [
      'page-too-large',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50 * MEGABYTE)) },
    ],
    [
      'page-too-large',
      {
        headers: { 'content-encoding': 'gzip, gzip' },
        body: gzipSync(gzipSync(Buffer.alloc(50 * MEGABYTE))),
      },
    ],
    ['page-broken', { headers: { 'content-encoding': 'gzip' }, body: 'not packed' }],
    ['page-broken', { headers: { 'content-encoding': 'rot13' }, body: 'cntr' }],
    ['page-unreachable', (request) => request.socket.destroy()],
  ])('%s', async (code, answer) => {
    const web = await webStandIn({ '/': answer });
    const refused = await refusal(fetcher().fetch(web.origin));
    expect(refused.code).toBe(code);
    expect(refused.sentence).toMatch(/127\.0\.0\.1.*\.$/);
  });

  test('page-unreachable: a host that is none, one that listens to nobody, and one that speaks no HTTP', async () => {
    const lookup: PageFetcherOptions['lookup'] = (_, __, done) =>
      done(Object.assign(new Error(), { code: 'ENOTFOUND' }), []);
    expect(await refusal(fetcher({ lookup }).fetch('https://nowhere.example/'))).toEqual({
      code: 'page-unreachable',
      sentence:
        'nowhere.example cannot be reached: there is no such host; look at the spelling of the address.',
    });
    const other = createServer((socket) =>
      socket.on('error', () => undefined).end('SSH-2.0\r\n', () => socket.destroy()),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect((await refusal(fetcher().fetch(`http://127.0.0.1:${port}/`))).code).toBe('page-unreachable');
    await new Promise((resolve) => other.close(resolve));
    expect((await refusal(fetcher().fetch(`http://127.0.0.1:${port}/`))).code).toBe('page-unreachable');
  });

  test.each<[what: string, path: string]>([
    ['its headers', '/silent'],
    ['its body', '/slow'],
  ])('page-slow: a server that keeps %s for itself', async (_, path) => {
    const time = new ManualTime();
    const web = await webStandIn({
      '/silent': () => undefined,
      '/slow': (_request, response) => void response.writeHead(200).write('<html>'),
    });
    const fetching = refusal(fetcher(time).fetch(`${web.origin}${path}`));
    await web.requests.waitFor((request) => request.path === path);
    time.pass(10_000);
    expect((await fetching).code).toBe('page-slow');
  });

  test('the ten seconds are those of all requests together', async () => {
    const time = new ManualTime();
    const web = await webStandIn({
      '/': (_, response) => {
        time.pass(6_000);
        response.writeHead(302, { location: '/end' }).end();
      },
      '/end': () => undefined,
    });
    const fetching = refusal(fetcher(time).fetch(web.origin));
    await web.requests.waitFor(({ path }) => path === '/end');
    time.pass(4_000);
    expect((await fetching).code).toBe('page-slow');
  });
});

describe('robots.txt', () => {
  test.each<[what: string, robots: WebAnswer, code: string | undefined]>([
    ['that is not there allows all', { status: 404 }, undefined],
    ['that nobody may see allows all', { status: 403 }, undefined],
    ['with a failure forbids all', { status: 503 }, 'page-server-error'],
    ['that forbids the page counts', 'User-agent: *\nDisallow: /news', 'page-robots'],
    [
      'that means us counts first',
      'User-agent: *\nAllow: /\n\nUser-agent: Sanad\nDisallow: /',
      'page-robots',
    ],
  ])('%s', async (_, robots, code) => {
    const web = await webStandIn({ '/robots.txt': robots, '/news': 'page' });
    const fetching = fetcher().fetch(`${web.origin}/news`);
    if (code === undefined) expect((await fetching).outcome).toBe('fetched');
    else expect((await refusal(fetching)).code).toBe(code);
    expect(web.paths).toEqual(code === undefined ? ['/news'] : []);
  });

  test('is read once an hour', async () => {
    const time = new ManualTime();
    const web = await webStandIn({ '/a': 'page', '/b': 'page', '/robots.txt': 'User-agent: *\nDisallow:' });
    const pages = fetcher(time);
    const reads = () => web.requests.entries.filter(({ path }) => path === '/robots.txt').length;
    await pages.fetch(`${web.origin}/a`);
    await pages.fetch(`${web.origin}/b`);
    expect(reads()).toBe(1);
    web.set('/robots.txt', 'User-agent: *\nDisallow: /');
    time.pass(60 * 60 * 1_000);
    expect((await refusal(pages.fetch(`${web.origin}/a`))).code).toBe('page-robots');
  });

  test('of the host that a page redirects to counts as well', async () => {
    const other = await webStandIn({ '/robots.txt': 'User-agent: *\nDisallow: /', '/': 'page' });
    const web = await webStandIn({ '/': { status: 301, headers: { location: `${other.origin}/` } } });
    expect((await refusal(fetcher().fetch(web.origin))).code).toBe('page-robots');
    expect(other.paths).toEqual([]);
  });
});

test('a host gets one request a second, and others need not wait for it', async () => {
  const time = new ManualTime();
  const web = await webStandIn({ '/': 'page' });
  const other = await webStandIn({ '/': 'page' });
  const pages = new PageFetcher({ reach: ANYWHERE, ...time });
  onTestFinished(() => pages.close());
  const first = pages.fetch(web.origin);
  await web.requests.waitFor(({ path }) => path === '/robots.txt');
  const second = pages.fetch(other.origin);
  await other.requests.waitFor(({ path }) => path === '/robots.txt');
  // Both wait for their second request now.
  while (time.waiting < 2) await new Promise(setImmediate);
  expect([web.paths, other.paths]).toEqual([[], []]);
  time.pass(1_000);
  await Promise.all([first, second]);
  expect([web.paths, other.paths]).toEqual([['/'], ['/']]);
});
