import type { Kysely } from 'kysely';
import { MemoryReaders } from '../chat/readers.ts';
import type { ChatMove } from '../command/chat-move.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import type { ReaderState, Readers } from '../command/command.ts';
import { given } from '../util/given.ts';
import type { Tables } from './schema.ts';

/** Chats and threads in which the choices of one reader are kept. Beyond that, those in another chat go. */
const MOST_OF_READER = 300;

/** Keeps the choices of readers in a database, and their last questions in memory only. */
export class DatabaseReaders implements Readers {
  readonly #db: Kysely<Tables>;
  readonly #alone: boolean;
  readonly #memory = new MemoryReaders();

  /** @param alone no other process writes to the database, so each reader is read once */
  constructor(db: Kysely<Tables>, alone: boolean) {
    this.#db = db;
    this.#alone = alone;
  }

  async get(from: ChatRef, user: string): Promise<ReaderState> {
    const remembered = await this.#memory.get(from, user);
    if (this.#alone && this.#memory.has(from, user)) return remembered;
    const { questions, cited } = remembered;
    const state = { ...(await this.#read(from, user)), questions, ...given({ cited }) };
    if (this.#alone) await this.#memory.update(from, user, state);
    return state;
  }

  async #read(from: ChatRef, user: string): Promise<Omit<ReaderState, 'questions'>> {
    const { platform, chat, thread = '' } = from;
    const row = await this.#db
      .selectFrom('readers')
      .select(['language', 'seen', 'seen_snapshot'])
      .where((is) => is.and({ platform, user_id: user, chat, thread }))
      .executeTakeFirst();
    return {
      ...(row?.language == null ? {} : { language: row.language }),
      ...(row?.seen == null ? {} : { latestShown: row.seen }),
      ...(row?.seen_snapshot == null ? {} : { latestSnapshot: row.seen_snapshot }),
    };
  }

  /** Writes only the columns that change, so that two replicas that change different ones keep both. */
  async update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void> {
    const { language, latestShown, latestSnapshot, questions, cited } = change;
    // The memory holds either everything about a reader or nothing.
    if (this.#alone) await this.get(from, user);
    await this.#memory.update(from, user, given({ questions, cited }));
    const changed = {
      ...(language === undefined ? {} : { language }),
      ...(latestShown === undefined ? {} : { seen: latestShown }),
      ...(latestSnapshot === undefined ? {} : { seen_snapshot: latestSnapshot }),
    };
    if (Object.keys(changed).length === 0) return;
    const { platform, chat, thread = '' } = from;
    await this.#db
      .insertInto('readers')
      .values({ platform, chat, thread, user_id: user, ...changed })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'user_id', 'chat', 'thread']).doUpdateSet(changed),
      )
      .execute();
    await this.#removeExcess({ platform, user_id: user }, { chat, thread });
    if (this.#alone) await this.#memory.update(from, user, given({ language, latestShown, latestSnapshot }));
  }

  /** Removes what goes beyond the bound of a reader, those first that were never or longest ago shown what is new. */
  async #removeExcess(
    reader: { readonly platform: string; readonly user_id: string },
    { chat, thread }: { readonly chat: string; readonly thread: string },
  ): Promise<void> {
    await this.#db
      .deleteFrom('readers')
      .where((is) => is.and(reader))
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('chat', 'thread'),
          'in',
          selectFrom('readers')
            .select(['chat', 'thread'])
            .where((is) => is.and(reader))
            .where((is) => is.not(is.and({ chat, thread })))
            .orderBy(({ fn, val }) => fn.coalesce('seen', val('')), 'desc')
            .orderBy('chat')
            .orderBy('thread')
            // SQLite takes no offset without a limit.
            .limit(MOST_OF_READER)
            .offset(MOST_OF_READER - 1)
            .$asTuple('chat', 'thread'),
        ),
      )
      .execute();
  }

  /** Moves what is in memory about the readers of a chat. */
  moveInMemory(move: ChatMove): void {
    this.#memory.move(move);
  }

  /** Removes what is in memory about a reader, in one chat or everywhere. */
  forgetInMemory(platform: string, user: string, chat?: string): void {
    this.#memory.forget(platform, user, chat);
  }
}
