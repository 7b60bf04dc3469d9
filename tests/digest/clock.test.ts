import { expect, onTestFinished, test } from 'vitest';
import { textShown } from '../stand-ins/telegram/rich-texts.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { Machine } from './clocked-program.ts';

const HOUR = 60 * 60 * 1_000;

/** Sets the clock, lets the machine sleep, or starts the program again. */
type Step = string | { readonly asleep: number; readonly timersGoOn: boolean } | 'restart';

const BAGHDAD = '08:00 Asia/Baghdad';
const BERLIN = '02:30 Europe/Berlin';

test.each<readonly [name: string, subscribed: string, when: string, steps: readonly Step[], days: number]>([
  [
    'set back by an hour, and right again',
    '2026-11-22T06:00:00Z',
    BAGHDAD,
    ['2026-11-23T05:00:05Z', '2026-11-23T04:00:10Z', '2026-11-23T05:00:15Z', '2026-11-24T05:00:00Z'],
    2,
  ],
  [
    'set forth by an hour before the digest, and right again',
    '2026-11-22T06:00:00Z',
    BAGHDAD,
    ['2026-11-23T05:10:00Z', '2026-11-23T04:10:05Z', '2026-11-23T05:00:00Z', '2026-11-24T05:00:00Z'],
    2,
  ],
  [
    'set back by a day, and right again',
    '2026-11-22T06:00:00Z',
    BAGHDAD,
    ['2026-11-23T05:00:05Z', '2026-11-22T05:00:10Z', '2026-11-23T05:00:15Z', '2026-11-24T05:00:00Z'],
    2,
  ],
  [
    'set forth by a day, too late for that day, and right again',
    '2026-11-22T06:00:00Z',
    BAGHDAD,
    [
      '2026-11-23T05:00:05Z',
      '2026-11-24T12:00:00Z',
      '2026-11-23T12:01:00Z',
      '2026-11-24T05:00:00Z',
      '2026-11-25T05:00:00Z',
    ],
    3,
  ],
  [
    'set forth by a day before a stop, and right again at the next start',
    '2026-11-22T06:00:00Z',
    BAGHDAD,
    [
      '2026-11-23T05:00:05Z',
      '2026-11-24T12:00:00Z',
      'restart',
      '2026-11-23T12:01:00Z',
      '2026-11-24T05:00:00Z',
    ],
    2,
  ],
  [
    'not changed, but in a zone whose clocks leap over the time',
    '2026-03-28T12:00:00Z',
    BERLIN,
    ['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z'],
    2,
  ],
  [
    'not changed, but in a zone whose clocks pass the time twice',
    '2026-10-24T12:00:00Z',
    BERLIN,
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-26T01:30:00Z'],
    2,
  ],
  ...[true, false].flatMap((timersGoOn) => [
    [
      `nine hours further after a sleep in which timers ${timersGoOn ? 'go on' : 'stand still'}`,
      '2026-11-22T06:00:00Z',
      BAGHDAD,
      ['2026-11-22T22:00:00Z', { asleep: 9 * HOUR, timersGoOn }, '2026-11-24T05:00:00Z'],
      2,
    ] as const,
  ]),
])('the clock is %s: each day has one digest', async (_, subscribed, when, steps, days) => {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root };
  const machine = await Machine.start(subscribed);
  let end = await machine.run(env);
  const chat = telegram.world.privateChat(telegram.world.person());
  telegram.say({ chat, text: `/digest subscribe ${when} quiet:line` });
  await telegram.message(chat, 1);
  let isAway = false;
  for (const step of steps) {
    if (step === 'restart') await end();
    else if (typeof step === 'object') await machine.sleep(step.asleep, step.timersGoOn);
    else if (isAway)
      await machine.set(step, async () => {
        end = await machine.run(env);
      });
    else await machine.set(step);
    isAway = step === 'restart';
  }
  await end();
  const digests = telegram
    .messages(chat)
    .slice(1)
    .map(({ message }) => textShown(message).split('\n')[0]);
  expect(digests).toHaveLength(days);
  expect(new Set(digests).size).toBe(days);
  expect(telegram.problems).toEqual([]);
});
