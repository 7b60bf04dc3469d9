import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';

/** Result codes of SQLite (https://www.sqlite.org/rescode.html), without the higher bits, which only give details. */
const BUSY = 5;
const READ_ONLY = 8;
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
  return new StoreError(sentence(error, file), { cause: error });
}

function sentence(error: unknown, file: string): string {
  switch (resultCode(error)) {
    case BUSY:
      return `${file} is locked by another program; close that one.`;
    case READ_ONLY:
    case CANNOT_OPEN:
      return `${file} cannot be opened for reading and writing; check the permissions of it and of ${dirname(file)}, or name another folder in DATA_DIR.`;
    case FULL:
      return `There is no space left on the disk for ${file}.`;
    case CORRUPT:
      return `${file} is damaged; replace it with a backup.`;
    case NOT_A_DATABASE:
      return `${file} is not a SQLite database; move it away, or name another folder in DATA_DIR.`;
    default:
      return `${file} cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
