import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { Log } from './log.ts';

/** What a client asked a proxy for: `CONNECT host:port`, or a method and a whole address. */
export interface Asked {
  readonly what: string;
  readonly authorization: string | undefined;
}

/** An HTTP proxy on this machine, which knows every name that ends in `.test`: it is this machine. */
export interface ProxyStandIn {
  readonly port: number;
  readonly asked: Log<Asked>;
  /** Its address, with credentials. */
  readonly address: string;
}

/** The credentials in the address of a proxy, and what a client makes of them. */
export const PROXY_PASSWORD = 'pass-of-the-proxy';
const CREDENTIALS = `reader:${PROXY_PASSWORD}`;
export const PROXY_AUTHORIZATION = `Basic ${Buffer.from(CREDENTIALS).toString('base64')}`;

/** Starts a proxy that is closed after the test: CONNECT, absolute addresses (RFC 9112, 3.2), and web sockets through both. */
export async function startProxy(): Promise<ProxyStandIn> {
  const asked = new Log<Asked>();
  const open = new Set<Duplex>();
  const note = ({ method, url, headers }: IncomingMessage) => {
    asked.add({ what: `${method} ${url}`, authorization: headers['proxy-authorization'] });
  };
  const kept = <Kind extends Duplex>(socket: Kind): Kind => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const tunnel = (client: Duplex, port: number, ready: (upstream: Socket) => void) => {
    const upstream = kept(connect(port, '127.0.0.1', () => ready(upstream)));
    upstream.pipe(client).pipe(upstream);
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
  };
  const server = createServer((incoming, response) => {
    note(incoming);
    const { hostname, port, pathname, search } = new URL(incoming.url ?? '');
    if (!isHere(hostname)) return void response.writeHead(502).end();
    const { method, headers } = incoming;
    const onward = request(
      { port, host: '127.0.0.1', path: pathname + search, method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', kept);
  server.on('connect', (incoming: IncomingMessage, client: Duplex) => {
    note(incoming);
    const { hostname, port } = new URL(`http://${incoming.url}`);
    if (!isHere(hostname)) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    tunnel(client, Number(port), () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
  });
  server.on('upgrade', (incoming: IncomingMessage, client: Duplex) => {
    note(incoming);
    const { hostname, port, pathname, search } = new URL(incoming.url ?? '');
    if (!isHere(hostname)) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    tunnel(client, Number(port), (upstream) =>
      upstream.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`),
    );
  });
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { port, asked, address: `http://${CREDENTIALS}@127.0.0.1:${port}` };
}

function isHere(host: string): boolean {
  return host === '127.0.0.1' || host.endsWith('.test');
}
