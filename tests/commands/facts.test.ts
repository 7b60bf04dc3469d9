import { describe, expect, test } from 'vitest';
import { chatting } from '../chatting.ts';
import { AGE, CALL, CLOSED, JANUARY, RED_LINE, SECURED, TEN, UNEASE, WARNING } from './fixture-lines.ts';

describe('latest', () => {
  test('shows the newest facts first, and later what is new since the last look', async () => {
    const { lines, send } = chatting();
    expect(await lines('/latest')).toEqual([
      '# Latest facts:',
      'Added on 1 February 2026',
      `- ${WARNING} · 21 January 2026 (inferred) [1]`,
      `- ${RED_LINE} · ${JANUARY} [2]`,
      `- ${SECURED} · ${JANUARY} [3]`,
      `- ${UNEASE} · ${JANUARY} [4]`,
      `- ${CALL} · January 2026 [5]`,
      AGE,
    ]);
    expect(await lines('/latest')).toEqual(['Nothing new since 1 March 2026.', AGE]);
    const reply = await send('/latest');
    expect(reply.again).toEqual({ command: 'latest', args: { since: '2026-03-02' } });
    expect(reply.call).toEqual({ command: 'latest', args: {} });
    expect((await lines('/latest', { user: 'someone else' }))[0]).toBe('# Latest facts:');
  });

  test('since a date: all additions, newest first, and the retracted facts', async () => {
    const lines = await chatting().lines('/latest 2025-12-31');
    expect(lines[0]).toBe('# New since 31 December 2025:');
    expect(lines.filter((line) => line.startsWith('Added'))).toEqual([
      'Added on 1 February 2026',
      'Added on 2 January 2026',
    ]);
    expect(lines.slice(-3)).toEqual(['Withdrawn:', `- ${CLOSED} · ${JANUARY} [9]`, AGE]);
    expect(lines.join()).not.toContain(TEN);
  });

  test('since a date does not count as a look at what is new', async () => {
    const { lines } = chatting();
    await lines('/latest since:2026-11-20');
    expect((await lines('/latest'))[0]).toBe('# Latest facts:');
  });

  test('says how old the newest source is if nothing is new', async () => {
    expect(await chatting().lines('/latest since:2026-11-20')).toEqual([
      'Nothing new since 20 November 2026.',
      AGE,
    ]);
  });
});

test('sources lists title, publisher, author, date, link and the number of facts', async () => {
  const reply = await chatting().send('/sources');
  expect(reply.blocks[1]).toEqual({
    kind: 'list',
    ordered: false,
    items: [
      [
        { kind: 'link', text: 'Iraq on alert', url: 'https://example.org/iraq' },
        { kind: 'text', text: ` — The Amargi · A Columnist · published ${JANUARY} · 7 facts` },
      ],
      [
        { kind: 'text', text: 'Daily bulletin', style: 'strong' },
        {
          kind: 'text',
          text: ' — Example Agency · published 30 December 2025 · 1 fact · no address is known',
        },
      ],
    ],
  });
});
