import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { escaped, plain, withoutMarkup } from '../../../src/platforms/telegram/html.ts';
import { messagesOf, type Putting, pageOf, type Sendings } from '../../../src/platforms/telegram/message.ts';
import { questionsIn } from '../../../src/platforms/telegram/questions.ts';
import { render } from '../../../src/platforms/telegram/render.ts';
import { composeAnswer } from '../../../src/reply/answer.ts';
import { call, heading, paragraph, reply, text } from '../../../src/reply/build.ts';
import { factsOf } from '../../../src/reply/citations.ts';
import type { Block, Citation, Line, Reply } from '../../../src/reply/reply.ts';
import { answered } from '../../answers.ts';
import { describePlatform } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { parseHtml } from '../../stand-ins/telegram/html.ts';
import { captionText, messageText } from '../../stand-ins/telegram/text.ts';

const PUTTING: Putting = { commands, owner: '7123456789' };

/** What a reader sees of markup: addresses of links beside their text; without what only keeps links from forming. */
function seen(html: string): string {
  const { text: shown, entities } = parseHtml(html);
  const links = entities.flatMap(({ url }) => (url === undefined ? [] : [url]));
  return [shown, ...links].join(' ').replaceAll('\u2060', '');
}

function buttonsOf({ texts }: Sendings): readonly string[] {
  return texts.flatMap(({ rows }) =>
    rows.flat().map((button) => ('url' in button ? `${button.text} ${button.url}` : button.text)),
  );
}

describePlatform({
  name: 'telegram',
  limit: 4_096,
  render: (sent) => {
    const sendings = messagesOf(sent, PUTTING);
    const captions = sendings.pictures.map(({ caption }) => caption);
    const texts = sendings.texts.map(({ html }) => parseHtml(html) && html);
    return [...captions, ...texts, ...buttonsOf(sendings).map(escaped)].map(asCounted);
  },
  visible: (parts) => parts.map((part) => seen(uncounted.get(part) ?? part)).join('\n'),
  posted: (sent) =>
    messagesOf(sent, PUTTING).texts.map(({ html, cites }) => ({
      shown: seen(html),
      facts: factsOf(sent.citations, cites),
    })),
});

/** Telegram counts what is left of markup, so that is what stands for a part; the markup is looked up again. */
const uncounted = new Map<string, string>();

function asCounted(html: string): string {
  const counted = parseHtml(html).text;
  uncounted.set(counted, html);
  return counted;
}

const HOSTILE = fc.constantFrom(
  '@everyone',
  '@some_reader',
  'see https://evil.example.org/x?y',
  'evil.com',
  'mail me@evil.com',
  '#tag',
  '<b>bold</b>',
  '</blockquote>',
  '&lt;i&gt;',
  '"><a href="https://evil.com">',
  '\u202e\u2066\u2069',
  '😀👩‍👩‍👧',
  'نص عربي',
);
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(HOSTILE, { maxLength: 5 }).map((some) => some.join(' ')),
);
const styles = fc.constantFrom('strong' as const, 'quiet' as const, 'code' as const, undefined);
const lines: fc.Arbitrary<Line> = fc
  .array(
    fc.oneof(
      fc.tuple(words, styles).map(([value, style]) => text(value, style)),
      fc.tuple(words, fc.webUrl()).map(([value, url]) => ({ kind: 'link', text: value, url }) as const),
      fc.integer({ min: 1, max: 3 }).map((ref) => ({ kind: 'cite', ref }) as const),
    ),
    { maxLength: 6 },
  )
  .map((spans) => spans);
const blocks: fc.Arbitrary<Block> = fc.oneof(
  words.map(heading),
  lines.map((spans): Block => ({ kind: 'paragraph', spans })),
  lines.map((spans): Block => ({ kind: 'quote', spans })),
  fc
    .record({ ordered: fc.boolean(), items: fc.array(lines, { maxLength: 40 }) })
    .map((list): Block => ({ kind: 'list', ...list })),
  words.map((alt): Block => ({ kind: 'image', png: new Uint8Array([1]), alt })),
);

function citation(n: number): Citation {
  return {
    n,
    fact: `fact-${n}`,
    source: 'article',
    title: 'Title <of> @it',
    publisher: 'Publisher & co',
    paragraph: n,
    published: 'January 2026',
    ...(n === 1 ? {} : { url: `https://example.org/${n}?a=1&b="2"` }),
  };
}

const actions = fc.array(
  fc.oneof(
    fc.tuple(words, words).map(([label, question]) => call(label, 'ask', { question })),
    fc.tuple(words, fc.webUrl()).map(([label, url]) => ({ kind: 'link', label, url }) as const),
  ),
  { maxLength: 8 },
);
const replies = fc
  .record({
    language: fc.constantFrom('en', 'ar', 'ckb'),
    some: fc.array(blocks, { maxLength: 8 }),
    asked: fc.array(words, { maxLength: 3 }),
    more: actions,
  })
  .map(({ language, some, asked, more }) => ({
    ...reply(language, some, { asked, citations: [1, 2, 3].map(citation), actions: more }),
    again: { command: 'ask', args: { question: asked.at(-1) ?? 'who?' } },
  }));

/** Questions as long as they may be, of which more is shown than they have: marks stand around every run of a script. */
const fullQuestions = fc
  .tuple(
    fc.array(
      fc.constantFrom('=ب', '.a', '@a ', 'ب', 'شa', 'א=', 'word ', '😀', '&', 'who guards the border '),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    fc.integer({ min: 1_900, max: 2_000 }),
  )
  .map(([some, length]) => `a${some.join('').repeat(2_000)}`.slice(0, length).toWellFormed());

/** What Telegram would refuse, drop or make of itself. */
function check({ pictures, texts }: Sendings): void {
  for (const { html, rows } of texts) {
    const { text: shown, entities } = messageText({ text: html, parseMode: 'HTML' });
    expect(shown.length).toBeLessThanOrEqual(4_096);
    expect(parseHtml(html).entities.length).toBeLessThanOrEqual(100);
    expect(entities.filter(({ type }) => /mention|hashtag|url|email/.test(type))).toEqual([]);
    for (const { url } of entities) if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    expect(rows.flat().length).toBeLessThanOrEqual(100);
    for (const button of rows.flat()) {
      expect(button.text.trim()).not.toBe('');
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    }
  }
  for (const { caption } of pictures) {
    expect(captionText({ text: caption, parseMode: 'HTML' }).text.length).toBeLessThanOrEqual(1_024);
  }
}

describe('any reply', () => {
  test('is what Telegram takes, with no link or mention that is not ours', () => {
    fc.assert(
      fc.property(replies, (sent) => {
        check(messagesOf(sent, PUTTING));
        const first = pageOf(sent, 0, PUTTING);
        if (first) check(first);
      }),
    );
  });

  test('shows its questions so that they can be read back', () => {
    const typed = words.filter((question) => /[\p{L}\p{N}]/u.test(question));
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (asked) => {
        const sent = reply('en', [paragraph('An answer.')], { asked });
        const [{ html } = { html: '' }] = render(sent).texts;
        const back = questionsIn(messageText({ text: html, parseMode: 'HTML' }).text);
        const bare = (question: string) => question.replace(/[\p{C}\s]|\u0333|\u033f|\u030a/gu, '');
        expect(back.map(bare)).toEqual(asked.map(bare));
      }),
    );
  });

  test('to the longest questions has room for what it says and cites, and leans on those shown whole', () => {
    const said = lines.map(
      (line): Line => [text('It is so. '.repeat(500)), ...line, { kind: 'cite', ref: 1 }],
    );
    const earlier = fc.array(fc.oneof(words, fullQuestions), { maxLength: 2 });
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'ar'),
        earlier,
        fullQuestions,
        said,
        (language, before, last, line) => {
          const sent: Reply = {
            ...reply(language, [{ kind: 'paragraph', spans: line }], {
              asked: [...before, last],
              citations: [1, 2, 3].map(citation),
            }),
            again: { command: 'ask', args: { question: last } },
          };
          const sendings = messagesOf(sent, PUTTING);
          check(sendings);
          const turns = pageOf(sent, 0, PUTTING) !== undefined;
          expect(sendings.texts.length).toBeGreaterThan(1);
          for (const { html } of sendings.texts) {
            const { text: shown } = messageText({ text: html, parseMode: 'HTML' });
            const [back] = questionsIn(shown).slice(-1);
            expect(back?.trim()).toBe(turns ? last.trim() : undefined);
          }
          const all = sendings.texts.map(({ html }) => html).join('');
          for (const n of [1, 2, 3]) expect(all).toContain(`[${n}]`);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has on its pages all that it has in messages of its own', () => {
    const sent: Reply = {
      ...reply(
        'en',
        [{ kind: 'list', ordered: true, items: Array.from({ length: 90 }, (_, n) => statement(n)) }],
        { asked: ['who?'], citations: [1, 2, 3].map(citation) },
      ),
      again: { command: 'ask', args: { question: 'who?' } },
    };
    const all = messagesOf(sent, PUTTING).texts.length;
    expect(all).toBeGreaterThan(2);
    check(messagesOf(sent, PUTTING));
    const pages = Array.from({ length: all }, (_, page) => pageOf(sent, page, PUTTING)?.texts[0]);
    const together = pages.map((page) => seen(page?.html ?? '')).join('\n');
    for (let n = 0; n < 90; n += 1) expect(together).toContain(`statement ${n} `);
    const data = pages.map((page) =>
      page?.rows[0]?.map((button) => 'callback_data' in button && button.callback_data),
    );
    expect(data[0]).toEqual([
      'p1.39t0gi1:ask|question=~'.replace('39t0gi1', Number('7123456789').toString(36)),
    ]);
    expect(data[1]).toHaveLength(2);
    expect(data.at(-1)).toHaveLength(1);
    expect(pageOf(sent, 99, PUTTING)).toEqual(pageOf(sent, all - 1, PUTTING));
  });
});

function statement(n: number): Line {
  return [
    text(`statement ${n} and some more words that make it as long as statements are`),
    text(' — A Speaker · claimed', 'quiet'),
    { kind: 'cite', ref: (n % 3) + 1 },
  ];
}

describe('an answer', () => {
  const reply3 = composeAnswer(
    answered(['fully-secured', 'unease', 'red-line'], { question: 'Is it <secured>?' }),
    {
      knowledge,
      now: NOW,
    },
  );

  test('reads well', () => {
    expect(render(reply3).texts.map(({ html }) => html.split('\n'))).toMatchInlineSnapshot(`
      [
        [
          "<blockquote>› Is it &lt;secured&gt;?</blockquote>",
          "The border with Syria is fully secured by layers of troops.",
          "<i>— Abdul Amir al-Shammari (interior minister) · disputed</i> [1]",
          "",
          "<b>In tension with this, the sources also say:</b>",
          "2. The pace of the measures points to deep worry in Baghdad.",
          "<i>— The Amargi · analysis</i> [2]",
          "",
          "<b>Also:</b>",
          "3. Sudani ordered that the frontier be treated as a “red line”.",
          "<i>— officials · claimed</i> [3]",
          "",
          "<i>The newest source is 10 months old: January 2026 (inferred).</i>",
          "<blockquote expandable><a href="https://example.org/iraq">“Iraq on alert”, The Amargi</a> · January 2026 (inferred)",
          "[1] paragraph 11 · [2] paragraph 18 · [3] paragraph 12</blockquote>",
        ],
      ]
    `);
  });

  test('in Arabic has every line in its direction', () => {
    const arabic = composeAnswer(answered(['fully-secured', 'unease'], { language: 'ar' }), {
      knowledge,
      now: NOW,
    });
    const [{ html } = { html: '' }] = render(arabic).texts;
    const shown = parseHtml(html)
      .text.split('\n')
      .filter((line) => line !== '' && !line.startsWith('›'));
    expect(shown.length).toBeGreaterThan(5);
    for (const line of shown) expect(line).toMatch(/^\u200f\u2067.*\u2069$/);
    expect(html).toContain('\u2068The Amargi\u2069');
  });
});

test('no entity stands in text from outside, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const { text: shown, entities } = parseHtml(plain(value, 'ltr'));
      expect(entities).toEqual([]);
      expect(shown).not.toMatch(/[\u202a-\u202e]/);
    }),
  );
});

test('what goes without markup still has its addresses', () => {
  expect(withoutMarkup('<b>A &amp; b</b> <a href="https://example.org/?a=1&amp;b=2">there</a>')).toBe(
    'A & b there (https://example.org/?a=1&b=2)',
  );
});

test('a long question is folded up, one too long to show is cut, and no button leans on it', () => {
  const folded = render(reply('en', [paragraph('Yes.')], { asked: ['why '.repeat(100)] })).texts[0]?.html;
  expect(folded).toMatch(/^<blockquote expandable>/);
  const cut: Reply = {
    ...reply('en', [paragraph('Yes.')], {
      asked: ['x'.repeat(3_000)],
      actions: [call('Again', 'ask', { question: 'x'.repeat(3_000) })],
    }),
  };
  const { texts } = messagesOf(cut, PUTTING);
  expect(texts.flatMap(({ rows }) => rows)).toEqual([]);
  const back = messageText({ text: texts[0]?.html ?? '', parseMode: 'HTML' });
  expect(questionsIn(back.text)).toEqual([]);
  expect(texts.map(({ html }) => seen(html)).join('')).toContain('Again /ask ');
});

test('a question of both scripts at full length leaves room for the answer, with the question cut', () => {
  const question = `who guards the border ${'=ب'.repeat(985)}`;
  const { texts } = render(
    reply('en', [paragraph('Yes.', { kind: 'cite', ref: 1 })], {
      asked: ['who?', question],
      citations: [citation(1)],
    }),
  );
  expect(texts).toHaveLength(1);
  const [shown = '', ...rest] = messageText({ text: texts[0]?.html ?? '', parseMode: 'HTML' }).text.split(
    '\n',
  );
  expect(shown).toMatch(/^» who guards the border .* \[…\]$/);
  expect(shown.length).toBeGreaterThan(2_090);
  expect(shown.length).toBeLessThanOrEqual(2_100);
  expect(rest[0]).toBe('Yes. [1]');
});

test('a question that itself ends like a cut one, or starts so, is read back whole', () => {
  for (const question of ['Who guards the border […]', '» Who guards the border […]', '» من؟ […]']) {
    const sent: Reply = {
      ...reply('en', [paragraph('Yes.')], { asked: ['why?', question] }),
      actions: [call('Again', 'ask', { question })],
    };
    const [{ html, rows } = { html: '', rows: [] }] = messagesOf(sent, PUTTING).texts;
    expect(rows.flat()).toMatchObject([{ callback_data: expect.stringContaining('~') }]);
    const shown = messageText({ text: html, parseMode: 'HTML' }).text;
    expect(questionsIn(shown)).toEqual(['why?', question]);
  }
});
