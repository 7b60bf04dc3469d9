import { randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../desk-error.ts';

/** Hidden, so that nothing takes it for a file of the knowledge. */
const FILE = '.desk-lock';
/** A process that holds it writes a few small files; an older one was left by a process that was killed. */
const STALE_MILLISECONDS = 60_000;
const LEFT_OVER = /^\..+\.[0-9a-f-]{36}\.part$/;

/** Keeps two desks from writing into one folder at a time. */
export class FolderLock implements AsyncDisposable {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  /**
   * Takes the lock of a folder, also where a process that held it was killed, and removes what such a process has left.
   *
   * @throws DeskError where somebody holds it, or the error of the file system
   */
  static async take(folder: string): Promise<FolderLock> {
    const file = join(folder, FILE);
    if (!(await create(file))) {
      if (await isStale(folder, file)) await rm(file, { force: true });
      if (!(await create(file)))
        throw new DeskError('busy', 'Somebody else is publishing right now; do it again in a few seconds.');
    }
    for (const part of ['', 'sources']) await removeLeftOver(join(folder, part));
    return new FolderLock(file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#file, { force: true }).catch(() => undefined);
  }
}

async function create(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Compares the lock with a file of this moment, by the clock of the disk: other machines may use the folder too. */
async function isStale(folder: string, lock: string): Promise<boolean> {
  const probe = join(folder, `.desk.${randomUUID()}.part`);
  try {
    await create(probe);
    const [now, then] = await Promise.all([stat(probe), stat(lock)]);
    return now.mtimeMs - then.mtimeMs > STALE_MILLISECONDS;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

async function removeLeftOver(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((each) => LEFT_OVER.test(each)))
    await rm(join(folder, name), { force: true }).catch(() => undefined);
}
