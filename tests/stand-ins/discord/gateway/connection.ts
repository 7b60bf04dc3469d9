import type { WebSocket } from 'ws';
import type { Session } from './session.ts';

/** A client's connection to the gateway. */
export interface Connection {
  readonly socket: WebSocket;
  readonly path: string;
  session: Session | undefined;
  /** Heartbeats are no longer acknowledged. */
  muted: boolean;
}

/** Sends a payload that is not an event. */
export function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** A client's payload; undefined if it is not valid. */
export function parsed(text: string): { readonly op: number; readonly d: unknown } | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    const fits = typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'number';
    return fits ? { op: value.op as number, d: 'd' in value ? value.d : undefined } : undefined;
  } catch {
    return undefined;
  }
}
