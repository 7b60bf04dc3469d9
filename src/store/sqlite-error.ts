import { dirname } from 'node:path';
import { lacksTables } from './expect-tables.ts';
import { StoreError } from './store-error.ts';

/** Result codes of SQLite (https://www.sqlite.org/rescode.html), without the higher bits, which only give details. */
const MISTAKE = 1;
const BUSY = 5;
const READ_ONLY = 8;
const INPUT_OUTPUT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** An error of node:sqlite. */
interface SqliteError extends Error {
  readonly errcode: number;
  readonly errstr: string;
}

function resultCode(error: unknown): number | undefined {
  return isSqliteError(error) ? error.errcode & 0xff : undefined;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

/** Whether another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** Explains in a sentence why a SQLite file cannot be used. */
export function explainSqlite(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const sentence = sentenceOf(error, file);
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(sentence ?? `${file} cannot be used: ${message}.`, { cause: error });
}

/** The same for an error of a statement; an error that no operator can mend stays as it is. */
export function explainWhileOpen(error: unknown, file: string): unknown {
  const sentence = sentenceOf(error, file);
  return sentence === undefined ? error : new StoreError(sentence, { cause: error });
}

/** What the codes of the file system mean: files are made before SQLite opens them. */
const OF_FILE_SYSTEM: Readonly<Record<string, number>> = {
  EACCES: CANNOT_OPEN,
  EDQUOT: FULL,
  EISDIR: CANNOT_OPEN,
  ENOENT: CANNOT_OPEN,
  ENOSPC: FULL,
  ENOTDIR: CANNOT_OPEN,
  EPERM: CANNOT_OPEN,
  EROFS: READ_ONLY,
};

function sentenceOf(error: unknown, file: string): string | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  switch (resultCode(error) ?? OF_FILE_SYSTEM[code]) {
    case BUSY:
      return `${file} is locked by another program; close that one.`;
    case READ_ONLY:
      return `${file} cannot be written; check the permissions of it and of ${dirname(file)}, and whether the disk is read-only, or name another folder in DATA_DIR.`;
    case CANNOT_OPEN:
      return `${file} cannot be opened for reading and writing; check the permissions of it and of ${dirname(file)}, or name another folder in DATA_DIR.`;
    case INPUT_OUTPUT:
      return `The disk with ${file} fails to read or write; check the disk and the log of the system.`;
    case FULL:
      return `The disk is full: ${file} cannot grow; make room.`;
    case CORRUPT:
      return `${file} is damaged; replace it with a backup.`;
    case NOT_A_DATABASE:
      return `${file} is not a SQLite database; move it away, or name another folder in DATA_DIR.`;
    case MISTAKE: {
      const table = /no such table: (\w+)/.exec((error as Error).message)?.[1];
      return table === undefined ? undefined : lacksTables(file, [table]);
    }
    default:
      return undefined;
  }
}
