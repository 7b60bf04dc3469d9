import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client, type ClientOptions, Events, GatewayIntentBits, REST } from 'discord.js';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startStandIn } from './server.ts';
import type { StandIn, StandInSetting } from './stand-in.ts';

/** A stand-in that ends with the test. */
export async function started(setting?: StandInSetting): Promise<StandIn> {
  const standIn = await startStandIn(setting);
  onTestFinished(() => standIn.close());
  return standIn;
}

/** A client of the real discord.js, which ends with the test; it is not connected yet. */
export function clientOf(standIn: StandIn, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: { api: standIn.api },
    ...options,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A client that is ready. */
export async function connected(standIn: StandIn, options?: Partial<ClientOptions>): Promise<Client> {
  const client = clientOf(standIn, options);
  const ready = once(client, Events.ClientReady);
  await client.login(standIn.token);
  await ready;
  return client;
}

/** The real client for the REST API. */
export function restOf(standIn: StandIn, token = standIn.token): REST {
  return new REST({ api: standIn.api, retries: 0 }).setToken(token);
}

/** The code with which the gateway closes a connection that sends this. */
export async function closeCode(standIn: StandIn, sent: unknown): Promise<number> {
  const socket = await greeted(standIn);
  socket.send(typeof sent === 'string' ? sent : JSON.stringify(sent));
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

/** The gateway's response to this. */
export async function gatewayAnswer(standIn: StandIn, sent: unknown): Promise<unknown> {
  const socket = await greeted(standIn);
  socket.send(JSON.stringify(sent));
  const [answer] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(answer.toString());
}

/** A connection without discord.js. */
async function greeted(standIn: StandIn): Promise<WebSocket> {
  const socket = new WebSocket(`${standIn.api.replace(/^http(.*)\/api$/, 'ws$1')}/?v=10&encoding=json`);
  await once(socket, 'message');
  return socket;
}

/** The error with which a promise rejects. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('this should have failed');
    },
    (error: unknown) => error,
  );
}

/** A bot's endpoint for interactions: it verifies them, and gives all the same response. */
export async function botAt(publicKey: string, answer: unknown) {
  const received: { readonly valid: boolean; readonly body: unknown }[] = [];
  const key = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, [
    'verify',
  ]);
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const header = (name: string) => String(request.headers[`x-signature-${name}`]);
    const signature = Buffer.from(header('ed25519'), 'hex');
    const signed = Buffer.from(`${header('timestamp')}${body}`);
    const valid = await crypto.subtle.verify('Ed25519', key, signature, signed);
    received.push({ valid, body: JSON.parse(body) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

/** The channel of the first server. */
export function channelIn(standIn: StandIn): string {
  const [guild] = standIn.world.guilds;
  if (!guild) throw new Error('there is a server');
  return guild.channel;
}
