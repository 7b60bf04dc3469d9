import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { shownQuestions } from '../../../src/platforms/telegram/received-text.ts';
import { renderRich } from '../../../src/platforms/telegram/render-rich.ts';
import {
  type FormOptions,
  sentMessagesOf,
  sentPageOf,
} from '../../../src/platforms/telegram/rich-message.ts';
import { composeAnswer } from '../../../src/reply/answer.ts';
import { bullets, heading, paragraph, reply, text } from '../../../src/reply/build.ts';
import { factsOf } from '../../../src/reply/citations.ts';
import type { Block, Citation, Line, Reply } from '../../../src/reply/reply.ts';
import { answered } from '../../answers.ts';
import { describePlatform, replies } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { richContent } from '../../stand-ins/telegram/rich.ts';
import { richLines, richWords } from '../../stand-ins/telegram/rich-texts.ts';
import { statements } from '../statements.ts';

const OPTIONS: FormOptions = { commands, owner: '7123456789', rich: true };

/** What a reader sees of rich blocks, addresses of links and maps beside the words; `[1]` of a link stays. */
function shown(part: object): string {
  const urls: string[] = [];
  JSON.stringify(part, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'url' in value) urls.push(String(value.url));
    return value;
  });
  return [...richLines(part), ...urls].join('\n').replaceAll('\u2060', '');
}

/** The rich messages of a reply; each is checked as Telegram would. */
function sentRich(sent: Reply) {
  const { pictures, texts } = sentMessagesOf(sent, OPTIONS);
  const rich = texts.flatMap((one) => ('rich' in one ? [one] : []));
  expect(rich).toHaveLength(texts.length);
  for (const one of rich) expect(richContent({ rich_message: one.rich })).toBeDefined();
  return { pictures, rich };
}

/** Conformance looks at texts; a part is looked up again by its text. */
const visible = new Map<string, string>();

function asPart(id: string, seen: string): string {
  visible.set(id, seen);
  return id;
}

describePlatform({
  name: 'telegram with rich messages',
  limit: 32_768,
  render(sent) {
    const { pictures, rich } = sentRich(sent);
    const buttons = rich.flatMap(({ rows }) =>
      rows.flat().map((button) => ('url' in button ? `${button.text} ${button.url}` : button.text)),
    );
    return [
      ...pictures.map(({ caption }) => asPart(caption.text, caption.text.replaceAll('\u2060', ''))),
      ...rich.map((one) => asPart(richLines(one.rich).join('\n'), shown(one.rich))),
      ...buttons.map((label) => asPart(label, label)),
    ];
  },
  visible: (parts) => parts.map((part) => visible.get(part) ?? '').join('\n'),
  posted: (sent) =>
    sentRich(sent).rich.map((one) => ({
      shown: shown(one.rich),
      facts: factsOf(sent.citations, one.cites),
    })),
});

function citation(n: number, source = 'article'): Citation {
  const title = `Title ${n}`;
  return { n, fact: `fact-${n}`, source, title, publisher: 'The Paper', paragraph: n, published: 'May 2026' };
}

function blocksOf(sent: Reply) {
  const [first] = renderRich(sent).texts;
  return first?.rich.blocks ?? [];
}

const STATEMENT: Line = [
  text('It is so'),
  text(' — A minister · claimed', 'quiet'),
  { kind: 'cite', ref: 1, url: 'https://example.org/facts/1' },
];

test('a mark leads to its footnote, which is folded and leads on to the source and the fact', () => {
  const cited = { ...citation(1), url: 'https://example.org/source' };
  const [said, sources] = blocksOf(
    reply('en', [{ kind: 'paragraph', spans: STATEMENT }], { citations: [cited] }),
  );
  expect(said).toEqual({
    type: 'paragraph',
    text: [
      'It is so',
      { type: 'italic', text: ' — A minister · claimed' },
      [' ', { type: 'reference_link', text: '[1]', reference_name: 'source-1' }],
    ],
  });
  expect(sources).toMatchObject({ type: 'details', summary: 'Sources (1) · The Paper' });
  const [footnote] = (sources as { readonly blocks: readonly { readonly text: object }[] }).blocks;
  expect(footnote?.text).toMatchObject({ type: 'reference', name: 'source-1' });
  expect(shown(footnote ?? {})).toContain('The Paper · par. 1 [1] · May 2026');
  expect(shown(footnote ?? {})).toContain('https://example.org/source\nhttps://example.org/facts/1');
});

test('citations of one paragraph share a footnote, and a mark without a citation leads nowhere', () => {
  const same = [citation(1), { ...citation(2), paragraph: 1 }];
  const spans: Line = [
    text('So'),
    { kind: 'cite', ref: 1 },
    { kind: 'cite', ref: 2 },
    { kind: 'cite', ref: 9 },
  ];
  const [said, sources] = blocksOf(reply('en', [{ kind: 'paragraph', spans }], { citations: same }));
  expect(JSON.stringify(said).match(/"source-1"/g)).toHaveLength(2);
  expect(JSON.stringify(said)).not.toContain('source-9');
  expect(richLines(sources)).toEqual(['Sources (1) · The Paper', 'The Paper · par. 1 [1] [2] · May 2026']);
});

test('above the folded sources stands who published them and how old they are, as long as that fits on a line', () => {
  const summaryOf = (...more: readonly Partial<Citation>[]) => {
    const citations = more.map((each, index) => ({ ...citation(index + 1), ...each }));
    return richLines(blocksOf(reply('en', [], { citations })).at(-1))[0];
  };
  const old = { age: '10 months old' };
  expect(summaryOf(old, old)).toBe('Sources (2) · The Paper, 10 months old');
  expect(summaryOf(old, { publisher: 'The Other' })).toBe(
    'Sources (2) · The Paper, 10 months old · The Other',
  );
  expect(summaryOf({ publisher: 'A' }, { publisher: 'B' }, { publisher: 'C' })).toBe('Sources (3)');
});

test('lists count on, quotes are quotes, and what is to be tapped or copied is', () => {
  const blocks = blocksOf(
    reply('en', [
      heading('A title'),
      { kind: 'list', ordered: true, start: 3, items: [[text('three')], [text('four')]] },
      { kind: 'quote', spans: [text('as it was said')] },
      paragraph(text('/latest', 'command'), text(' '), text('/who name', 'command'), text('code', 'code')),
    ]),
  );
  expect(blocks).toMatchObject([
    { type: 'heading', text: 'A title' },
    { type: 'list', items: [{ value: 3 }, { value: 4 }] },
    { type: 'blockquote', blocks: [{ text: ['as it was said'] }] },
    {
      text: [
        { type: 'bot_command', bot_command: '/latest' },
        ' ',
        { type: 'code', text: '/who name' },
        { type: 'code', text: 'code' },
      ],
    },
  ]);
});

test('accounts of one event are a table, by speaker', () => {
  const items = ['First', 'Second'].map((name): Line => [text(`${name}: `, 'strong'), ...STATEMENT]);
  const table: Block = { kind: 'list', ordered: false, table: true, items };
  const [drawn] = blocksOf(reply('en', [table], { citations: [citation(1)] }));
  const { cells } = drawn as { readonly cells: readonly (readonly { readonly text: object }[])[] };
  const words = cells.map((row) => row.map((cell) => richWords(cell.text).trim()));
  expect(words).toEqual([
    ['First:', 'It is so — A minister · claimed [1]'],
    ['Second:', 'It is so — A minister · claimed [1]'],
  ]);
});

test('Arabic is shown from right to left, and a place comes with its map', () => {
  const arabic = composeAnswer(answered(['red-line'], { language: 'ar' }), { knowledge, now: NOW });
  const [sent] = renderRich({ ...arabic, place: { name: 'القائم', at: [34.37, 41.09] } }).texts;
  expect(sent?.rich.is_rtl).toBe(true);
  expect(sent?.rich.blocks).toContainEqual(
    expect.objectContaining({ type: 'map', location: { latitude: 34.37, longitude: 41.09 } }),
  );
});

describe('a long reply', () => {
  test('is one rich message, of which pages show as much as a plain message', () => {
    const digest = { ...statements(45, 200), again: { command: 'latest', args: {} } };
    expect(sentMessagesOf(digest, OPTIONS).texts).toHaveLength(1);
    expect(sentMessagesOf(digest, { ...OPTIONS, rich: false }).texts.length).toBeGreaterThan(1);
    const page = sentPageOf(digest, 0, OPTIONS)?.texts[0];
    expect(page?.rows.flat().map((button) => button.text)).toContain('Next ▶');
    const blocks = (page && 'rich' in page && page.rich.blocks) || [];
    const open = richLines(blocks.filter(({ type }) => type !== 'details')).join('');
    expect(open.length).toBeLessThanOrEqual(4_096);
  });

  test('is split where Telegram would refuse it, and says the same without rich text', () => {
    const items = Array.from(
      { length: 260 },
      (_, at): Line => [text(`Item ${at}.`), { kind: 'cite', ref: at + 1 }],
    );
    const citations = items.map((_, at) => citation(at + 1, `article-${at}`));
    const sent = reply('en', bullets(items), { asked: ['Which are all?'], citations });
    const { rich } = sentRich(sent);
    expect(rich.length).toBeGreaterThan(1);
    for (const one of rich) {
      const plain = one.plain();
      const words = plain
        .map((message) => message.text)
        .join('\n')
        .replaceAll('\u2060', '');
      for (const n of one.cites) expect(words).toContain(`Item ${n - 1}. [${n}]`);
      expect(plain.flatMap(({ stated }) => stated.facts)).toEqual(one.stated.facts);
    }
    expect(rich.flatMap(({ cites }) => cites)).toEqual(items.map((_, at) => at + 1));
  });
});

test('any reply cites nothing without its footnote in the same message, in any form of page', () => {
  fc.assert(
    fc.property(replies, fc.array(fc.string({ maxLength: 90 }), { maxLength: 3 }), (sent, asked) => {
      const whole = { ...sent, asked, again: { command: 'latest', args: {} } };
      for (const length of ['whole', 'page'] as const) {
        for (const { rich, cites } of renderRich(whole, [], length).texts) {
          const content = richContent({ rich_message: rich });
          const footnotes = new Set(JSON.stringify(rich).match(/"name":"source-\d"/g) ?? []);
          expect(footnotes.size).toBe(new Set(cites).size);
          if (asked.some((question) => /\w/.test(question))) {
            expect(shownQuestions(content ?? {}).length).toBeGreaterThan(0);
          }
        }
      }
    }),
  );
});
