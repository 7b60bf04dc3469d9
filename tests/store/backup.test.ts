import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { run } from './run.ts';
import { temporaryFolder } from './temporary.ts';

const FROM = { platform: 'discord', chat: '100' };

/** A store that a bot has open, with so many votes. */
async function inUse(votes: number): Promise<{ readonly store: Store; readonly DATA_DIR: string }> {
  const DATA_DIR = await temporaryFolder();
  const store = await openStore({ dataDir: DATA_DIR });
  onTestFinished(() => store.close());
  for (let n = 0; n < votes; n += 1) await cast(store, n);
  return { store, DATA_DIR };
}

async function cast({ votes }: Store, n: number): Promise<void> {
  const at = new Date('2026-01-20T12:00:00Z');
  await votes.cast({ from: FROM, message: `${n}`, user: 'ann', helpful: true, at });
}

async function helpfulIn(dataDir: string): Promise<number> {
  const store = await openStore({ dataDir });
  const [tally] = await store.votes.tally();
  await store.close();
  return tally?.helpful ?? 0;
}

describe('npm start -- backup', () => {
  test('copies the store to one file for its owner alone, while a bot writes to it', async () => {
    const { store, DATA_DIR } = await inUse(3);
    const folder = await temporaryFolder();
    const file = join(folder, 'backup.sqlite');
    // Only what names the store has to be right.
    const backup = run(['backup', file], { DATA_DIR, LOG_LEVEL: 'none of these' });
    for (let n = 3; n < 60; n += 1) await cast(store, n);
    const ended = await backup;
    expect(ended).toMatchObject({ code: 0, errors: '' });
    expect(readdirSync(folder)).toEqual(['backup.sqlite']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

    const restored = await temporaryFolder();
    await copyFile(file, join(restored, 'sanad.sqlite'));
    const kept = await helpfulIn(restored);
    expect(ended.out).toMatch(
      new RegExp(`^Wrote ${kept} rows \\(\\d+ kB\\) of the store in ${DATA_DIR} to ${file}\\.\n$`),
    );
    expect(kept).toBeGreaterThanOrEqual(3);
    // The bot has all it wrote, and still has its store alone.
    await cast(store, 60);
    expect((await store.votes.tally())[0]?.helpful).toBe(61);
    await expect(openStore({ dataDir: DATA_DIR })).rejects.toThrow('is in use by another Sanad');
  });

  test('makes a file from which nothing is exported before a bot has started with it', async () => {
    const { DATA_DIR } = await inUse(1);
    const restored = await temporaryFolder();
    const file = join(restored, 'sanad.sqlite');
    expect((await run(['backup', file], { DATA_DIR })).code).toBe(0);
    const refused = await run(['store', 'export', '-'], { DATA_DIR: restored });
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.errors).toMatch(
      /^This store is a backup of \S+Z that no bot has started with yet, so .* start the bot with it once,/,
    );
    const store = await openStore({ dataDir: restored });
    await store.backupMark.remove();
    await store.close();
    expect(await run(['store', 'export', '-'], { DATA_DIR: restored })).toMatchObject({ code: 0 });
  });

  test('names what is not in the file', async () => {
    const { DATA_DIR } = await inUse(1);
    for (const folder of ['texts', 'drafts', 'cache', 'backups']) mkdirSync(join(DATA_DIR, folder));
    // Neither the backup itself nor the folder of earlier ones.
    const { out } = await run(['backup', join(DATA_DIR, 'b.sqlite')], { DATA_DIR });
    expect(out).toContain('\nNot in it, since these are files of their own: drafts, texts. Copy them too.\n');
  });

  test('replaces nothing, and says what is wrong', async () => {
    const { store, DATA_DIR } = await inUse(1);
    const folder = await temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const fails = async (file: string, env: Readonly<Record<string, string>> = { DATA_DIR }) =>
      run(['backup', file], { ...env });

    writeFileSync(at('there'), 'mine');
    expect(await fails(at('there'))).toEqual({
      code: 1,
      out: '',
      errors: `${at('there')} exists already, and a backup replaces nothing; name another file.\n`,
    });
    expect(readFileSync(at('there'), 'utf8')).toBe('mine');
    expect((await fails(join(DATA_DIR, 'sanad.sqlite'))).errors).toContain('exists already');

    writeFileSync(at('half.part'), 'half');
    expect((await fails(at('half'))).errors).toContain(
      `${at('half')}.part is there: another backup is writing it, or one was interrupted`,
    );
    expect((await fails(at('none/b'))).errors).toBe(
      `${at('none/b')} cannot be written (ENOENT); name a file in a folder that is there and that you may write to.\n`,
    );
    expect((await fails(at('b'), { DATA_DIR: at('empty') })).errors).toBe(
      `There is no store in ${at('empty')} to back up; name its folder in DATA_DIR.\n`,
    );
    mkdirSync(at('other'));
    writeFileSync(join(at('other'), 'sanad.sqlite'), 'no database at all, but something else'.repeat(99));
    expect((await fails(at('b'), { DATA_DIR: at('other') })).errors).toContain('is not a SQLite database');
    expect(readdirSync(folder).toSorted()).toEqual(['half.part', 'other', 'there']);
    await cast(store, 1);
  });

  test('says how PostgreSQL is backed up, without the address', async () => {
    const DATABASE_URL = 'postgres://sanad:secret@db.example.org/sanad';
    expect(await run(['backup', "it's.dump"], { DATABASE_URL })).toEqual({
      code: 2,
      out: '',
      errors: `DATABASE_URL names a PostgreSQL database, which PostgreSQL's own tool backs up while the bots run: pg_dump --format=custom --file='it'\\''s.dump' "$DATABASE_URL"\n`,
    });
  });
});

test('a backup says that it is one until its first start is over', async () => {
  const { store, DATA_DIR } = await inUse(1);
  const file = join(await temporaryFolder(), 'b.sqlite');
  await run(['backup', file], { DATA_DIR });
  expect(await store.backupMark.takenAt()).toBeUndefined();
  const restored = await temporaryFolder();
  await copyFile(file, join(restored, 'sanad.sqlite'));
  const first = await openStore({ dataDir: restored });
  expect(await first.backupMark.takenAt()).toEqual(new Date('2026-01-31T00:00:00Z'));
  await first.close();
  const again = await openStore({ dataDir: restored });
  expect(await again.backupMark.takenAt()).toEqual(new Date('2026-01-31T00:00:00Z'));
  await again.backupMark.remove();
  expect(await again.backupMark.takenAt()).toBeUndefined();
  await again.close();
});
