import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { describeBoards } from '../conformance/boards.ts';
import { describeCorrections } from '../conformance/corrections.ts';
import { describeDigestStore } from '../conformance/digests.ts';
import { describeStore } from '../conformance/store.ts';
import type { StoreUnderTest } from '../conformance/stores.ts';
import { describeWebhooks } from '../conformance/webhooks.ts';
import { expectEarlierCountsKept } from './earlier-counts.ts';
import { emptyStoreFolder, temporaryFolder } from './temporary.ts';

const DATABASE: StoreUnderTest = {
  name: 'SQLite',
  replicas: 1,
  empty: async () => {
    const dataDir = await emptyStoreFolder();
    return () => openStore({ dataDir });
  },
};
describeStore(DATABASE);
describeDigestStore(DATABASE);
describeCorrections(DATABASE);
describeBoards(DATABASE);
describeWebhooks(DATABASE);

const CHAT = { platform: 'discord', chat: '100' };
const VOTE = { from: CHAT, message: '1', user: 'ann', helpful: true, at: new Date('2026-01-20T12:00:00Z') };

/** A store that is closed after the test, and its folder. */
async function start(): Promise<{ store: Store; dataDir: string; file: string }> {
  const dataDir = await temporaryFolder();
  const store = await openStore({ dataDir });
  onTestFinished(() => store.close());
  return { store, dataDir, file: join(dataDir, 'sanad.sqlite') };
}

/** Why a store does not open. */
async function refusal(dataDir: string): Promise<string> {
  const error = await openStore({ dataDir }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  return String(error);
}

/** Runs a statement on the file as another tool would. */
function look(file: string, statement: string): unknown {
  const tool = new DatabaseSync(file);
  try {
    return tool.prepare(statement).all();
  } finally {
    tool.close();
  }
}

describe('the file', () => {
  test('and the folders above it are made', async () => {
    const dataDir = join(await temporaryFolder(), 'not', 'there', 'yet');
    const store = await openStore({ dataDir });
    await store.close();
    expect(readdirSync(dataDir)).toEqual(['sanad.lock', 'sanad.sqlite']);
  });

  test('can be read by another tool while the store is open', async () => {
    const { store, file } = await start();
    await store.votes.cast(VOTE);
    expect(look(file, 'select platform, user_id, fact from votes')).toEqual([
      { platform: 'discord', user_id: 'ann', fact: null },
    ]);
    expect(look(file, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  });

  test('has the moment of the vote that stands', async () => {
    const { store, file } = await start();
    const moments: unknown[] = [];
    for (const [second, helpful] of [true, true, false].entries()) {
      await store.votes.cast({ ...VOTE, helpful, at: new Date(Date.UTC(2026, 0, 20, 12, 0, second)) });
      moments.push(look(file, 'select cast_at from votes'));
    }
    expect(moments).toEqual([
      [{ cast_at: '2026-01-20T12:00:00.000Z' }],
      [{ cast_at: '2026-01-20T12:00:00.000Z' }],
      [{ cast_at: '2026-01-20T12:00:02.000Z' }],
    ]);
  });

  test('never holds a question', async () => {
    const { store, dataDir } = await start();
    const questions = ['Who closed the border?'];
    await store.readers.update(CHAT, 'ann', { language: 'ar', questions });
    const inFiles = (): string =>
      readdirSync(dataDir)
        .map((name) => readFileSync(join(dataDir, name), 'latin1'))
        .join();
    expect(inFiles()).toContain('discord');
    expect(inFiles()).not.toContain('closed');
    await store.close();
    expect(inFiles()).not.toContain('closed');
  });

  test('of a version that counted less keeps its counts and votes', async () => {
    const { db, close } = await openSqlite(await temporaryFolder());
    await expectEarlierCountsKept(db).finally(close);
  });

  test('keeps no half of a step of migration that fails', async () => {
    const dataDir = await temporaryFolder();
    const { db, close } = await openSqlite(dataDir);
    const breaking = async (half: Kysely<unknown>): Promise<void> => {
      await half.schema.createTable('half').addColumn('a', 'text').execute();
      throw new Error('broken');
    };
    await expect(migrate(db, { ...MIGRATIONS, '999-breaks': { up: breaking } }, 'x')).rejects.toThrow(
      'broken',
    );
    await close();
    const file = join(dataDir, 'sanad.sqlite');
    expect(look(file, "select name from sqlite_schema where name = 'half'")).toEqual([]);
    expect(look(file, 'select name from sanad_migrations')).toEqual(
      Object.keys(MIGRATIONS).map((name) => ({ name })),
    );
    await (await openStore({ dataDir })).close();
  });
});

describe('one sentence tells why the store cannot be opened', () => {
  test('a file where the folder should be', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(join(folder, 'file', 'data'))).toBe(
      `StoreError: The folder ${join(folder, 'file', 'data')} cannot be created (ENOTDIR); name another one in DATA_DIR.`,
    );
    expect(await refusal(join(folder, 'file'))).toContain('cannot be opened for reading and writing');
  });

  test.runIf(process.platform === 'linux')('a place that takes no files', async () => {
    expect(await refusal('/proc/sanad/data')).toBe(
      'StoreError: The folder /proc/sanad cannot be created (ENOENT); name another one in DATA_DIR.',
    );
    expect(await refusal('/proc/self')).toBe(
      'StoreError: /proc/self/sanad.sqlite cannot be opened for reading and writing; check the permissions of it and of /proc/self, or name another folder in DATA_DIR.',
    );
  });

  test.each([
    [
      'text',
      'This is a note, and no database, however long it may be. '.repeat(20),
      'is not a SQLite database',
    ],
    ['a damaged database', `SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20${'x'.repeat(9000)}`, 'is damaged'],
  ])('%s where the file should be', async (_, content, why) => {
    const dataDir = await temporaryFolder();
    const file = join(dataDir, 'sanad.sqlite');
    writeFileSync(file, content, 'latin1');
    expect(await refusal(dataDir)).toContain(`${file} ${why}`);
    expect(readFileSync(file, 'latin1')).toBe(content);
  });

  test('a folder where the file should be', async () => {
    const dataDir = await temporaryFolder();
    mkdirSync(join(dataDir, 'sanad.sqlite'));
    expect(await refusal(dataDir)).toContain('sanad.sqlite cannot be opened');
  });

  test('a database of a newer version; it is left alone', async () => {
    const { store, dataDir, file } = await start();
    await store.votes.cast(VOTE);
    await store.close();
    look(file, "insert into sanad_migrations values ('999-newer', '2026-01-01T00:00:00.000Z')");
    expect(await refusal(dataDir)).toBe(
      `StoreError: ${file} was written by a newer version of Sanad (this one does not know "999-newer"); run that version, or one after it.`,
    );
    look(file, "delete from sanad_migrations where name = '999-newer'");
    const again = await openStore({ dataDir });
    onTestFinished(() => again.close());
    expect(await again.votes.cast(VOTE)).toBe('same');
  });
});

describe('a file has one process', () => {
  test('another store on it is refused until the first is closed', async () => {
    const { store, dataDir, file } = await start();
    expect(await refusal(dataDir)).toBe(
      `StoreError: ${file} is in use by another Sanad that is still running; stop that one, give this one a DATA_DIR of its own, or let both share a PostgreSQL database through DATABASE_URL.`,
    );
    await store.ping();
    await store.close();
    await (await openStore({ dataDir })).close();
  });

  test('also when that is another process; when it is killed, the file is free and has what was acknowledged', async () => {
    const dataDir = await temporaryFolder();
    const holder = spawn(
      process.execPath,
      [fileURLToPath(new URL('./holder.ts', import.meta.url)), dataDir],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(await refusal(dataDir)).toContain('is in use by another Sanad that is still running');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(join(dataDir, 'sanad.sqlite-wal'))).toBe(true);
    const store = await openStore({ dataDir });
    onTestFinished(() => store.close());
    expect(await store.votes.cast(VOTE)).toBe('same');
  });
});
