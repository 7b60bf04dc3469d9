import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Update, UserFromGetMe } from 'grammy/types';
import { Log } from '../log.ts';
import { Acts } from './acts.ts';
import type { Backstage } from './backstage.ts';
import { type Dealt, dealWith } from './calls.ts';
import { type Clock, systemClock } from './clock.ts';
import { Ephemerals } from './ephemerals.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { readBody, sendAnswer } from './http.ts';
import type { Happening, SentRequest } from './journal.ts';
import { Messages } from './messages.ts';
import { methodOf } from './methods.ts';
import { pathOf } from './methods-files.ts';
import { Profile } from './profile.ts';
import { Queries } from './queries.ts';
import { type Limits, RateLimits } from './rate-limits.ts';
import { Refusal, refusals } from './refusals.ts';
import { TelegramStandIn } from './stand-in.ts';
import { Updates } from './updates.ts';
import { Webhook } from './webhook.ts';
import { World } from './world.ts';

/** How the stand-in behaves. */
export interface StandInOptions {
  /** Default: a made-up one. */
  readonly token?: string;
  /** What getMe says; the rest is that of a bot in privacy mode, with inline mode on. */
  readonly me?: Partial<UserFromGetMe>;
  /** Whether a mere mention reaches the bot in privacy mode; see PrivacySettings. Default: no. */
  readonly mentions?: boolean;
  /** Whether it knows rich messages, as a server since Bot API 10.2 does. Default: yes. */
  readonly rich?: boolean;
  /** Refuses what goes beyond Telegram's limits. Default: nothing is refused. */
  readonly limits?: Limits;
  /** The version of the Bot API, such as that of an older server: methods that came later are not found, and fields ignored. */
  readonly version?: '10.1' | '10.2' | '10.3';
  /** Default: the time of the machine. */
  readonly clock?: Clock;
  /** Where a webhook's address is really found, such as a public one on this machine. Default: at itself. */
  readonly reach?: (url: string) => string;
}

const TOKEN = '700000001:AAStandInStandInStandInStandInStan';

/** Starts a Telegram on a free port of this machine. */
export async function startTelegram(options: StandInOptions = {}): Promise<TelegramStandIn> {
  const {
    token = TOKEN,
    clock = systemClock,
    limits,
    mentions = false,
    reach = (url) => url,
    version = '10.3',
  } = options;
  const journal = new Log<Happening>();
  const faults = new Faults();
  const updates = new Updates(clock, journal);
  const execute = (method: string, payload: SentRequest['payload']) => {
    const name = methodOf(method)?.name ?? method;
    const request: SentRequest = {
      method: name,
      payload,
      files: [],
      how: 'webhook',
      headers: {},
      authorized: true,
    };
    void deal(request, new AbortController().signal);
  };
  const backstage: Backstage = {
    world: new World(meOf(options.me), clock),
    version: Number(version.slice(3)) as Backstage['version'],
    messages: new Messages(),
    ephemerals: new Ephemerals(),
    profile: new Profile(),
    queries: new Queries(clock),
    updates,
    webhook: new Webhook({ updates, journal, clock, reach, execute }),
    journal,
    clock,
    documents: new Map(),
    fileIds: new Set(),
    rich: options.rich ?? true,
    limits: limits && new RateLimits(clock, limits),
  };
  const deal = async (request: SentRequest, gone: AbortSignal): Promise<Dealt> => {
    const dealt = await dealWith(request, backstage, faults, gone);
    const answer = dealt && 'answer' in dealt ? dealt.answer : {};
    journal.add({ kind: 'answer', request, ...answer });
    return dealt;
  };
  const server = createServer((request, response) => {
    const file = documentAt(request.url ?? '/', token, backstage);
    if (file !== undefined) response.end(file);
    else void serve(request, response, token, deal);
  });
  // Connections stay open until the stand-in closes, so that no client writes to one that is just closing.
  server.keepAliveTimeout = 0;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
  const events = new Events(backstage.world, clock);
  const deliver = (update: Update, posting = {}) => updates.add(update, posting);
  const acts = new Acts(backstage, events, { mentions }, deliver);
  return new TelegramStandIn({
    root: `http://127.0.0.1:${port}`,
    token,
    server,
    backstage,
    events,
    acts,
    faults,
  });
}

/** The document at /file/bot<token>/<path>. */
function documentAt(url: string, token: string, { documents }: Backstage): Uint8Array | undefined {
  const path = decodeURIComponent(new URL(url, 'http://stand-in').pathname);
  return [...documents].find(([id]) => path === `/file/bot${token}/${pathOf(id)}`)?.[1];
}

/** Answers a request at /bot<token>/<method>. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  deal: (request: SentRequest, gone: AbortSignal) => Promise<Dealt>,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  // A client that breaks off is no failure of the stand-in.
  request.on('error', () => undefined);
  try {
    const dealt = await deal(await sentRequest(request, token), gone.signal);
    if (dealt && 'drop' in dealt) end(request.socket, dealt.drop);
    else if (dealt) sendAnswer(response, dealt.answer);
  } catch (error) {
    if (gone.signal.aborted) return;
    const failure =
      error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
    sendAnswer(response, failure.answer);
  }
}

/** @throws Refusal for a path that leads nowhere, or a body that cannot be read */
async function sentRequest(request: IncomingMessage, token: string): Promise<SentRequest> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const [, sentToken = '', method = ''] =
    /^\/bot([^/]+)\/(\w+)\/?$/.exec(decodeURIComponent(url.pathname)) ?? [];
  if (method === '') throw refusals.notFound();
  const { payload, files } = await readBody(request, url);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const authorized = sentToken === token;
  return { method: methodOf(method)?.name ?? method, payload, files, how: 'request', headers, authorized };
}

function end(socket: Socket, how: 'close' | 'reset'): void {
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
}

function meOf(me: Partial<UserFromGetMe> = {}): UserFromGetMe {
  return {
    id: 700_000_001,
    is_bot: true,
    first_name: 'Sanad',
    username: 'sanad_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    supports_guest_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    ...me,
  };
}
