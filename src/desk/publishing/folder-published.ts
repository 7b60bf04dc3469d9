import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import type { DeskFiles } from '../desk-files.ts';
import { OVERLAY_FOLDER } from '../knowledge-overlay.ts';
import { FolderLock } from './folder-lock.ts';
import {
  changedUnderneath,
  inOrder,
  type PresentFiles,
  type PublishedFiles,
  readPresent,
} from './published-files.ts';

/** A file that is to be replaced. */
interface Replacement {
  readonly path: string;
  /** Where it is really, behind symbolic links. */
  readonly target: string;
  /** The new text, already on the disk beside it. */
  readonly part: string;
  /** Its bytes before; undefined where there was no file. */
  readonly before: Buffer | undefined;
}

const BYTE_ORDER_MARK = '\ufeff';
const NEW_FILE = 0o644;

/** The knowledge in its folder. */
export class FolderPublished implements PublishedFiles {
  readonly #folder: string;
  readonly #desk: DeskFiles | undefined;

  /** @param desk keeps the texts of sources. What was published there before must not lie over the folder any more */
  constructor(folder: string, desk?: DeskFiles) {
    this.#folder = folder;
    this.#desk = desk;
  }

  async read(): Promise<PresentFiles> {
    const over = this.#desk === undefined ? [] : await this.#desk.list(OVERLAY_FOLDER);
    if (over.length > 0) throw laidOver(over.map(({ path }) => path));
    return readPresent(this.#folder, given({ desk: this.#desk }));
  }

  async write(changes: ReadonlyMap<string, string>, present: PresentFiles): Promise<void> {
    await using _ = await FolderLock.take(this.#folder).catch((error: unknown) => {
      throw explained(error, '.');
    });
    const ready: Replacement[] = [];
    const done: Replacement[] = [];
    try {
      for (const [path, text] of inOrder(changes)) ready.push(await this.#prepare(path, text, present));
      for (const replacement of ready) {
        await rename(replacement.part, replacement.target).catch((error: unknown) => {
          throw explained(error, replacement.path);
        });
        done.push(replacement);
      }
    } catch (error) {
      for (const replacement of done.toReversed()) await undo(replacement);
      throw error;
    } finally {
      for (const { part } of ready) await rm(part, { force: true }).catch(() => undefined);
    }
  }

  /** Writes a new text beside its file, so that a full disk is found before anything has changed. */
  async #prepare(path: string, text: string, { texts }: PresentFiles): Promise<Replacement> {
    const file = join(this.#folder, path);
    const target = await realpath(file).catch(() => file);
    const before = await readFile(target).catch(() => undefined);
    const now = before?.toString('utf8');
    const mark = now?.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    if (now?.slice(mark.length) !== texts.get(path)) throw changedUnderneath(path);
    const part = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
    const mode = (await stat(target).catch(() => undefined))?.mode ?? NEW_FILE;
    try {
      await writeDurably(part, mark + text, mode);
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw explained(error, path);
    }
    return { path, target, part, before };
  }
}

function laidOver(paths: readonly string[]): DeskError {
  return new DeskError(
    'laid-over',
    `Files that were published to the store lie over the knowledge folder (${paths.join(', ')}), so that nobody would see what is written below them. Set DESK_PUBLISH_TO=store again, or move them into the folder.`,
  );
}

/** Puts a file back. What fails here cannot be helped, and the first failure is the one to tell. */
async function undo({ target, before }: Replacement): Promise<void> {
  if (before === undefined) return rm(target, { force: true }).catch(() => undefined);
  const part = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  const mode = (await stat(target).catch(() => undefined))?.mode ?? NEW_FILE;
  await writeDurably(part, before, mode)
    .then(() => rename(part, target))
    .catch(() => rm(part, { force: true }))
    .catch(() => undefined);
}

async function writeDurably(file: string, content: string | Buffer, mode: number): Promise<void> {
  const handle: FileHandle = await open(file, 'wx', mode & 0o777);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const ELSEWHERE =
  'let DESK_PUBLISH_TO=store keep what is published beside the knowledge, or make the folder writable';
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, then do it again',
  EDQUOT: 'the disk quota is used up; make room, then do it again',
  EROFS: `it is on a read-only disk; ${ELSEWHERE}`,
  EACCES: `this user may not write there; ${ELSEWHERE}`,
  EPERM: `this user may not write there; ${ELSEWHERE}`,
  EISDIR: 'it is a folder; move it away, then do it again',
  ENOTDIR: 'a part of its path is a file; move it away, then do it again',
  ENOENT: 'the folder does not exist; KNOWLEDGE_DIR names the folder',
};

function explained(error: unknown, path: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return error;
  const what = path === '.' ? 'The knowledge folder' : `"${path}" in the knowledge folder`;
  return new DeskError('not-published', `${what} cannot be written, and nothing was changed: ${reason}.`, {
    cause: error,
  });
}
