import { expect, test } from 'vitest';
import { createRateLimits } from '../../src/app/rate-limits.ts';
import type { Inbound } from '../../src/command/command.ts';

function from(user: string, server?: string, platform = 'discord'): Inbound {
  return {
    id: '1',
    from: { platform, chat: 'chat' },
    user,
    input: { kind: 'text', text: '' },
    ...(server === undefined ? {} : { server }),
  };
}

test('a reader over the limit gets the seconds to wait; other readers are not affected', async () => {
  const { take } = createRateLimits({ perReader: 2, perServer: 100 });
  expect([await take(from('a')), await take(from('a'))]).toEqual([undefined, undefined]);
  const refused = await take(from('a'));
  expect(refused?.wait).toBeGreaterThan(0);
  expect(refused?.wait).toBeLessThanOrEqual(60);
  expect(refused?.again).toBe(false);
  expect((await take(from('a')))?.again).toBe(true);
  expect(await take(from('b'))).toBeUndefined();
  expect(await take(from('a', undefined, 'telegram'))).toBeUndefined();
});

test('half-typed text is counted apart, four looks for each call that a reader and a server may make', async () => {
  const { take, takeTyped } = createRateLimits({ perReader: 2, perServer: 3 });
  const looks = async (user: string, most: number, server?: string) => {
    let allowed = 0;
    for (let look = 0; look < most; look++) if (await takeTyped(from(user, server))) allowed += 1;
    return allowed;
  };
  expect(await looks('a', 20)).toBe(8);
  expect(await take(from('a'))).toBeUndefined();
  expect((await looks('b', 8, 's')) + (await looks('c', 8, 's'))).toBe(12);
});

test('a server over the limit is refused as a whole; its readers may go on elsewhere', async () => {
  const { take } = createRateLimits({ perReader: 100, perServer: 2 });
  for (const user of ['a', 'b']) expect(await take(from(user, 's'))).toBeUndefined();
  expect((await take(from('c', 's')))?.wait).toBeGreaterThan(0);
  expect(await take(from('c', 't'))).toBeUndefined();
  expect(await take(from('c'))).toBeUndefined();
});
