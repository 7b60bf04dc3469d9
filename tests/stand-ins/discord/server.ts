import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Log } from '../log.ts';
import type { Backstage } from './backstage.ts';
import { Faults } from './faults.ts';
import { Commands } from './forms/commands.ts';
import { Gateway } from './gateway/gateway.ts';
import type { Happening } from './journal.ts';
import { createKeys } from './rest/http-interactions.ts';
import { RateLimits } from './rest/rate-limits.ts';
import { answerRest, type RestOptions } from './rest/rest.ts';
import { specification } from './spec/spec.ts';
import type { StandIn, StandInSetting } from './stand-in.ts';
import { State } from './state.ts';
import { createSteering } from './steering.ts';
import { createWorld, PRIVILEGED } from './world/world.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Starts a stand-in on a free port of the loopback interface.
 * @throws Error when SPECS_DIR is set and has no description of Discord's API
 */
export async function startStandIn(setting: StandInSetting = {}): Promise<StandIn> {
  const checksBodies = setting.checksBodies ?? true;
  if (checksBodies) specification();
  const { token = 'test-token', guilds = 1, disallowedIntents = PRIVILEGED, now = Date.now } = setting;
  const world = createWorld({ token, guilds, disallowedIntents, now });
  const journal = new Log<Happening>();
  const keys = createKeys();
  const server = createServer();
  const origin = (scheme: string) => `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = new Gateway({
    world,
    journal,
    token,
    disallowedIntents,
    leastShards: setting.leastShards ?? 1,
    heartbeatInterval: setting.heartbeatInterval ?? 41_250,
    resumeUrl: () => `${origin('ws')}/resume`,
  });
  const backstage: Backstage = {
    world,
    journal,
    gateway,
    state: new State(now),
    commands: new Commands(world.application.id, world.nextId),
    shards: setting.shards ?? 1,
    sessionStartLimit: {
      total: 1000,
      remaining: 1000,
      reset_after: DAY,
      max_concurrency: 1,
      ...setting.sessionStartLimit,
    },
    interactionTimeout: setting.interactionTimeout ?? Number.POSITIVE_INFINITY,
    knowsForms: setting.knowsForms ?? true,
    publicKey: keys.public,
    checksBodies,
    gatewayUrl: () => origin('ws'),
  };
  const rate = setting.rateLimit ?? { limit: 10_000, seconds: 1 };
  const limits = new RateLimits(rate, setting.globalLimit ?? Number.POSITIVE_INFINITY, now);
  const faults = new Faults(limits);
  const sockets = serve(server, { backstage, faults, limits });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => closed(server, sockets, backstage);
  return createSteering({ backstage, faults, keys, now, close, api: `${origin('http')}/api` });
}

/** Lets the server answer REST requests and WebSocket clients. */
function serve(server: Server, parts: RestOptions): WebSocketServer {
  const { gateway } = parts.backstage;
  // Clients keep connections; one that the server closes while it is being used would look like a fault.
  server.keepAliveTimeout = 0;
  server.on('request', (request, response) => {
    answerRest(request, response, parts).catch((error: unknown) => {
      // A client that goes away while it sends is no failure.
      if (!request.destroyed) response.destroy(error as Error);
    });
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const { v, encoding, compress } = Object.fromEntries(url.searchParams);
    // discord.js asks for compression only where the package zlib-sync is installed.
    if (v !== '10' || encoding !== 'json' || compress !== undefined) {
      socket.end(`HTTP/1.1 400 Bad Request\r\n\r\nThe stand-in speaks v=10&encoding=json, uncompressed.`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => gateway.accept(client, url.pathname));
  });
  return sockets;
}

async function closed(
  server: Server,
  sockets: WebSocketServer,
  { journal, state }: Backstage,
): Promise<void> {
  journal.close();
  state.close();
  for (const client of sockets.clients) client.terminate();
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await ended;
}
