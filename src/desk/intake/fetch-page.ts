import { LRUCache } from 'lru-cache';
import { Agent, type Dispatcher, request } from 'undici';
import { given } from '../../util/given.ts';
import type { Proxies } from '../../util/proxies.ts';
import { steadyClock } from '../../util/steady-clock.ts';
import type { Stopping, Timer } from '../../util/timer.ts';
import { DeskError } from '../desk-error.ts';
import { refusedByStatus } from './barriers.ts';
import { checkProxied, guardedConnector, type Lookup } from './connector.ts';
import { LARGEST } from './file-text.ts';
import { HostPace } from './host-pace.ts';
import { ENCODINGS, readBody } from './page-body.ts';
import { PageProxies } from './page-proxies.ts';
import type { Reach } from './reach.ts';
import { LONGEST_ROBOTS, robotsAllow } from './robots.ts';
import { webAddress } from './web-address.ts';

/** The name of the program, by which a robots.txt can mean it. */
const PRODUCT = 'Sanad';
const VERSION = '0.1';

/** How the program names itself to servers. */
export const USER_AGENT = `${PRODUCT}/${VERSION} (reads single articles and feeds that an editor chose; at most one request a second; robots.txt can name ${PRODUCT})`;

const MOST_REDIRECTS = 5;
/** All requests for a page together, without the waits between them. */
const DEADLINE_MILLISECONDS = 10_000;
const PACE_MILLISECONDS = 1_000;
/** How long the rules of a host are used: RFC 9309 allows a day. */
const ROBOTS_MILLISECONDS = 60 * 60 * 1_000;
/** So much of an answer without success is looked at. */
const REFUSAL_BYTES = 64 * 1024;

/** What a page was when it was fetched last. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A page as it came. */
export interface FetchedPage extends Validators {
  /** Where it was in the end. */
  readonly url: string;
  /** `not-modified`: it is as it was by the validators, and was not sent. */
  readonly outcome: 'fetched' | 'not-modified';
  /** The content type in lower case, without parameters; empty where the server gives none. */
  readonly type: string;
  readonly charset?: string;
  readonly bytes: Uint8Array;
}

export interface FetchOptions extends Validators {
  /** Ends the fetch. */
  readonly signal?: Stopping;
}

/** Fetches a page by its address. @throws DeskError with why it could not be fetched */
export type FetchPage = (address: string, options?: FetchOptions) => Promise<FetchedPage>;

export interface PageFetcherOptions {
  readonly reach: Reach;
  readonly timer: Timer;
  readonly now: () => Date;
  /** Finds the addresses of hosts; the system's if left out. */
  readonly lookup?: Lookup;
  /** Milliseconds between two requests to a host; a second if left out. */
  readonly pace?: number;
  /** What pages are fetched through; directly if left out. */
  readonly proxies?: Proxies;
}

/**
 * Fetches pages that editors name, from servers that may be hostile. It keeps no connection and no cookie. A
 * proxy resolves the names itself, so there the addresses that this machine finds for them are checked, and what it does
 * not find is left to the proxy.
 */
export class PageFetcher {
  readonly #options: PageFetcherOptions;
  readonly #agent: Agent;
  readonly #proxies: PageProxies;
  readonly #pace: HostPace;
  /** The robots.txt of an origin, or what it could not be read for. */
  readonly #robots: LRUCache<string, { readonly text: string; readonly until: number }>;

  constructor(options: PageFetcherOptions) {
    const { reach, lookup, timer, now, pace = PACE_MILLISECONDS, proxies = {} } = options;
    this.#options = options;
    const limits = { pipelining: 0, maxHeaderSize: 32 * 1024 };
    this.#agent = new Agent({ ...limits, connect: guardedConnector(reach, DEADLINE_MILLISECONDS, lookup) });
    this.#proxies = new PageProxies(proxies, limits);
    this.#pace = new HostPace(pace, timer, steadyClock(now));
    this.#robots = new LRUCache({ max: 200 });
  }

  /** Bound, so that it can be passed on. */
  readonly fetch: FetchPage = async (address, { etag, lastModified, signal } = {}) => {
    const clock = new Clock(this.#options, signal);
    const conditions = given({
      'if-none-match': sendable(etag),
      'if-modified-since': sendable(lastModified),
    });
    const { url, answer } = await this.#follow(webAddress(address), clock, conditions, async (at) => {
      if (!(await this.#mayFetch(at, clock)))
        throw new DeskError(
          'page-robots',
          `${at.hostname} asks programs not to fetch this page (robots.txt). Open it in a browser, and give its text instead.`,
        );
    });
    const { status, headers } = answer;
    const text = (name: string): string => [headers[name] ?? ''].flat()[0] ?? '';
    const validators = given({
      etag: text('etag') || undefined,
      lastModified: text('last-modified') || undefined,
    });
    if (status === 304)
      return {
        url: url.href,
        outcome: 'not-modified',
        type: '',
        bytes: new Uint8Array(),
        ...given({ etag, lastModified }),
        ...validators,
      };
    const body = status < 400 ? answer.bytes : answer.bytes.subarray(0, REFUSAL_BYTES);
    const refusal = refusedByStatus({
      host: url.hostname,
      status,
      body: status < 300 ? '' : Buffer.from(body).toString('utf8'),
      ...given({ mitigated: text('cf-mitigated') || undefined }),
    });
    if (refusal !== undefined) throw refusal;
    const [type = '', ...parameters] = text('content-type').toLowerCase().split(';');
    const charset = /charset\s*=\s*"?([\w-]+)/.exec(parameters.join(';'))?.[1];
    return {
      url: url.href,
      outcome: 'fetched',
      type: type.trim(),
      bytes: answer.bytes,
      ...given({ charset }),
      ...validators,
    };
  };

  /** Ends what is open. */
  async close(): Promise<void> {
    await Promise.all([this.#agent.destroy(), this.#proxies.close()]);
  }

  /** Requests an address, and what it redirects to. */
  async #follow(
    first: URL,
    clock: Clock,
    headers: Readonly<Record<string, string>>,
    before: (url: URL) => Promise<void>,
  ): Promise<{ readonly url: URL; readonly answer: Answer }> {
    let url = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      await before(url);
      const answer = await this.#request(url, clock, headers);
      const to = [answer.headers['location'] ?? ''].flat()[0];
      if (![301, 302, 303, 307, 308].includes(answer.status) || !to) return { url, answer };
      url = webAddress(to, url.href);
    }
    throw new DeskError(
      'page-redirects',
      `${first.hostname} sends the program on more than ${MOST_REDIRECTS} times. Open the page in a browser, and give the address where it ends.`,
    );
  }

  async #mayFetch(url: URL, clock: Clock): Promise<boolean> {
    const now = this.#options.now().getTime();
    const kept = this.#robots.get(url.origin);
    const text = kept !== undefined && kept.until > now ? kept.text : await this.#readRobots(url, clock);
    if (kept?.text !== text) this.#robots.set(url.origin, { text, until: now + ROBOTS_MILLISECONDS });
    return robotsAllow(text, PRODUCT, `${url.pathname}${url.search}`);
  }

  /** The rules of a host. One without rules allows everything, one that has a failure of its own nothing (RFC 9309, 2.3.1). */
  async #readRobots({ origin, hostname }: URL, clock: Clock): Promise<string> {
    const { answer } = await this.#follow(new URL('/robots.txt', origin), clock, {}, async () => undefined);
    if (answer.status >= 500)
      throw new DeskError(
        'page-server-error',
        `${hostname} does not say what programs may fetch: its robots.txt has a failure (${answer.status}). Try again later.`,
      );
    return answer.status < 300 ? Buffer.from(answer.bytes.subarray(0, LONGEST_ROBOTS)).toString('utf8') : '';
  }

  async #request(url: URL, clock: Clock, headers: Readonly<Record<string, string>>): Promise<Answer> {
    await this.#pace.turn(url.host, clock.signal);
    const { reach, lookup } = this.#options;
    const proxy = this.#proxies.agent(url);
    return clock.run(url.hostname, proxy !== undefined, async (signal) => {
      if (proxy) await checkProxied(url, reach, lookup);
      const response = await request(url, {
        dispatcher: proxy ?? this.#agent,
        signal,
        headers: {
          'user-agent': USER_AGENT,
          accept:
            'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.9, */*;q=0.1',
          'accept-encoding': ENCODINGS,
          ...headers,
        },
      });
      const { statusCode: status, headers: answered, body } = response;
      const encoding = [answered['content-encoding'] ?? ''].flat().join(',');
      const bytes = await readBody(body, { encoding, most: LARGEST, host: url.hostname });
      return { status, headers: answered, bytes };
    });
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly bytes: Uint8Array;
}

/** The time that is left for a page, over all its requests. */
class Clock {
  readonly #options: Pick<PageFetcherOptions, 'timer' | 'now'>;
  readonly signal: Stopping | undefined;
  readonly #passed: () => number;
  #left = DEADLINE_MILLISECONDS;

  constructor(options: Pick<PageFetcherOptions, 'timer' | 'now'>, signal: Stopping | undefined) {
    this.#options = options;
    this.#passed = steadyClock(options.now);
    this.signal = signal;
  }

  /**
   * Runs a request as long as time is left.
   *
   * @throws DeskError with what went wrong
   */
  async run<Result>(
    host: string,
    isProxied: boolean,
    task: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const { timer } = this.#options;
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const began = this.#passed();
    let late = false;
    const cancel = timer(() => {
      late = true;
      abort();
    }, this.#left);
    this.signal?.addEventListener('abort', abort);
    if (this.signal?.aborted) abort();
    try {
      return await task(controller.signal);
    } catch (error) {
      throw late ? slow(host) : explained(error, host, isProxied);
    } finally {
      cancel();
      this.signal?.removeEventListener('abort', abort);
      this.#left = Math.max(1, this.#left - (this.#passed() - began));
    }
  }
}

/** A validator that can be sent back: some servers give letters that no header may have, which would end every later fetch. */
function sendable(validator: string | undefined): string | undefined {
  return validator !== undefined && /^[\t\x20-\x7e\x80-\xff]{1,1000}$/.test(validator)
    ? validator
    : undefined;
}

function slow(host: string): DeskError {
  return new DeskError(
    'page-slow',
    `${host} took longer than ${DEADLINE_MILLISECONDS / 1_000} seconds to give the page. Try again later, or give its text instead.`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host; look at the spelling of the address',
  EAI_AGAIN: 'its name cannot be resolved now; look whether this machine is connected, or try again later',
  ECONNREFUSED: 'it refuses the connection; try again later',
  ECONNRESET: 'it broke the connection off; try again later',
  EHOSTUNREACH: 'there is no way to it from this machine',
  ENETUNREACH: 'there is no way to it from this machine',
  UND_ERR_SOCKET: 'it broke the connection off; try again later',
  UND_ERR_HEADERS_OVERFLOW: 'its answer has no end of headers',
};

function explained(error: unknown, host: string, isProxied: boolean): unknown {
  // A check of the address may come wrapped.
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof DeskError) return each;
  if (!(error instanceof Error)) return error;
  const { code = error.name === 'HTTPParserError' ? error.name : '' } = error as NodeJS.ErrnoException;
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return slow(host);
  const tls = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code);
  const refused = /^Proxy response \((\d+)\)/.exec(error.message)?.[1];
  if (isProxied && !tls && (refused !== undefined || code in REASONS))
    return new DeskError(
      'page-unreachable',
      `${host} cannot be reached through the proxy (${refused ?? code}). Look whether the proxy of HTTPS_PROXY runs, and lets the program through to this host.`,
    );
  if (error.name === 'AbortError' || code === '') return error;
  const why =
    REASONS[code] ??
    (tls
      ? 'its certificate cannot be trusted; open it in a browser, and give its text instead'
      : 'its answer is not HTTP, or broke off');
  return new DeskError('page-unreachable', `${host} cannot be reached: ${why}.`, { cause: error });
}
