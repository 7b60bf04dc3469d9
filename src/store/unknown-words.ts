import { createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Asker } from '../command/question-counter.ts';
import { compareText } from '../util/compare-text.ts';
import { MOST_AT_ONCE } from './remove-old.ts';
import type { Tables } from './schema.ts';

/** A word that no source has, and the reader who has asked with it. */
export interface UnknownWord extends Asker {
  readonly word: string;
  /** ISO date in UTC. */
  readonly day: string;
}

/** A word that several readers have asked with. */
export interface WordCount {
  readonly word: string;
  readonly readers: number;
}

/** Words are kept and told from so many readers on: what one or a few ask stays theirs. */
const LEAST_READERS = 5;
/** Rows in the table, and of one reader. What would be more is left out until older ones have expired. */
const MOST_ROWS = 20_000;
const MOST_OF_READER = 200;

/** Adds words: only their hashes, until enough readers have asked with one. */
export async function addUnknownWords(db: Kysely<Tables>, words: readonly UnknownWord[]): Promise<void> {
  if (words.length === 0) return;
  const secret = await secretOf(db);
  const hashed = words.map((unknown) => ({
    ...unknown,
    hash: hashOf(secret, ['word', unknown.word]),
    reader: readerHash(secret, unknown),
  }));
  // In one order everywhere, so that replicas never deadlock.
  const rows = hashed.toSorted((a, b) => compareText(a.hash, b.hash) || compareText(a.reader, b.reader));
  const kept = await withinBounds(db, rows);
  if (kept.length === 0) return;
  await db
    .insertInto('unknown_words')
    .values(kept.map(({ hash, reader, day }) => ({ hash, reader, day, word: null })))
    .onConflict((conflict) =>
      conflict.columns(['hash', 'reader']).doUpdateSet({ day: (eb) => eb.ref('excluded.day') }),
    )
    .execute();
  const asked = new Set(await askedByEnough(db, [...new Set(kept.map(({ hash }) => hash))]));
  for (const { hash, reader, word } of kept) {
    if (!asked.has(hash)) continue;
    await db
      .updateTable('unknown_words')
      .set({ word })
      .where((is) => is.and({ hash, reader }))
      .execute();
  }
}

/** The words that enough readers have asked with since a day, most readers first. */
export async function toldWords(db: Kysely<Tables>, since: string): Promise<readonly WordCount[]> {
  const rows = await db
    .selectFrom('unknown_words')
    .where('day', '>=', since)
    .groupBy('hash')
    .select(({ eb, fn }) => [
      fn.max('word').as('word'),
      // `pg` returns counts as text.
      eb.cast<number>(fn.countAll(), 'integer').as('readers'),
    ])
    .having(({ fn }) => fn.countAll(), '>=', LEAST_READERS)
    .execute();
  return rows
    .flatMap(({ word, readers }) => (word === null ? [] : [{ word, readers }]))
    .sort((a, b) => b.readers - a.readers || compareText(a.word, b.word));
}

/** Removes the rows of a reader. @returns how many */
export async function forgetWords(db: Kysely<Tables>, asker: Asker): Promise<bigint> {
  const secret = await existingSecret(db);
  if (secret === undefined) return 0n;
  const { numDeletedRows } = await db
    .deleteFrom('unknown_words')
    .where('reader', '=', readerHash(secret, asker))
    .executeTakeFirst();
  if (numDeletedRows > 0n) while ((await hideRareWords(db)) >= MOST_AT_ONCE);
  return numDeletedRows;
}

/**
 * Hides some of the words that are readable and have not enough readers any more.
 *
 * @returns the number of rows that were changed; at least `MOST_AT_ONCE` if there may be more such words
 */
export async function hideRareWords(db: Kysely<Tables>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('unknown_words')
    .set({ word: null })
    .where(({ eb, selectFrom }) =>
      eb(
        'hash',
        'in',
        selectFrom('unknown_words')
          .select('hash')
          .groupBy('hash')
          .having(({ fn }) => fn.countAll(), '<', LEAST_READERS)
          .having(({ fn }) => fn.max('word'), 'is not', null)
          .limit(MOST_AT_ONCE),
      ),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

interface HashedWord extends UnknownWord {
  readonly hash: string;
  readonly reader: string;
}

/** The rows for which the table has room. Rows that are there already count as new ones: the bounds need not be exact. */
async function withinBounds(db: Kysely<Tables>, rows: readonly HashedWord[]): Promise<readonly HashedWord[]> {
  const { all } = await db
    .selectFrom('unknown_words')
    .select(({ eb, fn }) => eb.cast<number>(fn.countAll(), 'integer').as('all'))
    .executeTakeFirstOrThrow();
  const counts = await db
    .selectFrom('unknown_words')
    .where('reader', 'in', [...new Set(rows.map(({ reader }) => reader))])
    .groupBy('reader')
    .select(({ eb, fn }) => ['reader', eb.cast<number>(fn.countAll(), 'integer').as('words')])
    .execute();
  const ofReader = new Map(counts.map(({ reader, words }) => [reader, words]));
  return rows
    .filter(({ reader }) => {
      const words = ofReader.get(reader) ?? 0;
      ofReader.set(reader, words + 1);
      return words < MOST_OF_READER;
    })
    .slice(0, Math.max(0, MOST_ROWS - all));
}

async function askedByEnough(db: Kysely<Tables>, hashes: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('unknown_words')
    .select('hash')
    .where('hash', 'in', hashes)
    .groupBy('hash')
    .having(({ fn }) => fn.countAll(), '>=', LEAST_READERS)
    .execute();
  return rows.map(({ hash }) => hash);
}

const NAME = 'unknown-words';

/** The key of the hashes, made when it is first needed; replicas share it. */
async function secretOf(db: Kysely<Tables>): Promise<string> {
  const made = await existingSecret(db);
  if (made !== undefined) return made;
  await db
    .insertInto('secrets')
    .values({ name: NAME, secret: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  // Another replica may have been quicker.
  return (await existingSecret(db)) ?? secretOf(db);
}

async function existingSecret(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db.selectFrom('secrets').select('secret').where('name', '=', NAME).executeTakeFirst();
  return row?.secret;
}

function readerHash(secret: string, { platform, user }: Asker): string {
  return hashOf(secret, ['reader', platform, user]);
}

function hashOf(secret: string, words: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(words)).digest('base64url').slice(0, 22);
}
