import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { Log } from '../log.ts';

/** What a path answers. */
export type WebAnswer = string | Uint8Array | WebPage | RequestListener;

export interface WebPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A request as it came. */
export interface WebRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A web server on this machine, whose pages tests set. Paths without a page give 404, and so does its robots.txt until it is set. */
export interface WebStandIn {
  readonly origin: string;
  readonly port: number;
  readonly requests: Log<WebRequest>;
  /** The paths that were requested, without robots.txt. */
  readonly paths: readonly string[];
  set(path: string, answer: WebAnswer): void;
}

export async function webStandIn(pages: Readonly<Record<string, WebAnswer>> = {}): Promise<WebStandIn> {
  const answers = new Map(Object.entries(pages));
  const requests = new Log<WebRequest>();
  const server = createServer((request, response) => {
    requests.add({ path: request.url ?? '', headers: request.headers });
    respond(answers.get(request.url ?? ''), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    get paths() {
      return requests.entries.map(({ path }) => path).filter((path) => path !== '/robots.txt');
    },
    set: (path, answer) => void answers.set(path, answer),
  };
}

function respond(answer: WebAnswer | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') {
    answer(request, response);
    return;
  }
  const page: WebPage =
    answer === undefined
      ? { status: 404, body: 'no such page' }
      : typeof answer === 'string' || answer instanceof Uint8Array
        ? { body: answer }
        : answer;
  response.writeHead(page.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
  response.end(page.body);
}
