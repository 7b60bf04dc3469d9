import type { Kysely } from 'kysely';
import type { Claims } from '../chat/claims.ts';
import type { Tables } from './schema.ts';

const KEPT_MILLISECONDS = 48 * 60 * 60 * 1_000;
/** So often old claims are removed, that the table stays small and few claims wait for it. */
const REMOVE_EVERY = 1_000;

/** Claims in a database, which replicas share. */
export class DatabaseClaims implements Claims {
  readonly #db: Kysely<Tables>;
  #made = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** One statement, so that of replicas that claim at the same moment one is told that it is first. */
  async isFirst(platform: string, id: string, at: Date): Promise<boolean> {
    const written = await this.#db
      .insertInto('claims')
      .values({ platform, event: id, claimed_at: at.toISOString() })
      .onConflict((conflict) => conflict.columns(['platform', 'event']).doNothing())
      .returning('event')
      .executeTakeFirst();
    if (this.#made++ % REMOVE_EVERY === 0) await this.#removeOld(at);
    return written !== undefined;
  }

  async #removeOld(now: Date): Promise<void> {
    const oldest = new Date(now.getTime() - KEPT_MILLISECONDS).toISOString();
    await this.#db.deleteFrom('claims').where('claimed_at', '<', oldest).execute();
  }
}
