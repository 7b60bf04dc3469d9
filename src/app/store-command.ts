import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { backupMark } from '../store/backup-mark.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import { exportLines } from '../store/transfer/export.ts';
import { importLines } from '../store/transfer/import.ts';
import type { Arguments } from './arguments.ts';
import { readConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { explainFileError } from './file-error.ts';

type Streams = Pick<Environment, 'input' | 'output'>;

/**
 * Exports everything in the store to a file, or imports such a file into an empty store. A file `-` is the standard
 * output or input. After a failure, everything is as it was before.
 *
 * @throws ConfigError when the variables that name the store are wrong, ArgumentsError when the file cannot be used,
 * StoreError when the store cannot
 */
export async function runStoreCommand(
  { action, file }: Extract<Arguments, { run: 'store' }>,
  environment: Environment,
): Promise<void> {
  // The bots alone use the other variables, so these may be wrong here.
  const { DATABASE_URL, DATA_DIR } = environment.env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, DATA_DIR });
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    if (action === 'export') await refuseBackup(database, databaseUrl === undefined);
    const result = await (action === 'export' ? exportTo : importFrom)(database, file, environment);
    environment.errors.write(`${result}\n`);
  } catch (error) {
    // The reader of the output, such as `head`, may stop early; that is no failure.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    throw explainFileError(error, `store ${action} ${file}`);
  } finally {
    await database.close();
  }
}

/** An export has no mark that would keep the first start with it from sending again what had gone out since the backup. */
async function refuseBackup({ db }: Database, isSqlite: boolean): Promise<void> {
  const takenAt = await backupMark(db, isSqlite).takenAt();
  if (takenAt === undefined) return;
  throw new StoreError(
    `This store is a backup of ${takenAt.toISOString()} that no bot has started with yet, so what was sent since would be sent again from an export; start the bot with it once, stop it, and export then.`,
  );
}

async function exportTo({ db }: Database, file: string, { output }: Streams): Promise<string> {
  let lines = 0;
  async function* text(): AsyncGenerator<string, void, undefined> {
    for await (const line of exportLines(db)) {
      lines++;
      yield `${line}\n`;
    }
  }
  if (file === '-') await pipeline(text, output, { end: false });
  else await replace(file, text);
  // The first line is a header and the last a footer.
  return `Exported ${lines - 2} rows to ${file === '-' ? 'the standard output' : file}.`;
}

/** Writes to a second file first, so that a failure leaves an earlier export as it was. Only the owner may read it. */
async function replace(file: string, text: () => AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(text, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function importFrom({ db }: Database, file: string, { input }: Streams): Promise<string> {
  const name = file === '-' ? 'the standard input' : file;
  const lines = linesOf(() => (file === '-' ? input : createReadStream(file)));
  return `Imported ${await importLines(db, lines, name)} rows from ${name}.`;
}

/** The lines of a stream. Opens it when the first line is read, so that the reader gets the error of opening it. */
async function* linesOf(open: () => NodeJS.ReadableStream): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of open().setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
