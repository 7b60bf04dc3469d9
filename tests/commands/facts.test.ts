import { describe, expect, test } from 'vitest';
import { chatting } from '../chatting.ts';
import { JANUARY } from './fixture-lines.ts';
import { callsOf } from './outline.ts';

test('sources lists title, publisher, author, date, link and the number of facts', async () => {
  const reply = await chatting().send('/sources');
  expect(reply.blocks[1]).toEqual({
    kind: 'list',
    ordered: false,
    items: [
      [
        { kind: 'link', text: 'Iraq on alert', url: 'https://example.org/iraq' },
        { kind: 'text', text: ` — The Amargi · A Columnist · published ${JANUARY} · ` },
        { kind: 'text', text: '7 facts', opens: { command: 'sources', args: { source: 'article' } } },
      ],
      [
        { kind: 'text', text: 'Daily bulletin', style: 'strong' },
        { kind: 'text', text: ' — Example Agency · published 30 December 2025 · ' },
        { kind: 'text', text: '1 fact', opens: { command: 'sources', args: { source: 'bulletin' } } },
        { kind: 'text', text: ' · no address is known' },
      ],
    ],
  });
});

describe('one source', () => {
  test('has who published it and when, and its facts by paragraph', async () => {
    const lines = await chatting().lines('/sources Iraq on alert');
    expect(lines.slice(0, 2)).toEqual([
      '# Iraq on alert',
      `The Amargi · A Columnist · published ${JANUARY} · 10 months old · 7 facts · added on 1 February 2026`,
    ]);
    const labels = lines.filter((line) => line.startsWith('Paragraph'));
    // A quotation leads to its words in the source.
    expect(labels).toContain('Paragraph 11');
    expect(labels.find((line) => line.startsWith('Paragraph 12'))).toContain('Read it there');
    expect(labels.map((line) => parseInt(line.slice(10), 10))).toEqual([3, 11, 12, 15, 18, 19, 20]);
  });

  test('is found by its id, and leads to the article; another address offers what there is', async () => {
    const { send } = chatting();
    const reply = await send('/sources bulletin');
    expect(reply.citations.map(({ fact }) => fact)).toEqual(['years-of-violence']);
    expect((await send('/sources article')).actions[0]).toMatchObject({
      kind: 'link',
      url: 'https://example.org/iraq',
    });
    expect(callsOf(await send('/sources bulletn'))).toEqual([['sources', { source: 'bulletin' }]]);
    expect(callsOf(await send('/sources something else'))).toEqual([
      ['sources', { source: 'article' }],
      ['sources', { source: 'bulletin' }],
    ]);
  });
});
