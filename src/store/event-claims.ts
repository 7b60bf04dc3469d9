import type { Kysely } from 'kysely';
import type { EventClaims } from '../sending/event-claims.ts';
import type { Tables } from './schema.ts';

const KEPT_MILLISECONDS = 48 * 60 * 60 * 1_000;
/** So often old claims are removed, that the table stays small and few claims wait for it. */
const REMOVE_EVERY = 1_000;
/** Rows of one statement; each has three of the parameters, of which databases take some ten thousands. */
const MOST_AT_ONCE = 500;

/** A claim that is to be made, and who waits for it. */
interface PendingClaim {
  readonly platform: string;
  readonly event: string;
  readonly at: Date;
  readonly resolve: (isFirst: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Claims in a database, which replicas share. A statement costs a flush of the disk or a way over the network, so those
 * that come while one is under way are made batch by the next.
 */
export class DatabaseEventClaims implements EventClaims {
  readonly #db: Kysely<Tables>;
  #pending: PendingClaim[] = [];
  #isInserting = false;
  #untilRemoval = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  isFirst(platform: string, id: string, at: Date): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ platform, event: id, at, resolve, reject });
      if (!this.#isInserting) void this.#insertAll();
    });
  }

  async #insertAll(): Promise<void> {
    this.#isInserting = true;
    while (this.#pending.length > 0) {
      const batch = this.#pending.splice(0, MOST_AT_ONCE);
      try {
        await this.#insert(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isInserting = false;
  }

  /**
   * One statement, so that of replicas that claim at the same moment one is told that it is first; in one order
   * everywhere, so that no two of them wait for each other.
   */
  async #insert(batch: readonly PendingClaim[]): Promise<void> {
    const asked = [...Map.groupBy(batch, keyOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const rows = asked.flatMap(([, [claim]]) =>
      claim ? [{ platform: claim.platform, event: claim.event, claimed_at: claim.at.toISOString() }] : [],
    );
    const written = await this.#db
      .insertInto('claims')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['platform', 'event']).doNothing())
      .returning(['platform', 'event'])
      .execute();
    const won = new Set(written.map(keyOf));
    for (const [key, claims] of asked) {
      for (const [index, { resolve }] of claims.entries()) resolve(index === 0 && won.has(key));
    }
    this.#untilRemoval -= batch.length;
    const [claim] = batch;
    if (this.#untilRemoval > 0 || claim === undefined) return;
    this.#untilRemoval = REMOVE_EVERY;
    await this.#removeOld(claim.at);
  }

  async #removeOld(now: Date): Promise<void> {
    const oldest = new Date(now.getTime() - KEPT_MILLISECONDS).toISOString();
    await this.#db.deleteFrom('claims').where('claimed_at', '<', oldest).execute();
  }
}

function keyOf({ platform, event }: { readonly platform: string; readonly event: string }): string {
  return JSON.stringify([platform, event]);
}
