import type { LookupAddress } from 'node:dns';
import { expect, onTestFinished, test } from 'vitest';
import { DeskError } from '../../../src/desk/desk-error.ts';
import { PageFetcher, type PageFetcherOptions } from '../../../src/desk/intake/fetch-page.ts';
import { PageProxies } from '../../../src/desk/intake/page-proxies.ts';
import { PUBLIC } from '../../../src/desk/intake/reach.ts';
import { PROXY_AUTHORIZATION, startProxy } from '../../stand-ins/proxy.ts';
import { webStandIn } from '../../stand-ins/web/web.ts';
import { ManualTime } from './time.ts';

/** What names resolve to here, if to anything. */
type Names = Readonly<Record<string, string>>;

async function opened(names: Names, options: Partial<PageFetcherOptions> = {}) {
  const proxy = await startProxy();
  const { timer, now } = new ManualTime();
  const pages = new PageFetcher({
    // The ports of the stand-ins are not those of the web.
    ...{ reach: { ...PUBLIC, allowsPort: () => true }, timer, now, pace: 0 },
    lookup: (host, _, done) => {
      const address = names[host] ?? (/^[\d.]+$/.test(host) ? host : undefined);
      if (address === undefined) return done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
      done(null, [{ address, family: 4 } satisfies LookupAddress]);
    },
    proxies: { http_proxy: proxy.address, https_proxy: proxy.address },
    ...options,
  });
  onTestFinished(() => pages.close());
  return { proxy, pages };
}

const codeOf = async (fetching: Promise<unknown>) => {
  const error = await fetching.catch((reason: unknown) => reason);
  return error instanceof DeskError ? `${error.code}: ${error.message}` : error;
};

test.each<[string, Names]>([
  ['whose name is public here', { 'page.test': '8.8.8.8' }],
  ['whose name only the proxy knows', {}],
])('a page %s is fetched through the proxy', async (_, names) => {
  const web = await webStandIn({ '/': 'a page' });
  const { proxy, pages } = await opened(names);
  const { bytes } = await pages.fetch(`http://page.test:${web.port}/`);
  expect(Buffer.from(bytes).toString()).toBe('a page');
  expect(new Set(proxy.asked.entries.map(({ what }) => what))).toEqual(
    new Set([`CONNECT page.test:${web.port}`]),
  );
  expect(proxy.asked.entries[0]?.authorization).toBe(PROXY_AUTHORIZATION);
});

test.each([
  ['a literal private address', 'http://127.0.0.1/'],
  ['a name that is private here', 'http://inside.test/'],
  ['one that a page redirects to', 'http://page.test/away'],
])('the proxy is not asked for %s', async (_, address) => {
  const web = await webStandIn({ '/away': { status: 302, headers: { location: 'http://inside.test/' } } });
  const { proxy, pages } = await opened({ 'inside.test': '10.0.0.1', 'page.test': '8.8.8.8' });
  const at = address.replace('page.test', `page.test:${web.port}`);
  expect(await codeOf(pages.fetch(at))).toMatch(/^address-private: /);
  expect(proxy.asked.entries.filter(({ what }) => !what.includes('page.test'))).toEqual([]);
});

test('other ports are refused as without a proxy', async () => {
  const { proxy, pages } = await opened({}, { reach: PUBLIC });
  expect(await codeOf(pages.fetch('http://page.test:8080/'))).toMatch(/^address-port: /);
  expect(proxy.asked.entries).toEqual([]);
});

test('a proxy that does not let the program through, or is away, is named', async () => {
  const { pages } = await opened({});
  expect(await codeOf(pages.fetch('https://page.example/'))).toMatch(/^page-unreachable: .*proxy \(502\)/);
  const { pages: others } = await opened({}, { proxies: { http_proxy: 'http://127.0.0.1:1/' } });
  expect(await codeOf(others.fetch('http://page.test/'))).toMatch(
    /^page-unreachable: .*proxy \(ECONNREFUSED\)/,
  );
});

test.each([
  ['a.test', 'http://a.test/', true],
  ['a.test', 'http://b.a.test/', false],
  ['.a.test', 'http://b.a.test/', true],
  ['*.a.test', 'http://b.a.test/', true],
  ['b.test, A.test', 'http://a.test/', true],
  ['a.test:8080', 'http://a.test/', false],
  ['a.test:443', 'https://a.test/', true],
  ['*', 'http://a.test/', true],
  ['[::1]', 'http://[::1]/', true],
  ['', 'http://a.test/', false],
])('NO_PROXY=%s, %s', async (no_proxy, address, isDirect) => {
  const proxies = new PageProxies(
    { http_proxy: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1', no_proxy },
    {},
  );
  onTestFinished(() => proxies.close());
  expect(proxies.agent(new URL(address)) === undefined).toBe(isDirect);
});
