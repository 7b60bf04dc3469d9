import type { Log } from './log.ts';
import type { Problem } from './spec/spec.ts';
import type { Posted, Returned } from './state.ts';

/** A file of a multipart body. */
export interface SentFile {
  /** Such as files[0]. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A request as it came in. */
export interface SentRequest {
  readonly method: string;
  /** Method and path as Discord's specification writes them; undefined for a route that the stand-in lacks. */
  readonly route: string | undefined;
  /** The path after the API's version. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** In lower case. The token is not among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it came with the right token. */
  readonly authorized: boolean;
  /** The JSON, also that of a multipart body; undefined when there is none. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** A session that a client opened or took up again. */
export interface SeenSession {
  readonly how: 'identify' | 'resume';
  readonly session: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Where it connected: a resume belongs at the address that READY named. */
  readonly path: string;
  /** What the client had seen, when it resumed. */
  readonly seq?: number;
}

/** Something that happened at the stand-in. */
export type Happening =
  | { readonly kind: 'request'; readonly request: SentRequest }
  /** A request is dealt with; without a status, the client was left without an answer. */
  | {
      readonly kind: 'answer';
      readonly request: SentRequest;
      readonly status?: number;
      readonly body?: unknown;
    }
  | { readonly kind: 'message' | 'edit' | 'delete'; readonly posted: Posted }
  /** Something came back for an interaction, whose id this is. */
  | { readonly kind: 'returned'; readonly interaction: string; readonly returned: Returned }
  | { readonly kind: 'session'; readonly seen: SeenSession }
  | { readonly kind: 'heartbeat'; readonly shard: number }
  /** A connection ended. The code is the client's, or 1006 when it went without one. */
  | { readonly kind: 'disconnect'; readonly code: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** All that happened at the stand-in. */
export type Journal = Log<Happening>;
