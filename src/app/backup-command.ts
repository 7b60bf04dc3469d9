import { ArgumentsError } from './arguments-error.ts';
import { readConfig } from './config.ts';
import { keptBesideStore } from './data-folder.ts';
import type { Environment } from './environment.ts';

/**
 * Writes a backup of a SQLite store to a new file, also while the bots run, and says what it wrote.
 *
 * @throws ConfigError when the variables that name the store are wrong, ArgumentsError when it is in PostgreSQL, StoreError when
 * it cannot be read or the file cannot be written
 */
export async function runBackupCommand(
  { file }: { readonly file: string },
  { env, output, now }: Pick<Environment, 'env' | 'output' | 'now'>,
): Promise<void> {
  // The other variables are for the bots.
  const { DATABASE_URL, DATA_DIR } = env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, DATA_DIR });
  if (databaseUrl !== undefined) {
    throw new ArgumentsError(
      `DATABASE_URL names a PostgreSQL database, which PostgreSQL's own tool backs up while the bots run: pg_dump --format=custom --file=${quoted(file)} "$DATABASE_URL"`,
    );
  }
  const { backUpSqlite } = await import('../store/backup.ts');
  const { rows, bytes } = await backUpSqlite(dataDir, file, now());
  output.write(
    `Wrote ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} (${sizeOf(bytes)}) of the store in ${dataDir} to ${file}.\n`,
  );
  const others = keptBesideStore(dataDir);
  if (others.length > 0)
    output.write(`Not in it, since these are files of their own: ${others.join(', ')}. Copy them too.\n`);
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
