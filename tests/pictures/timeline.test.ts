import { expect, test } from 'vitest';
import { PALETTES } from '../../src/pictures/palette.ts';
import { drawTimeline } from '../../src/pictures/timeline.ts';
import type { TimelineContent } from '../../src/reply/pictures.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { loadReal } from '../query/real.ts';
import { wordsIn } from './drawn.ts';

/** What the command hands to the artist, and the reply beside it. */
async function timeline(typed: string, language = 'en') {
  const { knowledge, engine } = await loadReal();
  let content: TimelineContent | undefined;
  const { send } = chatting({
    knowledge,
    engine,
    pictures: {
      map: async () => [],
      timeline: async (shown) => {
        content = shown;
        return [{ kind: 'image', png: new Uint8Array([1]), alt: 'drawn' }];
      },
    },
  });
  const reply = await send(typed, { language });
  if (content === undefined) throw new Error('nothing was to be drawn');
  return { content, reply };
}

test.each(textLanguages)(
  'in %s each statement has its date, speaker, status and the number of the reply',
  async (language) => {
    const { content, reply } = await timeline('/timeline', language);
    const pictures = drawTimeline(content, 'dark');
    const words = pictures.map(({ svg }) => wordsIn(svg).replaceAll('\u00a0', ' ')).join(' ');
    for (const { label, lines } of content.groups) {
      expect(words).toContain(label);
      for (const line of lines) {
        const [statement] = line;
        const cite = line.find((span) => span.kind === 'cite');
        expect(words).toContain(`${statement?.kind === 'text' ? statement.text : ''} [${cite?.ref}]`);
        const quiet = line.find((span) => span.kind === 'text' && span.style === 'quiet');
        expect(words).toContain(quiet?.kind === 'text' ? quiet.text.replace(/^ — /, '') : '');
      }
    }
    for (const { n, publisher } of reply.citations)
      expect(words).toMatch(new RegExp(`${publisher}.*\\[${n}\\]`));
    expect(reply.blocks).toContainEqual(expect.objectContaining({ kind: 'image', alt: 'drawn' }));
  },
);

test('a time that is inferred has a ring, one that is known a dot', async () => {
  const { content } = await timeline('/timeline');
  const svg = drawTimeline(content, 'dark')
    .map((each) => each.svg)
    .join('');
  const circles = Array.from(svg.matchAll(/<circle[^>]*fill="([^"]+)"/g), ([, fill]) => fill);
  const { accent, ground } = PALETTES.dark;
  expect(new Set(circles)).toEqual(new Set([accent, ground]));
  expect(circles.slice(0, content.groups.length)).toEqual(
    content.groups.map(({ isInferred }) => (isInferred ? ground : accent)),
  );
  expect(wordsIn(svg)).toContain(textsFor('en').pictures.ring);
});

test('a long one comes in several pictures that a phone can show, each saying which it is, and nothing is cut', () => {
  const statement = 'A statement of the usual length that goes over two lines of a picture on a phone';
  const content: TimelineContent = {
    title: 'Timeline',
    language: 'en',
    citations: [],
    groups: Array.from({ length: 16 }, (_, index) => ({
      label: `${index + 1} January 2026`,
      isInferred: false,
      lines: [
        [
          { kind: 'text', text: `${statement} ${index + 1}.` },
          { kind: 'text', text: ' — someone · claimed', style: 'quiet' },
          { kind: 'cite', ref: index + 1 },
        ],
      ],
    })),
  };
  const pictures = drawTimeline(content, 'light');
  expect(pictures.length).toBeGreaterThan(1);
  for (const [index, { svg, alt }] of pictures.entries()) {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(1280);
    expect(Number(height)).toBeLessThanOrEqual(1800);
    expect(wordsIn(svg)).toContain(`(${index + 1} of ${pictures.length})`);
    expect(alt).toContain('January 2026: [');
  }
  const words = pictures.map(({ svg }) => wordsIn(svg).replaceAll('\u00a0', ' ')).join(' ');
  for (let n = 1; n <= 16; n += 1) expect(words).toContain(`${statement} ${n}. [${n}]`);
});

test('a word without end is divided, not cut', () => {
  const word = 'x'.repeat(400);
  const [picture] = drawTimeline(
    {
      title: 't',
      language: 'en',
      citations: [],
      groups: [{ label: 'd', isInferred: false, lines: [[{ kind: 'text', text: word }]] }],
    },
    'dark',
  );
  expect(wordsIn(picture?.svg ?? '').replaceAll(' ', '')).toContain(word);
});
