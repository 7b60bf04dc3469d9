import type { Kysely, Transaction } from 'kysely';
import type { PostedMessage, Stated } from '../sending/posted.ts';
import { chatColumns } from './columns.ts';
import type { PostedFactsTable, PostedMessagesTable, Tables } from './schema.ts';

/** Rows in one statement. Each needs up to ten parameters, and databases accept some ten thousand. */
const MOST_AT_ONCE = 500;
/** Messages of one reader's own, such as in a private chat, that can be corrected: the newest ones. */
const MOST_OF_READER = 300;
/** Earlier than any moment: the message is free. */
export const FREE = '';

/** A message with what it states. */
interface Stating {
  readonly posted: PostedMessage;
  readonly states: Stated;
}

/** See `PostedMessages.record`. */
export async function recordPosted(
  db: Kysely<Tables>,
  messages: readonly PostedMessage[],
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const stating = messages.flatMap((posted) =>
      'copyOf' in posted.states ? [] : [{ posted, states: posted.states }],
    );
    await write(transaction, stating, at);
    // After the others, which may be what they are copies of.
    const copies: Stating[] = [];
    for (const posted of messages) {
      const states = 'copyOf' in posted.states ? await statedBy(transaction, posted) : undefined;
      if (states !== undefined) copies.push({ posted, states });
    }
    await write(transaction, copies, at);
    await removeExcess(transaction, messages);
  });
}

/** Removes the oldest messages of readers who have too many. */
async function removeExcess(
  transaction: Transaction<Tables>,
  messages: readonly PostedMessage[],
): Promise<void> {
  const theirs = messages.flatMap(({ in: { platform }, reader }) =>
    reader === undefined ? [] : [{ platform, reader }],
  );
  const readers = new Map(theirs.map((one) => [JSON.stringify([one.platform, one.reader]), one] as const));
  for (const [, reader] of [...readers].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    await transaction
      .deleteFrom('posted_messages')
      .where((is) => is.and(reader))
      .where('posted_at', '<', ({ selectFrom }) =>
        selectFrom('posted_messages')
          .select('posted_at')
          .where((is) => is.and(reader))
          .orderBy('posted_at', 'desc')
          .limit(1)
          .offset(MOST_OF_READER - 1),
      )
      .execute();
  }
}

async function write(
  transaction: Transaction<Tables>,
  messages: readonly Stating[],
  at: Date,
): Promise<void> {
  // In the same order everywhere, so that replicas never deadlock. Of several states of a message the last counts.
  const all = [...new Map(messages.map((one) => [keyText(one.posted), one])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one);
  for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
    const some = all.slice(start, start + MOST_AT_ONCE);
    await transaction
      .deleteFrom('posted_messages')
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('platform', 'chat', 'message'),
          'in',
          some.map(({ posted }) => tuple(posted.in.platform, posted.in.chat, posted.message)),
        ),
      )
      .execute();
    const stating = some.filter(({ states }) => states.facts.length > 0);
    if (stating.length === 0) continue;
    await transaction
      .insertInto('posted_messages')
      .values(stating.map((one) => rowOf(one, at)))
      .execute();
    const facts = stating.flatMap(factRows);
    for (let from = 0; from < facts.length; from += MOST_AT_ONCE) {
      await transaction
        .insertInto('posted_facts')
        .values(facts.slice(from, from + MOST_AT_ONCE))
        .execute();
    }
  }
}

/** What the message states of which another is a copy; undefined if that is not recorded. */
async function statedBy(db: Kysely<Tables>, posted: PostedMessage): Promise<Stated | undefined> {
  if (!('copyOf' in posted.states)) return undefined;
  const { platform, chat } = posted.in;
  const original = { platform, chat, message: posted.states.copyOf };
  const row = await db
    .selectFrom('posted_messages')
    .select('language')
    .where((is) => is.and(original))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const facts = await db
    .selectFrom('posted_facts')
    .select('fact')
    .where((is) => is.and(original))
    .orderBy('n')
    .execute();
  return { facts: facts.map(({ fact }) => fact), language: row.language };
}

function rowOf({ posted, states }: Stating, at: Date): PostedMessagesTable {
  return {
    ...chatColumns(posted.in),
    message: posted.message,
    place: posted.place,
    reader: posted.reader ?? null,
    language: states.language,
    posted_at: at.toISOString(),
    free_at: FREE,
    retries: 0,
  };
}

function factRows({ posted, states }: Stating): readonly PostedFactsTable[] {
  const { platform, chat } = posted.in;
  return [...new Set(states.facts)].map((fact, n) => ({
    platform,
    chat,
    message: posted.message,
    fact,
    n,
    shown_as: '',
  }));
}

function keyText({ in: { platform, chat }, message }: PostedMessage): string {
  return JSON.stringify([platform, chat, message]);
}
