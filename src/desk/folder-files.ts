import { createHash, randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareText } from '../util/compare-text.ts';
import { makePrivateFolder, PRIVATE_FILE } from '../util/private-files.ts';
import { DeskError } from './desk-error.ts';
import type { DeskFile, DeskFiles, ListedFile } from './desk-files.ts';

/** Paths that stay in the folder: names of letters, digits, dots, hyphens and underscores. */
const PATH = /^(?:[a-z0-9_][a-z0-9._-]*\/)*[a-z0-9_][a-z0-9._-]*$/i;

/** The files of the desk in a folder. Writes of one process are done one after the other. */
export class FolderFiles implements DeskFiles {
  readonly #root: string;
  #writing: Promise<unknown> = Promise.resolve();

  /** @param root created with the first file */
  constructor(root: string) {
    this.#root = root;
  }

  async read(path: string): Promise<DeskFile | undefined> {
    try {
      const text = await readFile(this.#at(path), 'utf8');
      return { path, text, revision: revisionOf(text) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw explained(error, path);
    }
  }

  async list(prefix: string): Promise<readonly ListedFile[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const names = await readdir(join(this.#root, folder), { recursive: true, withFileTypes: true }).catch(
      (error: unknown) => {
        if (isMissing(error)) return [];
        throw explained(error, folder);
      },
    );
    const paths = names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.#root, '/').length))
      .filter((path) => path.startsWith(prefix) && PATH.test(path));
    const files = await Promise.all(paths.map((path) => this.read(path)));
    return files
      .flatMap((file) => (file === undefined ? [] : { path: file.path, revision: file.revision }))
      .toSorted((a, b) => compareText(a.path, b.path));
  }

  write(path: string, text: string, replaces: string | 'none'): Promise<string | undefined> {
    const written = this.#writing.then(() => this.#write(path, text, replaces));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async remove(path: string): Promise<void> {
    await rm(this.#at(path), { force: true });
  }

  async #write(path: string, text: string, replaces: string | 'none'): Promise<string | undefined> {
    const file = this.#at(path);
    const part = `${file}.${randomUUID()}.part`;
    try {
      makePrivateFolder(dirname(file));
      if (((await this.read(path))?.revision ?? 'none') !== replaces) return undefined;
      await writeDurably(part, text);
      if (replaces === 'none') await link(part, file);
      else await rename(part, file);
      return revisionOf(text);
    } catch (error) {
      if (replaces === 'none' && (error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
      throw explained(error, path);
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  #at(path: string): string {
    if (!PATH.test(path)) throw new TypeError(`"${path}" is no path of a file of the desk`);
    return join(this.#root, path);
  }
}

/** Writes a new file that only its owner may read; when it resolves, the text is on the disk. */
async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', PRIVATE_FILE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where a part of the path is a file, there is none below it either. */
function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, then do it again',
  EDQUOT: 'the disk quota is used up; make room, then do it again',
  EROFS: 'the disk is read-only; name another folder in DATA_DIR',
  EACCES: 'this user may not write there; mend the rights of the folder, or name another in DATA_DIR',
  EPERM: 'this user may not write there; mend the rights of the folder, or name another in DATA_DIR',
  ENOTDIR: 'a part of the path is a file; move it away, or name another folder in DATA_DIR',
};

function explained(error: unknown, path: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return error;
  return new DeskError('desk-files-failed', `"${path}" could not be kept: ${reason}.`, { cause: error });
}
