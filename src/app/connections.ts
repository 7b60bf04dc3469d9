import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../util/network-of.ts';

/** How many connections an HTTP server keeps open. */
export interface ConnectionLimits {
  readonly most: number;
  /** Of one IPv4 address, or of one /64 network of IPv6 addresses. */
  readonly mostPerAddress: number;
}

interface Connection {
  readonly address: string;
  /** Requests whose headers have come, and whose responses are not done. */
  readonly requests: Set<IncomingMessage>;
}

/**
 * The open connections of an HTTP server. Where one too many is opened, the one that has waited longest without a whole
 * request is closed, so that whoever opens many and sends nothing, or sends slowly, keeps nobody else out. Where all are being
 * answered, the new one is closed.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #onRefused: () => void;
  /** Those that have waited longest come first. */
  readonly #open = new Map<Socket, Connection>();
  readonly #perAddress = new Map<string, number>();

  /** @param onRefused called for each connection that was closed because there are too many */
  constructor(server: Server, limits: ConnectionLimits, onRefused: () => void) {
    this.#limits = limits;
    this.#onRefused = onRefused;
    server.on('connection', (socket) => this.#take(socket));
    server.prependListener('request', (request, response) => this.#begin(request, response));
  }

  /** Closes those of which no whole request waits for its answer: nothing that was asked is lost. */
  closeUnasked(): void {
    for (const [socket, connection] of this.#open) if (!isAsked(connection)) socket.destroy();
  }

  #take(socket: Socket): void {
    const address = networkOf(socket.remoteAddress ?? '');
    const ofAddress = this.#perAddress.get(address) ?? 0;
    const room =
      ofAddress >= this.#limits.mostPerAddress
        ? this.#close((connection) => connection.address === address)
        : this.#open.size < this.#limits.most || this.#close(() => true);
    if (!room) {
      this.#onRefused();
      socket.destroy();
      return;
    }
    this.#open.set(socket, { address, requests: new Set() });
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    socket.once('close', () => this.#forget(socket));
  }

  /** Closes the one that has waited longest of those that are meant; false where all of these are being answered. */
  #close(isMeant: (connection: Connection) => boolean): boolean {
    for (const [socket, connection] of this.#open) {
      if (!isMeant(connection) || isAsked(connection)) continue;
      this.#onRefused();
      this.#forget(socket);
      socket.destroy();
      return true;
    }
    return false;
  }

  #forget(socket: Socket): void {
    const connection = this.#open.get(socket);
    if (connection === undefined) return;
    this.#open.delete(socket);
    const { address } = connection;
    const left = (this.#perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#perAddress.set(address, left);
    else this.#perAddress.delete(address);
  }

  #begin(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const connection = this.#open.get(socket);
    if (connection === undefined) return;
    connection.requests.add(request);
    response.once('close', () => {
      connection.requests.delete(request);
      // From now on it waits for its next request.
      if (this.#open.delete(socket)) this.#open.set(socket, connection);
    });
  }
}

/** Whether a whole request has come and is being answered. */
function isAsked({ requests }: Connection): boolean {
  return requests.values().some(({ complete }) => complete);
}
