import type { Log } from '../log.ts';
import type { Problem } from './spec/spec.ts';
import type { Posted, Returned } from './state.ts';

/** A file of a multipart body. */
export interface SentFile {
  /** For example `files[0]`. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A request as it arrived. */
export interface SentRequest {
  readonly method: string;
  /** Method and path as in Discord's description; undefined for a route that the stand-in lacks. */
  readonly route: string | undefined;
  /** The path after the API's version. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** In lower case. The token is not among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it has the right token. */
  readonly authorized: boolean;
  /** The JSON, also of a multipart body; undefined if there is none. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** A session that a client opened or resumed. */
export interface SeenSession {
  readonly how: 'identify' | 'resume';
  readonly session: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly properties: Readonly<Record<string, string>>;
  /** The path that it connected to: READY names the one for resuming. */
  readonly path: string;
  /** Number of the last event that the resuming client has. */
  readonly seq?: number;
}

/** Something that happened at the stand-in. */
export type Happening =
  | { readonly kind: 'request'; readonly request: SentRequest }
  /** A request is finished; without a status, the client got no response. */
  | {
      readonly kind: 'answer';
      readonly request: SentRequest;
      readonly status?: number;
      readonly body?: unknown;
    }
  | { readonly kind: 'message' | 'edit' | 'delete'; readonly posted: Posted }
  /** The bot responded to the interaction with this id. */
  | { readonly kind: 'returned'; readonly interaction: string; readonly returned: Returned }
  | { readonly kind: 'session'; readonly seen: SeenSession }
  | { readonly kind: 'heartbeat'; readonly shard: number }
  /** A connection ended. The code is the client's, or 1006 if it sent none. */
  | { readonly kind: 'disconnect'; readonly code: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Everything that happened at the stand-in. */
export type Journal = Log<Happening>;
