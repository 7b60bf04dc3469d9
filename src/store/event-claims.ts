import {
  type EventClaims,
  HELD_MILLISECONDS,
  type HeldEvent,
  type Holding,
} from '../sending/event-claims.ts';
import { Batches } from './batches.ts';
import type { Writing } from './unsynced.ts';

const KEPT_MILLISECONDS = 48 * 60 * 60 * 1_000;
/** Old claims are removed after this many new ones: the table stays small, and few claims wait for the removal. */
const REMOVE_EVERY = 1_000;
const REMOVE_AT_ONCE = 2 * REMOVE_EVERY;
/** Rows in one statement. Each needs five parameters, and databases accept some ten thousand. */
const MOST_AT_ONCE = 500;

/** A claim to be made: held where it has a holder, else settled at once. */
interface NewClaim {
  readonly platform: string;
  readonly event: string;
  readonly holder: string | null;
  readonly at: Date;
}

/** Claims in a database, which replicas share. */
export class DatabaseEventClaims implements EventClaims {
  readonly #write: Writing;
  readonly #claims = new Batches((claims: readonly NewClaim[]) => this.#insert(claims), MOST_AT_ONCE);
  readonly #settlings = new Batches((held: readonly HeldEvent[]) => this.#settle(held), MOST_AT_ONCE);
  #untilRemoval = 0;

  constructor(write: Writing) {
    this.#write = write;
  }

  async isFirst(platform: string, id: string, at: Date): Promise<boolean> {
    return (await this.#claims.add({ platform, event: id, holder: null, at })) === 'held';
  }

  hold(held: HeldEvent, at: Date): Promise<Holding> {
    return this.#claims.add({ ...held, at });
  }

  settle(held: HeldEvent): Promise<boolean> {
    return this.#settlings.add(held);
  }

  /**
   * Inserts in one statement, so that only one of several replicas is first. Rows are in the same order everywhere, so
   * that replicas never deadlock.
   */
  async #insert(batch: readonly NewClaim[]): Promise<readonly Holding[]> {
    const firsts = new Map([...Map.groupBy(batch, keyOf)].map(([key, [first]]) => [key, first]));
    const sorted = [...firsts].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const claims = sorted.flatMap(([, claim]) => claim ?? []);
    const now = Math.max(...claims.map(({ at }) => at.getTime()));
    const inserted = await this.#write((db) =>
      db
        .insertInto('claims')
        .values(claims.map(rowOf))
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'event'])
            .doUpdateSet((eb) => ({
              claimed_at: eb.ref('excluded.claimed_at'),
              holder: eb.ref('excluded.holder'),
              held_until: eb.ref('excluded.held_until'),
            }))
            // A null is neither: what is settled stays.
            .where((eb) =>
              eb.or([
                eb('claims.held_until', '<', moment(now)),
                // Written before the clock was set back.
                eb('claims.held_until', '>', moment(now + 2 * HELD_MILLISECONDS)),
                eb.and([
                  eb('claims.held_until', 'is not', null),
                  eb('claims.holder', '=', eb.ref('excluded.holder')),
                ]),
              ]),
            ),
        )
        .returning(['platform', 'event'])
        .execute(),
    );
    const won = new Set(inserted.map(keyOf));
    const others = await this.#read(
      claims.filter((claim) => claim.holder !== null && !won.has(keyOf(claim))),
    );
    await this.#removeOldInTime(batch);
    return batch.map((claim) => {
      const key = keyOf(claim);
      const first = firsts.get(key);
      if (first === claim && won.has(key)) return 'held';
      const row = won.has(key) ? first && rowOf(first) : others.get(key);
      if (claim.holder !== null && row?.holder === claim.holder) return 'held';
      return row?.held_until ? 'busy' : 'settled';
    });
  }

  /** The rows of claims that others have made. */
  async #read(claims: readonly NewClaim[]) {
    if (claims.length === 0) return new Map<string, undefined>();
    const rows = await this.#write((db) =>
      db
        .selectFrom('claims')
        .select(['platform', 'event', 'holder', 'held_until'])
        .where((eb) => eb.or(claims.map(({ platform, event }) => eb.and({ platform, event }))))
        .execute(),
    );
    return new Map(rows.map((row) => [keyOf(row), row]));
  }

  async #settle(batch: readonly HeldEvent[]): Promise<readonly boolean[]> {
    const settled = await this.#write((db) =>
      db
        .updateTable('claims')
        .set({ held_until: null })
        .where((eb) =>
          eb.or(
            [...Map.groupBy(batch, ({ platform }) => platform)].map(([platform, held]) =>
              eb.and([
                eb('platform', '=', platform),
                eb(
                  'event',
                  'in',
                  held.map(({ event }) => event),
                ),
                // A holder is nobody else's, so that its events are those that it has held.
                eb(
                  'holder',
                  'in',
                  held.map(({ holder }) => holder),
                ),
              ]),
            ),
          ),
        )
        .returning(['platform', 'event', 'holder'])
        .execute(),
    );
    const done = new Set(settled.map((row) => `${keyOf(row)} ${row.holder}`));
    return batch.map((held) => done.has(`${keyOf(held)} ${held.holder}`));
  }

  async #removeOldInTime(batch: readonly NewClaim[]): Promise<void> {
    this.#untilRemoval -= batch.length;
    const [claim] = batch;
    if (this.#untilRemoval > 0 || claim === undefined) return;
    this.#untilRemoval = REMOVE_EVERY;
    // Where more are left, the next claims remove them.
    if (await this.#removeOld(claim.at)) this.#untilRemoval = 0;
  }

  /**
   * Removes more than have come since, but not all at once: the claims that wait would wait for it.
   * @returns whether more may be left
   */
  async #removeOld(now: Date): Promise<boolean> {
    const oldest = moment(now.getTime() - KEPT_MILLISECONDS);
    const [{ numDeletedRows } = { numDeletedRows: 0n }] = await this.#write((db) =>
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
              .limit(REMOVE_AT_ONCE)
              .$asTuple('platform', 'event'),
          ),
        )
        .execute(),
    );
    return numDeletedRows >= REMOVE_AT_ONCE;
  }
}

function rowOf({ platform, event, holder, at }: NewClaim) {
  const until = holder === null ? null : moment(at.getTime() + HELD_MILLISECONDS);
  return { platform, event, claimed_at: at.toISOString(), holder, held_until: until };
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function keyOf({ platform, event }: { readonly platform: string; readonly event: string }): string {
  return JSON.stringify([platform, event]);
}
