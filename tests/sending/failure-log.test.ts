import { expect, test } from 'vitest';
import { createFailureLog } from '../../src/sending/failure-log.ts';

/** A log of failures of which the code may be logged, and what it has written. */
function failureLog() {
  const logged: unknown[] = [];
  const write = (...line: unknown[]) => void logged.push(line);
  const log = createFailureLog({
    platform: 'test',
    log: { error: write, warn: write, info: write },
    detailsOf: (error) => ({ code: (error as { code: number }).code }),
    adviceOf: ({ code }) => (code === 403 ? 'let the bot into the chat' : 'nothing to do'),
  });
  return { log, logged };
}

const failure = (code: number) => Object.assign(new Error('the text of a message'), { code });

test('a failure is logged with what to do about it, without its message', () => {
  const { log, logged } = failureLog();
  log(failure(403), 'Sending a digest', 'chat 1');
  expect(logged).toEqual([
    [
      { event: 'platform-call-failed', platform: 'test', where: 'chat 1', code: 403 },
      'Sending a digest failed: let the bot into the chat',
    ],
  ]);
});

test('the same failure at the same place is logged once', () => {
  const { log, logged } = failureLog();
  for (const _ of [1, 2]) {
    log(failure(403), 'Sending a digest', 'chat 1');
    log(failure(403), 'Sending a digest', 'chat 2');
    log(failure(500), 'Sending a digest', 'chat 1');
    log(failure(403), 'Answering', 'chat 1');
  }
  expect(logged).toHaveLength(4);
});

test('however many failures there are, a recent one is not logged again', () => {
  const { log, logged } = failureLog();
  for (let n = 0; n < 3_000; n += 1) {
    log(failure(403), 'Sending a digest', `chat ${n}`);
    log(failure(403), 'Sending a digest', `chat ${n}`);
  }
  log(failure(403), 'Sending a digest', 'chat 2500');
  expect(logged).toHaveLength(3_000);
});
