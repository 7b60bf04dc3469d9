import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Blobs } from '../digest/ledger.ts';
import type { Tables } from './schema.ts';

/** 128 bits in base64url, enough that no two texts ever have the same key. */
const KEY_LENGTH = 22;
/** A text that was put within this time is not updated, so that many deliveries can share it without a write each. */
const FRESH_MILLISECONDS = 60 * 60 * 1_000;

/** Blobs in a database, in the table `documents`. */
export class DatabaseBlobs implements Blobs {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async put(text: string, at: Date): Promise<string> {
    const key = createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH);
    await this.#db
      .insertInto('documents')
      .values({ key, text, put_at: at.toISOString() })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ put_at: at.toISOString() })
          .where('documents.put_at', '<', freshSince(at)),
      )
      .execute();
    return key;
  }

  async get(key: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('documents')
      .select('text')
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.text;
  }
}

/** A text whose `put_at` is earlier than this was certainly not put since `moment`. */
export function freshSince(moment: Date): string {
  return new Date(moment.getTime() - FRESH_MILLISECONDS).toISOString();
}
