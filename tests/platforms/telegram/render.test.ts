import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { type FormattedText, inertText, lineText } from '../../../src/platforms/telegram/entities.ts';
import {
  type MessageOptions,
  type Messages,
  messagesOf,
  pageOf,
} from '../../../src/platforms/telegram/message.ts';
import { render } from '../../../src/platforms/telegram/render.ts';
import { questionsIn } from '../../../src/platforms/telegram/shown-questions.ts';
import { composeAnswer } from '../../../src/reply/answer.ts';
import { call, heading, paragraph, reply, text } from '../../../src/reply/build.ts';
import { factsOf } from '../../../src/reply/citations.ts';
import type { Block, Citation, Line, Reply } from '../../../src/reply/reply.ts';
import { answered } from '../../answers.ts';
import { describePlatform } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import type { Formatted } from '../../stand-ins/telegram/entities.ts';
import { captionText, messageText } from '../../stand-ins/telegram/text.ts';

const OPTIONS: MessageOptions = { commands, owner: '7123456789' };

/** What a reader sees: addresses of links beside the text; without the joiners that keep links from forming. */
function visibleText({ text: shown, entities }: FormattedText): string {
  const links = entities.flatMap((entity) => ('url' in entity ? [entity.url] : []));
  return [shown, ...links].join(' ').replaceAll('\u2060', '');
}

function buttonsOf({ texts }: Messages): readonly string[] {
  return texts.flatMap(({ rows }) =>
    rows.flat().map((button) => ('url' in button ? `${button.text} ${button.url}` : button.text)),
  );
}

describePlatform({
  name: 'telegram',
  limit: 4_096,
  render: (sent) => {
    const messages = messagesOf(sent, OPTIONS);
    const texts = [...messages.pictures.map(({ caption }) => caption), ...messages.texts];
    for (const one of texts) formatted.set(one.text, one);
    return [...texts.map((one) => one.text), ...buttonsOf(messages)];
  },
  visible: (parts) =>
    parts.map((part) => visibleText(formatted.get(part) ?? { text: part, entities: [] })).join('\n'),
  posted: (sent) =>
    messagesOf(sent, OPTIONS).texts.map((one) => ({
      shown: visibleText(one),
      facts: factsOf(sent.citations, one.cites),
    })),
});

/** A part is the text that Telegram counts; its entities are looked up by it. */
const formatted = new Map<string, FormattedText>();

/** What Telegram makes of a text that the bot sends; the bot names no users in it. */
function shownText(sent: FormattedText): Formatted {
  return messageText(sent as Formatted);
}

const EMPTY: FormattedText = { text: '', entities: [] };

/** What Telegram would cut off or refuse: a range outside the text, through a letter, or with white space at an end. */
function expectFormat(all: string, { offset, length }: FormattedText['entities'][number]): void {
  const covered = all.slice(offset, offset + length);
  expect(covered).toHaveLength(length);
  expect(covered).toBe(covered.trim());
  expect(covered.isWellFormed()).toBe(true);
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
function check({ pictures, texts }: Messages): void {
  for (const { rows, ...sent } of texts) {
    expect(sent.text.length).toBeLessThanOrEqual(4_096);
    expect(sent.entities.length).toBeLessThanOrEqual(100);
    for (const entity of sent.entities) expectFormat(sent.text, entity);
    const { entities } = shownText(sent);
    expect(entities.filter(({ type }) => /mention|hashtag|url|email/.test(type))).toEqual([]);
    for (const { url } of entities) if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    expect(rows.flat().length).toBeLessThanOrEqual(100);
    for (const button of rows.flat()) {
      expect(button.text.trim()).not.toBe('');
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    }
  }
  for (const { caption } of pictures) {
    expect(captionText(caption as Formatted).text.length).toBeLessThanOrEqual(1_024);
  }
}

describe('any reply', () => {
  test('is what Telegram takes, with no link or mention that is not ours', () => {
    fc.assert(
      fc.property(replies, (sent) => {
        check(messagesOf(sent, OPTIONS));
        const first = pageOf(sent, 0, OPTIONS);
        if (first) check(first);
      }),
    );
  });

  test('shows its questions so that they can be read back', () => {
    const typed = words.filter((question) => /[\p{L}\p{N}]/u.test(question));
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (asked) => {
        const sent = reply('en', [paragraph('An answer.')], { asked });
        const [message = EMPTY] = render(sent).texts;
        const back = questionsIn(shownText(message).text);
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
          const messages = messagesOf(sent, OPTIONS);
          check(messages);
          const turns = pageOf(sent, 0, OPTIONS) !== undefined;
          expect(messages.texts.length).toBeGreaterThan(1);
          for (const one of messages.texts) {
            const { text: shown } = shownText(one);
            const [back] = questionsIn(shown).slice(-1);
            expect(back?.trim()).toBe(turns ? last.trim() : undefined);
          }
          const all = messages.texts.map((one) => one.text).join('');
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
    const all = messagesOf(sent, OPTIONS).texts.length;
    expect(all).toBeGreaterThan(2);
    check(messagesOf(sent, OPTIONS));
    const pages = Array.from({ length: all }, (_, page) => pageOf(sent, page, OPTIONS)?.texts[0]);
    const together = pages.map((page) => visibleText(page ?? EMPTY)).join('\n');
    for (let n = 0; n < 90; n += 1) expect(together).toContain(`statement ${n} `);
    const data = pages.map((page) =>
      page?.rows[0]?.map((button) => 'callback_data' in button && button.callback_data),
    );
    expect(data[0]).toEqual([
      'p1.39t0gi1:ask|question=~'.replace('39t0gi1', Number('7123456789').toString(36)),
    ]);
    expect(data[1]).toHaveLength(2);
    expect(data.at(-1)).toHaveLength(1);
    expect(pageOf(sent, 99, OPTIONS)).toEqual(pageOf(sent, all - 1, OPTIONS));
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
    const [message = EMPTY] = render(reply3).texts;
    expect(message.text.split('\n')).toMatchInlineSnapshot(`
      [
        "› Is it <secured>?",
        "The border with Syria is fully secured by layers of troops.",
        "— Abdul Amir al-Shammari (interior minister) · disputed [1]",
        "",
        "In tension with this, the sources also say:",
        "2. The pace of the measures points to deep worry in Baghdad.",
        "— The Amargi · analysis [2]",
        "",
        "Also:",
        "3. Sudani ordered that the frontier be treated as a “red line”.",
        "— officials · claimed [3]",
        "",
        "The newest source is 10 months old: January 2026 (inferred).",
        "“Iraq on alert”, The Amargi · January 2026 (inferred)",
        "[1] paragraph 11 · [2] paragraph 18 · [3] paragraph 12",
      ]
    `);
    expect(
      message.entities.map(({ type, offset, length }) => [type, message.text.slice(offset, offset + length)]),
    ).toMatchInlineSnapshot(`
      [
        [
          "blockquote",
          "› Is it <secured>?",
        ],
        [
          "italic",
          "— Abdul Amir al-Shammari (interior minister) · disputed",
        ],
        [
          "bold",
          "In tension with this, the sources also say:",
        ],
        [
          "italic",
          "— The Amargi · analysis",
        ],
        [
          "bold",
          "Also:",
        ],
        [
          "italic",
          "— officials · claimed",
        ],
        [
          "italic",
          "The newest source is 10 months old: January 2026 (inferred).",
        ],
        [
          "expandable_blockquote",
          "“Iraq on alert”, The Amargi · January 2026 (inferred)
      [1] paragraph 11 · [2] paragraph 18 · [3] paragraph 12",
        ],
        [
          "text_link",
          "“Iraq on alert”, The Amargi",
        ],
      ]
    `);
  });

  test('in Arabic has every line in its direction', () => {
    const arabic = composeAnswer(answered(['fully-secured', 'unease'], { language: 'ar' }), {
      knowledge,
      now: NOW,
    });
    const [{ text: all } = EMPTY] = render(arabic).texts;
    const shown = all.split('\n').filter((line) => line !== '' && !line.startsWith('›'));
    expect(shown.length).toBeGreaterThan(5);
    for (const line of shown) expect(line).toMatch(/^\u200f\u2067.*\u2069$/);
    expect(all).toContain('\u2068The Amargi\u2069');
  });
});

test('no entity stands in text from outside, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const shown = inertText(value, 'ltr');
      expect(lineText([text(value)], 'ltr').entities).toEqual([]);
      expect(shown).not.toMatch(/[\u202a-\u202e]/);
    }),
  );
});

test('a style covers exactly the text that has it', () => {
  const types = { strong: 'bold', quiet: 'italic', code: 'code' } as const;
  const word = fc.tuple(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), styles);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (spans) => {
      const line = spans.flatMap(([value, style]) => [text(value, style), text(' and ')]);
      const { text: shown, entities } = lineText(line, 'ltr');
      const covered = entities.map(({ type, offset, length }) => [
        type,
        shown.slice(offset, offset + length),
      ]);
      const wanted = spans.flatMap(([value, style]) =>
        style === undefined ? [] : [[types[style], style === 'code' ? value : inertText(value, 'ltr')]],
      );
      expect(covered).toEqual(wanted);
    }),
  );
});

test('a long question is folded up, one too long to show is cut, and no button leans on it', () => {
  const [folded] = render(reply('en', [paragraph('Yes.')], { asked: ['why '.repeat(100)] })).texts;
  expect(folded?.entities[0]).toMatchObject({ type: 'expandable_blockquote', offset: 0 });
  const cut: Reply = {
    ...reply('en', [paragraph('Yes.')], {
      asked: ['x'.repeat(3_000)],
      actions: [call('Again', 'ask', { question: 'x'.repeat(3_000) })],
    }),
  };
  const { texts } = messagesOf(cut, OPTIONS);
  expect(texts.flatMap(({ rows }) => rows)).toEqual([]);
  const back = shownText(texts[0] ?? EMPTY);
  expect(questionsIn(back.text)).toEqual([]);
  expect(texts.map(visibleText).join('')).toContain('→ Again /ask');
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
  const [shown = '', ...rest] = shownText(texts[0] ?? EMPTY).text.split('\n');
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
    const [message = { ...EMPTY, rows: [] }] = messagesOf(sent, OPTIONS).texts;
    expect(message.rows.flat()).toMatchObject([{ callback_data: expect.stringContaining('~') }]);
    expect(questionsIn(shownText(message).text)).toEqual(['why?', question]);
  }
});
