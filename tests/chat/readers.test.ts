import { expect, test } from 'vitest';
import { MemoryReaders } from '../../src/chat/readers.ts';

const chat = { platform: 'terminal', chat: '1' };

test('a reader is remembered by chat, thread and platform', async () => {
  const readers = new MemoryReaders();
  await readers.update(chat, 'a', { language: 'ar' });
  expect(await readers.get(chat, 'a')).toEqual({ language: 'ar', questions: [] });
  for (const [from, user] of [
    [chat, 'b'],
    [{ ...chat, thread: '2' }, 'a'],
    [{ ...chat, platform: 'web' }, 'a'],
  ] as const) {
    expect(await readers.get(from, user)).toEqual({ questions: [] });
  }
});

test('changes add up', async () => {
  const readers = new MemoryReaders();
  await readers.update(chat, 'a', { language: 'ar' });
  await readers.update(chat, 'a', { latestShown: '2026-01-01', questions: ['q'] });
  expect(await readers.get(chat, 'a')).toEqual({
    language: 'ar',
    latestShown: '2026-01-01',
    questions: ['q'],
  });
});

test('beyond the limit, the reader who has been away longest is forgotten', async () => {
  const readers = new MemoryReaders(2);
  await readers.update(chat, 'a', { latestShown: '1' });
  await readers.update(chat, 'b', { latestShown: '2' });
  await readers.get(chat, 'a');
  await readers.update(chat, 'c', { latestShown: '3' });
  expect((await readers.get(chat, 'a')).latestShown).toBe('1');
  expect((await readers.get(chat, 'b')).latestShown).toBeUndefined();
  expect((await readers.get(chat, 'c')).latestShown).toBe('3');
});

test('a reader is forgotten in one chat with its threads, or everywhere on a platform', async () => {
  const readers = new MemoryReaders();
  const places = [chat, { ...chat, thread: '2' }, { ...chat, chat: '3' }, { ...chat, platform: 'web' }];
  for (const from of places) {
    for (const user of ['a', 'b']) await readers.update(from, user, { latestShown: '1' });
  }
  const known = async (user: string) =>
    (await Promise.all(places.map((from) => readers.get(from, user)))).map(
      ({ latestShown }) => latestShown !== undefined,
    );
  readers.forget('terminal', 'a', '1');
  expect(await known('a')).toEqual([false, false, true, true]);
  readers.forget('terminal', 'a');
  expect(await known('a')).toEqual([false, false, false, true]);
  expect(await known('b')).toEqual([true, true, true, true]);
});
