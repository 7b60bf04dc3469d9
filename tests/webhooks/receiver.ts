import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { Log } from '../stand-ins/log.ts';

/** A request that the address got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers: a status, with the seconds of Retry-After, or not at all. */
type Answer =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | 'broken'
  | 'silent';

/** An address that takes events. It answers as it is told, and then with 204. */
export async function receiver(answers: readonly Answer[] = []) {
  const left = [...answers];
  const received = new Log<Received>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = left.shift() ?? 204;
    received.add({ path: request.url ?? '', headers: request.headers, body });
    if (answer === 'broken') response.destroy();
    else if (answer !== 'silent') {
      const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
      response.writeHead(status, headers).end('something that nobody reads');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook?key=hidden`, received };
}
