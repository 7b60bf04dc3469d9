import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** An open database with its tables up to date. */
export interface Database {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}
