import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DeskFile, DeskFiles, ListedFile } from '../desk/desk-files.ts';
import type { Tables } from './schema.ts';

/** The files of the desk in a database that replicas share. */
export class DatabaseDeskFiles implements DeskFiles {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async read(path: string): Promise<DeskFile | undefined> {
    return this.#db.selectFrom('desk_files').selectAll().where('path', '=', path).executeTakeFirst();
  }

  async list(prefix: string): Promise<readonly ListedFile[]> {
    const rows = await this.#db
      .selectFrom('desk_files')
      .select(['path', 'revision'])
      .where((is) => is(is.fn('substr', ['path', is.lit(1), is.lit(prefix.length)]), '=', prefix))
      .execute();
    // Databases sort text by different rules.
    return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  async write(path: string, text: string, replaces: string | 'none'): Promise<string | undefined> {
    const revision = createHash('sha256').update(text).digest('hex');
    const written =
      replaces === 'none'
        ? await this.#db
            .insertInto('desk_files')
            .values({ path, text, revision })
            .onConflict((conflict) => conflict.column('path').doNothing())
            .executeTakeFirst()
        : await this.#db
            .updateTable('desk_files')
            .set({ text, revision })
            .where((is) => is.and({ path, revision: replaces }))
            .executeTakeFirst();
    const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows;
    return rows ? revision : undefined;
  }

  async remove(path: string): Promise<void> {
    await this.#db.deleteFrom('desk_files').where('path', '=', path).execute();
  }
}
