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

test('a server over the limit is refused as a whole; its readers may go on elsewhere', async () => {
  const { take } = createRateLimits({ perReader: 100, perServer: 2 });
  for (const user of ['a', 'b']) expect(await take(from(user, 's'))).toBeUndefined();
  expect((await take(from('c', 's')))?.wait).toBeGreaterThan(0);
  expect(await take(from('c', 't'))).toBeUndefined();
  expect(await take(from('c'))).toBeUndefined();
});
