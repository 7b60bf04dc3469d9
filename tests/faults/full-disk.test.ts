import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { serving, spawned, temporaryFolder } from '../app/program.ts';
import { textShown } from '../stand-ins/telegram/rich-texts.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';

/** A small disk in memory, which root may mount; undefined where it may not, such as in a container. */
async function smallDisk(): Promise<string | undefined> {
  const disk = join(await temporaryFolder(), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** Fills a disk to its last byte. @returns makes room again */
function fill(disk: string): () => void {
  const filler = join(disk, 'filler');
  for (const size of [1 << 20, 1 << 12, 1])
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch {
      // Full for this size.
    }
  return () => rmSync(filler);
}

/** The rights of a folder and all that is in it. */
function rightsIn(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const rights = entries.map((entry) => {
    const { mode } = statSync(join(entry.parentPath, entry.name));
    return `${entry.isDirectory() ? 'folder' : 'file'} ${(mode & 0o777).toString(8)}`;
  });
  return new Set(rights);
}

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'on a full disk the bot answers, says a few times that the disk is full, and goes on by itself when there is room',
  async () => {
    const disk = await smallDisk();
    if (disk === undefined) return;
    const dataDir = join(disk, 'data');
    cpSync(join(inject('sharedData'), 'cache'), join(dataDir, 'cache'), { recursive: true });
    const standIn = await startTelegram();
    onTestFinished(() => standIn.close());
    const chat = standIn.world.privateChat(standIn.world.person());
    const ask = async (): Promise<string> => {
      standIn.say({ chat, text: 'who was arrested in Kirkuk?' });
      return textShown((await standIn.message(chat)).message);
    };
    const env = { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root };
    const program = await serving({ ...env, DATA_DIR: dataDir, LOG_LEVEL: 'info' });
    await program.line('Telegram is ready');
    expect(await ask()).toContain('A senior ISIS operative');
    expect(rightsIn(dataDir)).toEqual(new Set(['file 600', 'folder 700']));

    const makeRoom = fill(disk);
    expect(await ask()).toContain('A senior ISIS operative');
    expect(await program.line('question-counts-failed')).toContain('The disk is full');
    for (let n = 0; n < 4; n += 1) {
      expect(await ask()).toContain('A senior ISIS operative');
      await pause(3_000);
    }
    const failed = program.lines.filter((line) => line.includes('-failed"'));
    expect(failed.filter((line) => !/disk is full/i.test(line)).join('\n')).toBe('');
    // Each kind of work says it once, and none every few seconds.
    const events = failed.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events).toEqual([...new Set(events)]);

    const elsewhere = await spawned([], { env: { ...env, DATA_DIR: join(disk, 'other') } });
    expect(elsewhere).toMatchObject({ code: 1, errors: expect.stringMatching(/disk is full/i) });

    makeRoom();
    const mended = program.line('question-counts-failed-ended');
    for (let n = 0; n < 8; n += 1) {
      await ask();
      await pause(6_000);
    }
    expect(await mended).toContain('works again');
    expect(await program.end()).toBe(0);
    expect(program.lines.join('\n')).not.toContain('no transaction is active');
  },
);
