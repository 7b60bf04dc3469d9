import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Where the store tells what an operator should know; pino's loggers are such. */
export interface Log {
  warn(details: object, message: string): void;
}

/** An open database with its tables up to date. */
export interface Database {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}
