import { setImmediate } from 'node:timers/promises';
import type { EventClaims } from '../sending/event-claims.ts';
import type { Writing } from './unsynced.ts';

const KEPT_MILLISECONDS = 48 * 60 * 60 * 1_000;
/** Old claims are removed after this many new ones: the table stays small, and few claims wait for the removal. */
const REMOVE_EVERY = 1_000;
/** Rows in one statement. Each needs three parameters, and databases accept some ten thousand. */
const MOST_AT_ONCE = 500;

/** A claim that is not inserted yet, with the promise that its caller waits for. */
interface PendingClaim {
  readonly platform: string;
  readonly event: string;
  readonly at: Date;
  readonly resolve: (isFirst: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Claims in a database, which replicas share. Each statement costs a turn of SQLite or a network round trip, so claims that
 * arrive in one turn of the event loop, or while a statement runs, are inserted together by the next.
 */
export class DatabaseEventClaims implements EventClaims {
  readonly #write: Writing;
  #pending: PendingClaim[] = [];
  #isInserting = false;
  #untilRemoval = 0;

  constructor(write: Writing) {
    this.#write = write;
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
      // SQLite answers within the turn of the event loop, in which further events are still read.
      await setImmediate();
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
   * Inserts in one statement, so that only one of several replicas is first. Rows are in the same order everywhere, so
   * that replicas never deadlock.
   */
  async #insert(batch: readonly PendingClaim[]): Promise<void> {
    const byKey = [...Map.groupBy(batch, keyOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const rows = byKey.flatMap(([, [claim]]) =>
      claim ? [{ platform: claim.platform, event: claim.event, claimed_at: claim.at.toISOString() }] : [],
    );
    const inserted = await this.#write((db) =>
      db
        .insertInto('claims')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['platform', 'event']).doNothing())
        .returning(['platform', 'event'])
        .execute(),
    );
    const won = new Set(inserted.map(keyOf));
    for (const [key, claims] of byKey) {
      for (const [index, { resolve }] of claims.entries()) resolve(index === 0 && won.has(key));
    }
    this.#untilRemoval -= batch.length;
    const [claim] = batch;
    if (this.#untilRemoval > 0 || claim === undefined) return;
    this.#untilRemoval = REMOVE_EVERY;
    await this.#removeOld(claim.at);
  }

  /** Removes more than have come since, but not all at once: the claims that wait would wait for it. */
  async #removeOld(now: Date): Promise<void> {
    const oldest = new Date(now.getTime() - KEPT_MILLISECONDS).toISOString();
    await this.#write((db) =>
      db
        .deleteFrom('claims')
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('platform', 'event'),
            'in',
            selectFrom('claims')
              .select(['platform', 'event'])
              .where('claimed_at', '<', oldest)
              .orderBy('claimed_at')
              .limit(2 * REMOVE_EVERY)
              .$asTuple('platform', 'event'),
          ),
        )
        .execute(),
    );
  }
}

function keyOf({ platform, event }: { readonly platform: string; readonly event: string }): string {
  return JSON.stringify([platform, event]);
}
