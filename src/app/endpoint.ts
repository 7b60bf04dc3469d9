import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** Some HTTP paths, such as those of a platform. */
export type Endpoint = Hono<{ Bindings: HttpBindings }>;

/** An endpoint whose code is loaded with its first request: a bot whose pages nobody opens starts sooner, and takes less memory. */
export interface LazyEndpoint {
  /** Those that it answers, as Hono writes them. */
  readonly paths: readonly string[];
  load(): Promise<readonly Endpoint[]>;
}
