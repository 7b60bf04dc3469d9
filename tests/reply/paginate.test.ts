import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heading, paragraph, reply, text } from '../../src/reply/build.ts';
import { isLabel, type Page, type PageFormat, paginate } from '../../src/reply/paginate.ts';
import type { Citation, Line, Reply } from '../../src/reply/reply.ts';
import { replies } from '../conformance/platform.ts';

const plain = (line: Line): string =>
  line.map((span) => (span.kind === 'cite' ? `[${span.ref}]` : span.text)).join('');

/** Plain text; an image is its description, of which the first ten letters stand with it. */
const FORMAT: PageFormat<string> = {
  limit: 300,
  line: ({ line, marker }) => `${marker ?? ''}${plain(line)}` || undefined,
  image: ({ alt }) => ({ content: alt.slice(0, 10), ...(alt.length > 10 ? { text: alt } : {}) }),
  measure: (page) => shown(page).length,
};

function shown({ units, sources }: Page<string>): string {
  return [...units.flatMap(({ content }) => content ?? []), ...sources.map(plain)].join('\n');
}

function citation(n: number): Citation {
  return {
    n,
    fact: `fact-${n}`,
    source: 'article',
    title: 'Title',
    publisher: 'Publisher',
    paragraph: n,
    published: 'today',
  };
}

function statements(count: number, sent: Partial<Reply> = {}): Reply {
  const items = Array.from({ length: count }, (_, index): Line => {
    return [text(`Statement number ${index + 1}.`), { kind: 'cite', ref: index + 1 }];
  });
  const citations = items.map((_, index) => citation(index + 1));
  return { ...reply('en', [{ kind: 'list', ordered: true, items }], { citations }), ...sent };
}

describe('pages', () => {
  test('are as few as fit, each with the sources of what it cites', () => {
    const pages = paginate(statements(20), [], FORMAT);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ cites }) => cites)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const page of pages) {
      expect(shown(page).length).toBeLessThanOrEqual(FORMAT.limit);
      for (const n of page.cites) expect(page.sources.map(plain).join()).toContain(`${n}[${n}]`);
    }
  });

  test('of any reply keep to the limit, lose no citation and no letter', () => {
    fc.assert(
      fc.property(replies, (sent) => {
        const pages = paginate(sent, [[text('the end')]], FORMAT);
        for (const page of pages) expect(shown(page).length).toBeLessThanOrEqual(FORMAT.limit);
        const cited = new Set(pages.flatMap(({ cites }) => cites));
        expect(cited).toEqual(new Set(sent.citations.map(({ n }) => n)));
        const whole = paginate(sent, [[text('the end')]], { ...FORMAT, limit: Number.POSITIVE_INFINITY });
        const contents = (all: readonly Page<string>[]) =>
          all.flatMap(({ units }) => units.map(({ content }) => content ?? '')).join('');
        expect(contents(pages)).toBe(contents(whole));
      }),
    );
  });

  test('name the sources that no line cites', () => {
    const [page] = paginate(reply('en', [paragraph('text')], { citations: [citation(1)] }), [], FORMAT);
    expect(page?.cites).toEqual([1]);
    expect(page && shown(page)).toContain('par. 1[1]');
  });

  test('say the whole description of an image that shows a part of it', () => {
    const png = new Uint8Array();
    const images = reply('en', [
      { kind: 'image', png, alt: 'short' },
      { kind: 'image', png, alt: 'a long description' },
    ]);
    expect(paginate(images, [], FORMAT).map(shown)).toEqual(['short\na long des\na long description']);
  });

  test('a marker stands before the first part of a divided item only', () => {
    const long = statements(1, {
      blocks: [{ kind: 'list', ordered: true, start: 7, items: [[text('word '.repeat(100))]] }],
    });
    const markers = paginate(long, [], FORMAT).flatMap(({ units }) =>
      units.flatMap(({ row }) => (row ? [row.marker] : [])),
    );
    expect(markers).toEqual([7, undefined]);
  });
});

test('headings and strong paragraphs are labels', () => {
  const sent = reply('en', [
    heading('Heading'),
    paragraph(text('Label', 'strong')),
    paragraph(text('Strong', 'strong'), ' and more'),
    paragraph(),
  ]);
  const rows = paginate(sent, [], FORMAT).flatMap(({ units }) => units.flatMap(({ row }) => row ?? []));
  expect(rows.map(isLabel)).toEqual([true, true, false, false]);
});
