import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import { exportLines } from '../store/transfer/export.ts';
import { importLines } from '../store/transfer/import.ts';
import type { Usage } from './arguments.ts';
import { readConfig } from './config.ts';
import type { World } from './environment.ts';

/** What of the world moving a store takes. */
type Around = Pick<World, 'env' | 'input' | 'output'>;

/**
 * Writes everything that the store holds to a file, or puts it from a file into an empty store. A file `-` is the
 * standard output or input.
 *
 * @param tell takes sentences for whoever has asked for it
 * @returns whether it was done; if not, everything is as it was before
 * @throws ConfigError when the variables that name the store are wrong; else what the files or the database say
 */
export async function move(
  { action, file }: Extract<Usage, { run: 'store' }>,
  world: Around,
  tell: (sentence: string) => void,
): Promise<boolean> {
  // What else is set is for the bots alone.
  const { DATABASE_URL, DATA_DIR } = world.env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, DATA_DIR });
  try {
    const database = await openDatabase({ databaseUrl, dataDir });
    try {
      tell(await (action === 'export' ? exportTo : importFrom)(database, file, world));
      return true;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    tell(error.message);
    return false;
  }
}

async function exportTo({ db }: Database, file: string, { output }: Around): Promise<string> {
  let lines = 0;
  async function* text(): AsyncGenerator<string, void, undefined> {
    for await (const line of exportLines(db)) {
      lines++;
      yield `${line}\n`;
    }
  }
  if (file === '-') await pipeline(text, output, { end: false });
  else await replace(file, text);
  // The first and the last are no rows.
  return `Exported ${lines - 2} rows to ${file === '-' ? 'the standard output' : file}.`;
}

/** Writes beside the file first, so that a failure leaves an earlier one as it was. Only its owner may read it. */
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

async function importFrom({ db }: Database, file: string, { input }: Around): Promise<string> {
  const name = file === '-' ? 'the standard input' : file;
  const lines = linesOf(() => (file === '-' ? input : createReadStream(file)));
  return `Imported ${await importLines(db, lines, name)} rows from ${name}.`;
}

/** Opens what it reads when the first line is asked for: from then on somebody hears of it when that fails. */
async function* linesOf(open: () => NodeJS.ReadableStream): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of open().setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
