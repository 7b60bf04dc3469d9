import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import {
  type CorrectionStore,
  type Further,
  type MessageKey,
  MOST_PUT_OFF,
  type RecordedMessage,
  type UntoldReader,
} from '../desk/corrections/correction-store.ts';
import type { States } from '../desk/corrections/fact-states.ts';
import type { Delivery } from '../digest/ledger.ts';
import type { EditedMessage } from '../sending/message-editor.ts';
import { SanadError } from '../util/sanad-error.ts';
import { chatOf } from './columns.ts';
import { addDeliveries } from './deliveries.ts';
import { FREE, recordPosted } from './posted-messages.ts';
import type { PostedMessagesTable, Tables } from './schema.ts';
import type { Writing } from './unsynced.ts';

/** The one row of `knowledge_in_use`. */
const CURRENT = 'current';
/** Messages of one chat that are given at once: about half a minute's, where a platform lets the bot write slowly. */
const MOST_IN_CHAT = 10;

/** What messages state, and what has become of their corrections, in a database. */
export class DatabaseCorrections implements CorrectionStore {
  readonly #db: Kysely<Tables>;
  readonly #unsynced: Writing;

  constructor(db: Kysely<Tables>, unsynced: Writing) {
    this.#db = db;
    this.#unsynced = unsynced;
  }

  record(...[messages, at]: Parameters<CorrectionStore['record']>): Promise<void> {
    return this.#unsynced((db) => recordPosted(db, messages, at));
  }

  async use(version: string, alone: boolean): Promise<void> {
    await this.#db
      .insertInto('knowledge_in_use')
      .values({ name: CURRENT, version })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version }))
      .execute();
    if (!alone) return;
    await this.#db
      .updateTable('posted_messages')
      .set({ free_at: FREE })
      .where('free_at', '<>', FREE)
      .execute();
  }

  async outdated(
    states: States,
    platforms: readonly string[],
    now: Date,
    most: number,
  ): Promise<readonly MessageKey[]> {
    if (platforms.length === 0) return [];
    const outdated = this.#db
      .selectFrom('posted_messages')
      .select(['platform', 'chat', 'message', 'posted_at'])
      .select((eb) =>
        eb.fn
          .agg<number>('row_number')
          .over((over) =>
            over.partitionBy(['platform', 'chat']).orderBy('posted_at', 'desc').orderBy('message'),
          )
          .as('n_in_chat'),
      )
      .where('platform', 'in', platforms)
      .where('place', '<>', 'hidden')
      .where(isFree(now))
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('platform', 'chat', 'message'),
          'in',
          selectFrom('posted_facts')
            .select(['platform', 'chat', 'message'])
            .where(differs('posted_facts.fact', 'posted_facts.shown_as', states))
            .$asTuple('platform', 'chat', 'message'),
        ),
      );
    return this.#db
      .selectFrom(outdated.as('outdated'))
      .select(['platform', 'chat', 'message'])
      .where('n_in_chat', '<=', MOST_IN_CHAT)
      .orderBy('posted_at', 'desc')
      .orderBy('platform')
      .orderBy('chat')
      .orderBy('message')
      .limit(most)
      .execute();
  }

  async take(key: MessageKey, version: string, now: Date, until: Date): Promise<RecordedMessage | undefined> {
    // One statement, so that only one of two replicas takes it.
    const row = await this.#db
      .updateTable('posted_messages')
      .set({ free_at: until.toISOString() })
      .where((is) => is.and(keyOf(key)))
      .where(isFree(now))
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('knowledge_in_use').select('name').where('version', '=', version)),
      )
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const facts = await this.#db
      .selectFrom('posted_facts')
      .select(['fact', 'shown_as'])
      .where((is) => is.and(keyOf(key)))
      .orderBy('n')
      .execute();
    return {
      message: messageOf(row),
      language: row.language,
      facts: new Map(facts.map(({ fact, shown_as }) => [fact, shown_as])),
      retries: row.retries,
    };
  }

  async putOff(key: MessageKey, until: Date): Promise<void> {
    await this.#db
      .updateTable('posted_messages')
      .set(({ eb }) => ({ free_at: until.toISOString(), retries: eb('retries', '+', 1) }))
      .where((is) => is.and(keyOf(key)))
      .execute();
  }

  async settle(key: MessageKey, shown: States, further?: Further): Promise<boolean> {
    return this.#db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('posted_messages')
        .set({ free_at: FREE, retries: 0 })
        .where((is) => is.and(keyOf(key)))
        .execute();
      const state = stateIn('posted_facts.fact', shown);
      const { numUpdatedRows } = await transaction
        .updateTable('posted_facts')
        .set({ shown_as: state })
        .where((is) => is.and(keyOf(key)))
        .where('fact', 'in', [...shown.keys()])
        .where('shown_as', '<>', state)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      if (further !== undefined) await addFurther(transaction, further);
      return true;
    });
  }

  async remove(key: MessageKey): Promise<void> {
    await this.#db
      .deleteFrom('posted_messages')
      .where((is) => is.and(keyOf(key)))
      .execute();
  }

  async untold(states: States, platforms: readonly string[], most: number): Promise<readonly UntoldReader[]> {
    if (platforms.length === 0) return [];
    const told = sql<string>`coalesce(${sql.ref('told.told')}, '')`;
    const rows = await this.#db
      .selectFrom('posted_facts as f')
      .innerJoin('posted_messages as m', (join) =>
        join
          .onRef('m.platform', '=', 'f.platform')
          .onRef('m.chat', '=', 'f.chat')
          .onRef('m.message', '=', 'f.message'),
      )
      .leftJoin('told_corrections as told', (join) =>
        join
          .onRef('told.platform', '=', 'm.platform')
          .onRef('told.reader', '=', 'm.reader')
          .onRef('told.fact', '=', 'f.fact'),
      )
      .select(['m.platform', 'm.reader', 'f.fact', told.as('told')])
      .distinct()
      .where('m.platform', 'in', platforms)
      .where('m.reader', 'is not', null)
      .where(differs('f.fact', told, states))
      .orderBy('m.platform')
      .orderBy('m.reader')
      .orderBy('f.fact')
      .limit(most)
      .execute();
    const readers = [
      ...Map.groupBy(rows, ({ platform, reader }) => JSON.stringify([platform, reader])).values(),
    ];
    // The facts of the last reader may go on behind the limit.
    const whole = rows.length < most || readers.length === 1 ? readers : readers.slice(0, -1);
    const untold = await Promise.all(
      whole.map(([first, ...more]) =>
        first === undefined || first.reader === null
          ? undefined
          : this.#untoldReader(first.platform, first.reader, [first, ...more]),
      ),
    );
    return untold.filter((one) => one !== undefined);
  }

  async #untoldReader(
    platform: string,
    reader: string,
    facts: readonly { readonly fact: string; readonly told: string }[],
  ): Promise<UntoldReader | undefined> {
    const latest = await this.#db
      .selectFrom('posted_messages as m')
      .selectAll('m')
      .where((is) => is.and({ platform, reader }))
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('posted_facts as f')
            .select('f.fact')
            .whereRef('f.platform', '=', 'm.platform')
            .whereRef('f.chat', '=', 'm.chat')
            .whereRef('f.message', '=', 'm.message')
            .where(
              'f.fact',
              'in',
              facts.map(({ fact }) => fact),
            ),
        ),
      )
      .orderBy('posted_at', 'desc')
      .executeTakeFirst();
    if (latest === undefined) return undefined;
    return {
      platform,
      reader,
      facts: new Map(facts.map(({ fact, told }) => [fact, told])),
      latest: { message: messageOf(latest), language: latest.language },
    };
  }

  async tell(
    { platform, reader }: Pick<UntoldReader, 'platform' | 'reader'>,
    told: States,
    version: string,
    at: Date,
    delivery?: Delivery,
  ): Promise<boolean> {
    try {
      await this.#db.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('posted_messages')
          .select('message')
          .where((is) => is.and({ platform, reader }))
          .where(({ exists, selectFrom }) =>
            exists(selectFrom('knowledge_in_use').select('name').where('version', '=', version)),
          )
          .executeTakeFirst();
        if (known === undefined) throw new ToldBefore();
        const values = [...told].toSorted().map(([fact, state]) => ({
          ...{ platform, reader, fact },
          ...{ told: state, told_at: at.toISOString() },
        }));
        const changed = await transaction
          .insertInto('told_corrections')
          .values(values)
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'reader', 'fact'])
              .doUpdateSet(({ ref }) => ({ told: ref('excluded.told'), told_at: ref('excluded.told_at') }))
              .whereRef('told_corrections.told', '<>', 'excluded.told'),
          )
          .returning('fact')
          .execute();
        if (changed.length < values.length) throw new ToldBefore();
        if (delivery !== undefined) await addDeliveries(transaction, [delivery]);
      });
      return true;
    } catch (error) {
      if (error instanceof ToldBefore) return false;
      throw error;
    }
  }
}

/** Rolls back what another process has done before. */
class ToldBefore extends SanadError {
  constructor() {
    super('The reader was told before.', { code: 'told-before', exit: 1 });
  }
}

async function addFurther(db: Kysely<Tables>, { delivery, firstPart }: Further): Promise<void> {
  const added = await addDeliveries(db, [delivery]);
  if (firstPart === undefined || added.length === 0) return;
  const { subject, slot, dueAt } = delivery;
  await db
    .insertInto('parts')
    .values({ subject, slot, n: 0, state: 'sent', sent_at: dueAt.toISOString(), message: firstPart })
    .execute();
}

function keyOf({ platform, chat, message }: MessageKey): MessageKey {
  return { platform, chat, message };
}

function messageOf(row: PostedMessagesTable): EditedMessage {
  return {
    in: chatOf(row),
    message: row.message,
    place: row.place,
    ...(row.reader !== null && { reader: row.reader }),
  };
}

/** What is to be shown of the fact in a column. */
function stateIn(column: string, states: States) {
  const cases = [...states].map(([fact, state]) => sql`when ${fact} then ${state}`);
  if (cases.length === 0) return sql<string>`''`;
  return sql<string>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} else '' end`;
}

/** Whether what is shown of a fact is not what is to be shown. */
function differs(fact: string, shown: string | ReturnType<typeof stateIn>, states: States) {
  const column = typeof shown === 'string' ? sql<string>`${sql.ref(shown)}` : shown;
  const isChanged =
    states.size === 0 ? sql`false` : sql`${sql.ref(fact)} in (${sql.join([...states.keys()])})`;
  return sql<boolean>`(${isChanged} or ${column} <> '') and ${column} <> ${stateIn(fact, states)}`;
}

/** Whether no process has a message, and it is not put off. What seems to wait for longer was put off before the clock was set back. */
function isFree(now: Date) {
  const latest = new Date(now.getTime() + MOST_PUT_OFF).toISOString();
  return ({ or, eb }: ExpressionBuilder<Tables, 'posted_messages'>) =>
    or([eb('free_at', '<=', now.toISOString()), eb('free_at', '>', latest)]);
}
