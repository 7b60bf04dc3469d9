import { expect, test } from 'vitest';
import { chatting } from '../chatting.ts';
import { JANUARY } from './fixture-lines.ts';

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
