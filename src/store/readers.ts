import type { Kysely } from 'kysely';
import type { ChatRef, ReaderState, Readers } from '../chat/command.ts';
import { MemoryReaders } from '../chat/readers.ts';
import type { Tables } from './schema.ts';

/** Readers' choices in a database; their last questions in memory only. */
export class DatabaseReaders implements Readers {
  readonly #db: Kysely<Tables>;
  readonly #memory = new MemoryReaders();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async get(from: ChatRef, user: string): Promise<ReaderState> {
    const { platform, chat, thread = '' } = from;
    const row = await this.#db
      .selectFrom('readers')
      .select(['language', 'seen'])
      .where((is) => is.and({ platform, user_id: user, chat, thread }))
      .executeTakeFirst();
    return {
      ...(row?.language == null ? {} : { language: row.language }),
      ...(row?.seen == null ? {} : { seen: row.seen }),
      questions: (await this.#memory.get(from, user)).questions,
    };
  }

  /** Writes only the columns that change, so that two replicas that change different ones keep both. */
  async update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void> {
    const { language, seen, questions } = change;
    if (questions !== undefined) await this.#memory.update(from, user, { questions });
    const changed = {
      ...(language === undefined ? {} : { language }),
      ...(seen === undefined ? {} : { seen }),
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
  }

  /** Forgets a reader's questions in one chat, or everywhere. */
  forgetQuestions(platform: string, user: string, chat?: string): void {
    this.#memory.forget(platform, user, chat);
  }
}
