import { expect, test } from 'vitest';
import { httpTroubles } from '../../src/app/http-troubles.ts';
import type { LogDetails } from '../../src/util/log.ts';
import { HandClock } from '../platforms/discord/running.ts';

function troubles() {
  const lines: string[] = [];
  const write = ({ event, code = '', times = '' }: LogDetails) =>
    lines.push(`${event} ${code} ${times}`.trim());
  const clock = new HandClock(0);
  return { ...httpTroubles({ error: write, warn: write, info: write }, clock.timer), lines, clock };
}

const broken = (code: string) => Object.assign(new Error('what somebody sent'), { code });

test('of requests that fail in the same way there is one line a minute, with how many they were', () => {
  const { onTrouble, lines, clock } = troubles();
  for (let time = 0; time < 600; time++) onTrouble(broken('ECONNRESET'));
  onTrouble(broken('ENOSPC'));
  expect(lines).toEqual(['http-request-failed ECONNRESET', 'http-request-failed ENOSPC']);
  clock.next();
  expect(lines.slice(2)).toEqual(['http-request-failed ECONNRESET 599']);
  onTrouble(broken('ECONNRESET'));
  clock.next();
  clock.next();
  expect(lines.slice(3)).toEqual(['http-request-failed ECONNRESET 1']);
  expect(clock.now).toBe(120_000);
});

test('after a quiet minute the next is told at once, and a stop tells the rest', () => {
  const { onTrouble, onRefused, onStopped, lines, clock } = troubles();
  onTrouble(broken('ECONNRESET'));
  clock.next();
  onTrouble(broken('ECONNRESET'));
  for (let time = 0; time < 3; time++) onRefused();
  expect(lines).toEqual([
    'http-request-failed ECONNRESET',
    'http-request-failed ECONNRESET',
    'http-connections-full',
  ]);
  onStopped();
  expect(lines.slice(3)).toEqual(['http-connections-full  2']);
  expect(() => clock.next()).toThrow('no timer waits');
});
