import type { Kysely, Transaction, Updateable } from 'kysely';
import type { Board, BoardChange, BoardStore } from '../board/board.ts';
import type { BoardChoices } from '../command/boards.ts';
import type { ChatMove } from '../command/chat-move.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import { given } from '../util/given.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { chatColumns, chatOf } from './columns.ts';
import { momentIn, oneOf, type RowReading, readOne } from './readable.ts';
import type { BoardsTable, Tables } from './schema.ts';

/** Earlier than any moment. */
const AT_ONCE = '';
/** States in which nothing is done until a person asks. */
const RESTING = ['paused', 'unknown'] as const;
/** Other values, with which the next message of a board begins. */
const NO_MESSAGE = { sent_at: null, message: null, pinned: null, version: '', due_at: AT_ONCE } as const;

/** Boards in a database. */
export class DatabaseBoards implements BoardStore {
  readonly #db: Kysely<Tables>;
  readonly #reading: RowReading<BoardsTable, Board>;

  constructor(db: Kysely<Tables>, rows: UnreadableRows) {
    this.#db = db;
    this.#reading = { table: 'boards', rows, read: boardOf, idOf: ({ id }) => id };
  }

  async of(from: ChatRef): Promise<Board | undefined> {
    const row = await this.#db
      .selectFrom('boards')
      .selectAll()
      .where((is) => is.and(chatColumns(from)))
      .executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async add(from: ChatRef, id: string, choices: BoardChoices): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('boards')
      .values({
        ...chatColumns(from),
        id,
        ...choiceColumns(choices),
        state: 'making',
        made: 1,
        anew: 0,
        ...NO_MESSAGE,
        retries: 0,
        free_at: AT_ONCE,
      })
      .onConflict((conflict) => conflict.columns(['platform', 'chat', 'thread']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async due(...[version, platforms, now, most]: Parameters<BoardStore['due']>): Promise<readonly ChatRef[]> {
    if (platforms.length === 0) return [];
    const rows = await this.#db
      .selectFrom('boards')
      .select(['platform', 'chat', 'thread'])
      .where('platform', 'in', platforms)
      .where('free_at', '<=', now.toISOString())
      .where('state', 'not in', RESTING)
      .where(({ or, eb }) =>
        or([
          eb('state', '<>', 'live'),
          eb('version', '<>', version),
          eb('due_at', '<=', now.toISOString()),
          eb('pinned', 'is', null),
        ]),
      )
      .orderBy('free_at')
      .orderBy('id')
      .limit(most)
      .execute();
    return rows.map(chatOf);
  }

  async take(...[from, version, now, until]: Parameters<BoardStore['take']>): Promise<Board | undefined> {
    // One statement, so that only one of two processes takes it.
    const row = await this.#db
      .updateTable('boards')
      .set({ free_at: until.toISOString() })
      .where((is) => is.and(chatColumns(from)))
      .where('free_at', '<=', now.toISOString())
      .where('state', 'not in', RESTING)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('knowledge_in_use').select('name').where('version', '=', version)),
      )
      .returningAll()
      .executeTakeFirst();
    return readOne(this.#reading, row);
  }

  async change(board: Board, change: BoardChange): Promise<boolean> {
    const { id, made, state, sentAt } = board;
    const { numUpdatedRows } = await this.#db
      .updateTable('boards')
      .set({ id, ...changedColumns(change) })
      .where((is) => is.and({ id, made, state, ...choiceColumns(board) }))
      .where(({ eb }) => (sentAt ? eb('sent_at', '=', sentAt.toISOString()) : eb('sent_at', 'is', null)))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async settle(...[{ id, made }, message, at, movedTo]: Parameters<BoardStore['settle']>): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const there = movedTo === undefined ? {} : { chat: movedTo, thread: '' };
      // A chat has one board, and the message of this one is there.
      if (movedTo !== undefined)
        await transaction
          .deleteFrom('boards')
          .where((is) => is.and(there))
          .where('id', '<>', id)
          .where('platform', '=', ({ selectFrom }) =>
            selectFrom('boards').select('platform').where('id', '=', id),
          )
          .execute();
      await transaction
        .updateTable('boards')
        .set(({ eb }) => ({
          ...there,
          message,
          changed_at: at.toISOString(),
          trouble: null,
          retries: 0,
          state: eb
            .case()
            .when('state', '=', 'ending')
            .then('ending' as const)
            .else('live' as const)
            .end(),
        }))
        .where((is) => is.and({ id, made }))
        .execute();
    });
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('boards').where('id', '=', id).execute();
  }
}

/** Moves the boards of a chat that has got a new id. Their messages cannot be changed any more, so they get new ones. */
export async function moveBoards(
  db: Transaction<Tables>,
  { platform, from: chat, to }: ChatMove,
): Promise<void> {
  // The new chat has no topics yet, and one board: the one that was set up there, or else the first.
  const there = { platform, chat: to, thread: '' };
  const moving = await db
    .selectFrom('boards')
    .select('id')
    .where((is) => is.and({ platform, chat }))
    .where('state', '<>', 'ending')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('boards')
            .select('id')
            .where((is) => is.and(there)),
        ),
      ),
    )
    .orderBy('thread')
    .executeTakeFirst();
  if (moving !== undefined)
    await db
      .updateTable('boards')
      .set(({ eb }) => ({
        ...there,
        ...NO_MESSAGE,
        made: eb('made', '+', 1),
        state: 'making',
        free_at: AT_ONCE,
      }))
      .where('id', '=', moving.id)
      .execute();
  await db
    .deleteFrom('boards')
    .where((is) => is.and({ platform, chat }))
    .execute();
}

function choiceColumns({ topic = '', language }: BoardChoices) {
  return { topic, language };
}

function changedColumns(change: BoardChange): Updateable<BoardsTable> {
  const { state, made, retries, shown, trouble, message, version } = change;
  const { choices, isAnew, sentAt, pinned, changedAt, dueAt, freeAt } = change;
  return {
    ...given({ state, made, retries, shown, trouble, message, version }),
    ...(choices && choiceColumns(choices)),
    ...given({
      anew: isAnew === undefined ? undefined : Number(isAnew),
      sent_at: sentAt === null ? null : sentAt?.toISOString(),
      pinned: pinned === undefined || pinned === null ? pinned : Number(pinned),
      changed_at: changedAt?.toISOString(),
      due_at: dueAt?.toISOString(),
      free_at: freeAt?.toISOString(),
    }),
  };
}

const STATES = { making: true, live: true, unknown: true, paused: true, ending: true } as const;

function boardOf(row: BoardsTable): Board {
  const { id, language, state, made, retries } = row;
  return {
    ...{ id, language, made, retries },
    state: oneOf(state, STATES, 'state'),
    from: chatOf(row),
    isAnew: row.anew === 1,
    ...given({
      topic: row.topic === '' ? undefined : row.topic,
      trouble: row.trouble ?? undefined,
      sentAt: row.sent_at === null ? undefined : momentIn(row.sent_at, 'sent_at'),
      message: row.message ?? undefined,
      pinned: row.pinned === null ? undefined : row.pinned === 1,
      shown: row.shown ?? undefined,
      changedAt: row.changed_at === null ? undefined : momentIn(row.changed_at, 'changed_at'),
    }),
  };
}
