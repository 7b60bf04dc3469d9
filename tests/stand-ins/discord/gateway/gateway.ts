import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  GatewayOpcodes,
  type GatewayResumeData,
} from 'discord.js';
import type { WebSocket } from 'ws';
import type { Journal, SeenSession } from '../journal.ts';
import { shardOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { type Connection, parsed, send } from './connection.ts';
import { greetings } from './greetings.ts';
import { type Admission, refusedIdentify } from './identify.ts';
import { intentFor } from './intents.ts';
import { Session } from './session.ts';

/** The settings of a gateway, and the parts that it uses. */
export interface GatewayOptions extends Admission {
  readonly world: World;
  readonly journal: Journal;
  /** Milliseconds between a client's heartbeats. */
  readonly heartbeatInterval: number;
  /** The address at which clients resume; READY names it. */
  resumeUrl(): string;
}

/** An event for the sessions that may get it. */
export interface Dispatched {
  readonly event: string;
  readonly guild?: string | undefined;
  /** What a session with these intents may see. */
  data(intents: number): unknown;
}

/** Codes after which a session cannot be resumed. */
const ENDING: ReadonlySet<number> = new Set([
  1000,
  1001,
  GatewayCloseCodes.NotAuthenticated,
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
]);

/** Discord's gateway: https://discord.com/developers/docs/events/gateway */
export class Gateway {
  readonly #parts: GatewayOptions;
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();

  constructor(parts: GatewayOptions) {
    this.#parts = parts;
  }

  /** Accepts a client's connection. */
  accept(socket: WebSocket, path: string): void {
    const connection: Connection = { socket, path, session: undefined, muted: false };
    this.#connections.add(connection);
    socket.on('message', (data) => this.#receive(connection, String(data)));
    // A connection that breaks is not a failure of the stand-in; `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#ended(connection, code));
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: this.#parts.heartbeatInterval });
  }

  /** Sends an event to the sessions that may get it. @returns how many sessions */
  dispatch({ event, guild, data }: Dispatched): number {
    const intent = intentFor(event, guild === undefined);
    const fitting = [...this.#sessions.values()].filter(({ shard: [id, count], intents }) => {
      return id === shardOf(guild, count) && (intents & intent) === intent;
    });
    for (const session of fitting) session.dispatch(event, data(session.intents));
    return fitting.length;
  }

  /** Asks clients to reconnect (op 7). */
  reconnect(shard?: number): void {
    for (const { socket } of this.#of(shard)) send(socket, GatewayOpcodes.Reconnect, null);
  }

  /** Tells clients that their sessions are invalid (op 9), for good unless they can be resumed. */
  invalidate(shard?: number, resumable = false): void {
    for (const { socket, session } of this.#of(shard)) {
      if (session && !resumable) this.#sessions.delete(session.id);
      send(socket, GatewayOpcodes.InvalidSession, resumable);
    }
  }

  /** Closes connections with a code; some codes end the session too. */
  close(code: number, shard?: number): void {
    for (const { socket, session } of this.#of(shard)) {
      if (session && ENDING.has(code)) this.#sessions.delete(session.id);
      socket.close(code);
    }
  }

  /** Ends the TCP connections without a close frame. */
  drop(shard?: number): void {
    for (const { socket } of this.#of(shard)) socket.terminate();
  }

  /** Stops acknowledging heartbeats on the present connections. */
  mute(shard?: number): void {
    for (const connection of this.#of(shard)) connection.muted = true;
  }

  /** Makes the next resume send the last events once more, as if the client had not got them. */
  redeliver(events = 1, shard?: number): void {
    for (const { session } of this.#of(shard)) if (session) session.lost = events;
  }

  /** How many clients are connected. */
  get connected(): number {
    return this.#connections.size;
  }

  #of(shard: number | undefined): readonly Connection[] {
    return [...this.#connections].filter(({ session }) => shard === undefined || session?.shard[0] === shard);
  }

  #ended(connection: Connection, code: number): void {
    const { session } = connection;
    this.#connections.delete(connection);
    if (session?.socket === connection.socket) session.socket = undefined;
    if (session && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
    this.#parts.journal.add({ kind: 'disconnect', code });
  }

  #receive(connection: Connection, text: string): void {
    const message = parsed(text);
    const { socket, session } = connection;
    switch (message?.op) {
      case undefined:
        socket.close(GatewayCloseCodes.DecodeError);
        break;
      case GatewayOpcodes.Heartbeat:
        this.#beat(connection);
        break;
      case GatewayOpcodes.Identify:
        if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else this.#identify(connection, message?.d as Partial<GatewayIdentifyData>);
        break;
      case GatewayOpcodes.Resume:
        if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else this.#resume(connection, message?.d as Partial<GatewayResumeData>);
        break;
      case GatewayOpcodes.PresenceUpdate:
        if (!session) socket.close(GatewayCloseCodes.NotAuthenticated);
        break;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode);
    }
  }

  #beat({ socket, session, muted }: Connection): void {
    if (!muted) send(socket, GatewayOpcodes.HeartbeatAck, null);
    this.#parts.journal.add({ kind: 'heartbeat', shard: session?.shard[0] ?? 0 });
  }

  #identify(connection: Connection, data: Partial<GatewayIdentifyData>): void {
    const { world } = this.#parts;
    const refused = refusedIdentify(data, this.#parts);
    if (refused !== undefined) {
      connection.socket.close(refused);
      return;
    }
    const { intents = 0, shard = [0, 1], properties } = data;
    const identified = { shard, intents, properties: { ...properties } as Readonly<Record<string, string>> };
    const session = new Session(`session-${world.nextId()}`, identified, connection.socket);
    this.#sessions.set(session.id, session);
    for (const [event, payload] of greetings(session, world, this.#parts.resumeUrl())) {
      session.dispatch(event, payload);
    }
    this.#opened(connection, session, { how: 'identify' });
  }

  #resume(connection: Connection, { token, session_id = '', seq = 0 }: Partial<GatewayResumeData>): void {
    const { socket } = connection;
    const session = this.#sessions.get(session_id);
    if (token?.replace(/^Bot /, '') !== this.#parts.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
    } else if (!session?.canReplay(seq)) {
      send(socket, GatewayOpcodes.InvalidSession, false);
    } else if (seq > session.seq) {
      socket.close(GatewayCloseCodes.InvalidSeq);
    } else {
      this.#takeUp(connection, session, seq);
    }
  }

  #takeUp(connection: Connection, session: Session, seq: number): void {
    // A session has one connection, so that an older one is closed.
    session.socket?.terminate();
    session.socket = connection.socket;
    session.replay(seq);
    session.dispatch(GatewayDispatchEvents.Resumed, {});
    this.#opened(connection, session, { how: 'resume', seq });
  }

  #opened(connection: Connection, session: Session, how: Pick<SeenSession, 'how' | 'seq'>): void {
    const { id, shard, intents, properties } = session;
    connection.session = session;
    const seen = { ...how, session: id, shard, intents, properties, path: connection.path };
    this.#parts.journal.add({ kind: 'session', seen });
  }
}
