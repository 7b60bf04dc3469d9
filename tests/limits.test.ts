import { expect, test } from 'vitest';
import type { Inbound } from '../src/chat/command.ts';
import { createLimits } from '../src/limits.ts';

function from(user: string, server?: string, platform = 'discord'): Inbound {
  return {
    id: '1',
    from: { platform, chat: 'chat' },
    user,
    input: { kind: 'text', text: '' },
    ...(server === undefined ? {} : { server }),
  };
}

test('a reader beyond the limit is told the seconds to wait; others go on', async () => {
  const { take } = createLimits({ perReader: 2, perServer: 100 });
  expect([await take(from('a')), await take(from('a'))]).toEqual([0, 0]);
  const wait = await take(from('a'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await take(from('b'))).toBe(0);
  expect(await take(from('a', undefined, 'telegram'))).toBe(0);
});

test('a server beyond the limit waits as a whole; elsewhere its readers go on', async () => {
  const { take } = createLimits({ perReader: 100, perServer: 2 });
  for (const user of ['a', 'b']) expect(await take(from(user, 's'))).toBe(0);
  expect(await take(from('c', 's'))).toBeGreaterThan(0);
  expect(await take(from('c', 't'))).toBe(0);
  expect(await take(from('c'))).toBe(0);
});
