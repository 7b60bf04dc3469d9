import { heading, reply, text } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import type { Outgoing, Poster } from '../../src/sending/poster.ts';

/** A reply of statements, `statement 1` being that of `fact-1`, and so on. */
export function statements(count: number, length = 20): Reply {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return reply(
    'en',
    [
      heading('News'),
      {
        kind: 'list',
        ordered: true,
        items: numbers.map((n) => [text(`statement ${n} `.padEnd(length, '.')), { kind: 'cite', ref: n }]),
      },
    ],
    {
      citations: numbers.map((n) => ({
        n,
        fact: `fact-${n}`,
        source: 'article',
        title: 'Title',
        publisher: 'Publisher',
        paragraph: n,
        published: 'January 2026',
      })),
    },
  );
}

/** The facts whose statements stand in a text. */
export function factsIn(shown: string): readonly string[] {
  return Array.from(shown.matchAll(/statement (\d+)/g), ([, n]) => `fact-${n}`);
}

/** The first message of a reply. */
export function firstOf(poster: Poster, sent = statements(1)): Outgoing {
  const [message] = poster.messages(sent);
  if (message === undefined) throw new Error('a reply has a message');
  return message;
}
