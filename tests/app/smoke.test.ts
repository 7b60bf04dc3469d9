import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { jsonLines, serving, spawned, TRACE, temporaryFolder } from './program.ts';

// The other tests of the program run it inside their own process. These start it as an operator does.

test('npm start without a token serves the pages until it is stopped', async () => {
  const program = await serving({});
  const [address = ''] = /http:[^ ]+/.exec(await program.out('in a browser')) ?? [];
  expect(await (await fetch(`${address}/?q=Who+commands+the+SDF`)).text()).toContain('Mazloum Abdi');
  expect(await program.end()).toBe(0);
});

test('npm run ask answers a question', async () => {
  const { code, out, errors } = await spawned(['ask', '--json', 'Who commands the SDF?']);
  expect([code, errors]).toEqual([0, '']);
  expect(jsonLines(out)).toMatchObject([{ outcome: 'answered' }]);
});

test('piped lines are answered', async () => {
  const { code, out, errors } = await spawned([], { input: 'Who commands the SDF?\n' });
  expect([code, errors]).toEqual([0, '']);
  expect(out).toContain('Mazloum Abdi');
});

// Without a token, the program is stopped by SIGTERM above.
test('SIGINT stops a bot in order', async () => {
  const standIn = await startTelegram();
  onTestFinished(() => standIn.close());
  const program = await serving({ TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root });
  await program.line('Telegram is ready');
  expect(await program.end('SIGINT')).toBe(0);
});

test('.env is read from the current folder; what is wrong in it is named, and the exit code is 2', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\n');
  const wrong = await spawned(['ask', 'who?'], { folder });
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.errors).toMatch(/^LOG_LEVEL is "loud".*\n$/);
  await writeFile(join(folder, '.env'), 'LOG_LEVEL\n');
  const malformed = await spawned(['ask', 'who?'], { folder });
  expect([malformed.code, malformed.out]).toEqual([2, '']);
  expect(malformed.errors).toMatch(/^\.env:1: there is no "=".*\n$/);
  expect(malformed.errors).not.toMatch(TRACE);
});
