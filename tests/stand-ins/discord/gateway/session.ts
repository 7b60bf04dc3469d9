import { GatewayOpcodes } from 'discord.js';
import type { WebSocket } from 'ws';

/** How many events a session can send again. */
const KEPT = 10_000;

/** A client's session, which can have several connections, one after another. */
export class Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Its present connection. */
  socket: WebSocket | undefined;
  /** How many events the next resume sends once more, as if the client had not got them. */
  lost = 0;
  #seq = 0;
  readonly #log: { readonly s: number; readonly json: string }[] = [];

  constructor(id: string, identified: Pick<Session, 'shard' | 'intents' | 'properties'>, socket: WebSocket) {
    this.id = id;
    this.shard = identified.shard;
    this.intents = identified.intents;
    this.properties = identified.properties;
    this.socket = socket;
  }

  /** Number of the latest event. */
  get seq(): number {
    return this.#seq;
  }

  /** Sends an event, and keeps it for the next resume. */
  dispatch(event: string, data: unknown): void {
    this.#seq += 1;
    const json = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: this.#seq, d: data });
    this.#log.push({ s: this.#seq, json });
    if (this.#log.length > KEPT) this.#log.shift();
    this.socket?.send(json);
  }

  /** Whether all events after this one are still kept. */
  canReplay(seq: number): boolean {
    return this.#log.length === 0 || (this.#log[0]?.s ?? 0) <= seq + 1;
  }

  /** Sends the events after this one again. */
  replay(seq: number): void {
    // The first event is READY, which a resume does not send.
    const from = Math.max(1, seq - this.lost);
    this.lost = 0;
    for (const { s, json } of this.#log) if (s > from) this.socket?.send(json);
  }
}
