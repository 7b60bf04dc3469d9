import type { DeskFiles } from '../../desk/desk-files.ts';
import { FolderFiles } from '../../desk/folder-files.ts';
import type { Config } from '../config.ts';

/** The files of the desk, open until they are disposed of. */
export interface OpenDeskFiles extends AsyncDisposable {
  readonly files: DeskFiles;
}

/**
 * Opens the files of the desk: in PostgreSQL where DATABASE_URL names one, else in DATA_DIR, also while a bot runs.
 *
 * @throws StoreError when the database cannot be used
 */
export async function openDeskFiles({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<OpenDeskFiles> {
  if (databaseUrl === undefined) {
    return { files: new FolderFiles(dataDir), [Symbol.asyncDispose]: async () => undefined };
  }
  const { openStore } = await import('../../store/open.ts');
  const store = await openStore({ dataDir, databaseUrl });
  return { files: store.deskFiles, [Symbol.asyncDispose]: () => store.close() };
}
