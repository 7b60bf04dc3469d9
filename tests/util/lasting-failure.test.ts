import { expect, test } from 'vitest';
import { LastingFailure } from '../../src/util/lasting-failure.ts';
import type { LogDetails } from '../../src/util/log.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A failure that lasts, with a clock that the test sets. */
function lasting() {
  const lines: { readonly details: LogDetails; readonly message: string }[] = [];
  let at = Date.UTC(2026, 0, 20);
  const add = (details: LogDetails, message: string): void => void lines.push({ details, message });
  const failure = new LastingFailure({
    ...{ log: { error: add, warn: add, info: add }, event: 'digests-failed', doing: 'posting digests' },
    now: () => new Date(at),
  });
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  return {
    failure,
    full,
    messages: () => lines.map(({ message }) => message),
    lines,
    pass(milliseconds: number) {
      at += milliseconds;
    },
  };
}

test('a day on a full disk takes some thirty lines, with counts, however often other work succeeds', () => {
  const { failure, full, lines, pass } = lasting();
  for (let tick = 0; tick < 43_200; tick += 1) {
    failure.end();
    failure.take(full);
    pass(2 * SECOND);
  }
  expect(lines.length).toBeLessThan(35);
  expect(lines[0]?.details).toMatchObject({
    event: 'digests-failed',
    code: 'ENOSPC',
    reason: 'the disk is full',
  });
  expect(lines.at(-1)?.details).toMatchObject({ since: '2026-01-20T00:00:00.000Z' });
  expect(Number(lines.at(-1)?.details['failures'])).toBeGreaterThan(40_000);
});

test('the gaps grow from a minute to an hour', () => {
  const { failure, full, lines, pass } = lasting();
  const minutes: number[] = [];
  for (let minute = 0; minute < 400; minute += 1) {
    const before = lines.length;
    failure.take(full);
    if (lines.length > before) minutes.push(minute);
    pass(MINUTE);
  }
  expect(minutes).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363]);
});

test('that it works again is said once, after half a minute without a failure; then all begins anew', () => {
  const { failure, full, messages, lines, pass } = lasting();
  failure.end();
  failure.take(full);
  pass(10 * SECOND);
  failure.take(full);
  failure.end();
  expect(messages()).toEqual(['posting digests failed; trying again']);
  pass(30 * SECOND);
  failure.end();
  failure.end();
  expect(lines.at(-1)?.details).toEqual({
    ...{ event: 'digests-failed-ended', failures: 2, since: '2026-01-20T00:00:00.000Z' },
  });
  failure.take(full);
  expect(messages()).toEqual([
    'posting digests failed; trying again',
    'posting digests works again',
    'posting digests failed; trying again',
  ]);
});

test('each kind of failure is told of, also where they take turns', () => {
  const { failure, full, messages } = lasting();
  for (let n = 0; n < 9; n += 1) {
    failure.take(full);
    failure.take(new TypeError('other'));
  }
  expect(messages()).toHaveLength(2);
});

test('a clock that is set back by a day does not silence it', () => {
  const { failure, full, messages, pass } = lasting();
  failure.take(full);
  pass(-24 * 60 * MINUTE);
  failure.take(full);
  expect(messages()).toEqual(['posting digests failed; trying again', 'posting digests still fails']);
});
