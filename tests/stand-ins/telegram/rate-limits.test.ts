import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { open } from './opened.ts';
import { RateLimits } from './rate-limits.ts';
import { Refusal } from './refusals.ts';

const at = (clock: ManualClock, limits: RateLimits, chat: number) => {
  try {
    limits.take(chat);
    return 0;
  } catch (error) {
    return error instanceof Refusal ? error.parameters?.retry_after : clock.now();
  }
};

test('thirty a second in all, however the seconds are counted', () => {
  const clock = new ManualClock();
  const limits = new RateLimits(clock, {});
  const burst = () =>
    Array.from({ length: 40 }, (_, chat) => at(clock, limits, chat)).filter((wait) => wait === 0).length;
  expect(burst()).toBe(30);
  clock.advance(999);
  expect(burst()).toBe(0);
  clock.advance(1);
  expect(burst()).toBe(30);
});

test('one a second in a chat, after a few at once; twenty a minute in a group', () => {
  const clock = new ManualClock();
  const limits = new RateLimits(clock, {});
  expect(Array.from({ length: 4 }, () => at(clock, limits, 1))).toEqual([0, 0, 0, 1]);
  clock.advance(1000);
  expect([at(clock, limits, 1), at(clock, limits, 1)]).toEqual([0, 1]);
  for (let sent = 0; sent < 20; sent += 1) {
    clock.advance(1000);
    expect(at(clock, limits, -1)).toBe(0);
  }
  clock.advance(10_000);
  expect(at(clock, limits, -1)).toBe(31);
});

test('a call beyond them gets 429, if they are asked for', async () => {
  const limited = await open({ limits: { burst: 1 }, clock: new ManualClock() });
  const chat_id = limited.telegram.world.privateChat(limited.telegram.world.person()).chat.id;
  await limited.result('sendMessage', { chat_id, text: 'a' });
  expect(await limited.call('sendMessage', { chat_id, text: 'b' })).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
  await limited.telegram.close();
});
