import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { misfitOf } from '../../src/store/postgres-fitness.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { query, type RealPostgres, startPostgres } from './real-postgres.ts';
import { temporaryFolder } from './temporary.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: 'unused' });

/** Why a database does not open; undefined if it does. */
async function refusal(url: string): Promise<string | undefined> {
  try {
    await (await open(url)).close();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return String(error);
  }
}

/** A new user without rights. @returns the URL for the same database */
async function guestOf(url: string, name: string): Promise<string> {
  await query(url, `create role ${name} login password 'Secret'`);
  const theirs = new URL(url);
  theirs.username = name;
  theirs.password = 'Secret';
  return theirs.href;
}

describe('the start ends with a sentence', () => {
  test('where the encoding cannot hold every text', async () => {
    await query(
      postgres.url('postgres'),
      "create database latin encoding 'LATIN1' locale 'C' template template0",
    );
    expect(await refusal(postgres.url('latin'))).toMatch(
      /^StoreError: The database "latin" at 127\.0\.0\.1:\d+ has the encoding LATIN1, which cannot hold every text; create one with the encoding UTF8/,
    );
    // Nothing was made in it.
    expect(await query(postgres.url('latin'), "select 1 from pg_tables where schemaname = 'public'")).toEqual(
      [],
    );
  });

  test('where the database is read-only', async () => {
    const url = await postgres.newDatabase();
    const name = new URL(url).pathname.slice(1);
    await query(url, `alter database ${name} set default_transaction_read_only = on`);
    expect(await refusal(url)).toContain(
      'is read-only for the user in DATABASE_URL; turn default_transaction',
    );
  });

  test('where the user may use no schema', async () => {
    const url = await postgres.newDatabase();
    const theirs = await guestOf(url, 'without_schema');
    await query(url, 'revoke all on schema public from public');
    expect(await refusal(theirs)).toContain('The user in DATABASE_URL may use no schema of the database');
  });

  test('where the tables are another user’s', async () => {
    const url = await postgres.newDatabase();
    await (await open(url)).close();
    const theirs = await guestOf(url, 'reader');
    const tables = 'all tables in schema public';
    await query(url, `grant create on schema public to reader; grant select on ${tables} to reader`);
    await query(url, 'grant all on sanad_migrations, sanad_migrations_lock to reader');
    expect(await refusal(theirs)).toMatch(
      /may not read and write alerts, boards, .*; grant it SELECT, INSERT/,
    );
    await query(url, `grant insert, update, delete on ${tables} to reader`);
    expect(await refusal(theirs)).toBeUndefined();
  });

  test('where tables are missing', async () => {
    const url = await postgres.newDatabase();
    await (await open(url)).close();
    await query(url, 'drop table votes, boards');
    expect(await refusal(url)).toMatch(/ lacks the tables votes, boards, .* restore a backup/);
  });

  test.each([
    [{ version: 120_022 }, 'is version 12; Sanad needs 13 or later.'],
    [{ isStandby: true, isReadOnly: true }, 'is a standby, which takes no writes; name the primary server'],
    [{ encoding: 'SQL_ASCII' }, 'has the encoding SQL_ASCII'],
    [{}, undefined],
  ])('where the server says %o', (says, sentence) => {
    const sound = {
      version: 130_000,
      encoding: 'UTF8',
      isStandby: false,
      isReadOnly: false,
      schema: 'public',
    };
    const misfit = misfitOf({ ...sound, ...says }, { server: 'db:5432', database: 'sanad' });
    if (sentence === undefined) expect(misfit).toBeUndefined();
    else expect(misfit).toContain(sentence);
  });
});

describe('while it runs, an error says what to do', () => {
  const insert = sql`insert into documents (key, text, put_at)
    select md5(random()::text), string_agg(md5(random()::text), ''), 'x' from generate_series(1, 3000)`;

  test('where a right is taken away, or a table', async () => {
    const url = await postgres.newDatabase();
    await (await open(url)).close();
    const theirs = await guestOf(url, 'reduced');
    await query(
      url,
      'grant create on schema public to reduced; grant all on all tables in schema public to reduced',
    );
    const { db, close } = await open(theirs);
    onTestFinished(close);
    await query(url, 'revoke insert on documents from reduced');
    await expect(insert.execute(db)).rejects.toThrow(/lacks a right in the database .*documents/);
    await query(url, 'drop table votes');
    await expect(db.selectFrom('votes').selectAll().execute()).rejects.toThrow(/lacks the table votes, /);
  });

  test('where the server has become a standby; the next start ends with a sentence', async () => {
    const url = await postgres.newDatabase();
    const { db, close } = await open(url);
    onTestFinished(close);
    await postgres.startAs('standby');
    onTestFinished(() => postgres.startAs('primary'));
    await sql`select 1`.execute(db).catch(() => undefined);
    await expect(insert.execute(db)).rejects.toThrow(/ takes no writes now; it may have become a standby/);
    await expect(db.transaction().execute((transaction) => insert.execute(transaction))).rejects.toThrow(
      / takes no writes now; /,
    );
    expect(await refusal(url)).toMatch(/is a standby, which takes no writes; name the primary server/);
  });

  test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'where its disk is full',
    async () => {
      const folder = await temporaryFolder();
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      chmodSync(folder, 0o755);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=777', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        // Root in a container may not mount.
        return;
      }
      onTestFinished(() => void execFileSync('umount', ['-l', disk]));
      await postgres.ownFolder(join(disk, 'space'));
      const server = postgres.url('postgres');
      await query(server, `create tablespace small location '${join(disk, 'space')}'`);
      const url = await postgres.newDatabase();
      const { db, close } = await open(url);
      onTestFinished(close);
      await query(url, 'alter table documents set tablespace small');
      const fill = async (): Promise<void> => {
        for (let n = 0; n < 400; n += 1)
          await db.transaction().execute(async (transaction) => {
            await insert.execute(transaction);
          });
      };
      await expect(fill()).rejects.toThrow(/^The disk of PostgreSQL at .* is full; make room there\.$/);
      await query(url, 'drop table documents');
    },
    60_000,
  );
});
