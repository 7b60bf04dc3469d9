import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import {
  type FormattedText,
  inertText,
  lineText,
  plainText,
} from '../../../src/platforms/telegram/entities.ts';
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
import { safe } from '../../../src/reply/safe.ts';
import { answered } from '../../answers.ts';
import { describePlatform } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import type { Formatted } from '../../stand-ins/telegram/entities.ts';
import { sentEntities } from '../../stand-ins/telegram/sent-entities.ts';
import { captionText, messageText } from '../../stand-ins/telegram/text.ts';
import { anyCharacter } from '../../util/any-character.ts';

const OPTIONS: MessageOptions = { commands, owner: '7123456789' };

/** What a reader sees of a text: addresses of links beside it; without what only keeps links from forming. */
function seen({ text: shown, entities }: FormattedText): string {
  const links = entities.flatMap((entity) => ('url' in entity ? [entity.url] : []));
  return [shown, ...links].join(' ').replaceAll('\u2060', '');
}

/** The text of a message as Telegram keeps it, and its entities. */
function kept({ text: sent, entities }: FormattedText) {
  return messageText({ text: sent, entities: sentEntities({ entities }, 'entities', sent) });
}

/** What is formatted in a text, each with its format. */
function formats({ text: shown, entities }: FormattedText): readonly (readonly [string, string])[] {
  return entities.map(({ type, offset, length }) => [type, shown.slice(offset, offset + length)]);
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
    const captions = messages.pictures.map(({ caption }) => caption);
    return [...captions, ...messages.texts, ...buttonsOf(messages).map(plainText)].map(asCounted);
  },
  visible: (parts) => parts.map((part) => seen(uncounted.get(part) ?? plainText(part))).join('\n'),
  posted: (sent) =>
    messagesOf(sent, OPTIONS).texts.map((message) => ({
      shown: seen(message),
      facts: factsOf(sent.citations, message.cites),
    })),
});

/** Telegram does not count the addresses of links, so the text stands for a part; the part is looked up again. */
const uncounted = new Map<string, FormattedText>();

function asCounted(part: FormattedText): string {
  uncounted.set(part.text, part);
  return part.text;
}

const HOSTILE = fc.constantFrom(
  '@everyone',
  '@some_reader',
  'see https://evil.example.org/x?y',
  'evil.com',
  'mail me@evil.com',
  '#tag',
  '/stop',
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
    const { entities } = kept(sent);
    expect(sent.text.length).toBeLessThanOrEqual(4_096);
    expect(sent.entities.length).toBeLessThanOrEqual(100);
    checkRanges(sent);
    expect(entities.filter(({ type }) => /mention|hashtag|url|email/.test(type))).toEqual([]);
    for (const { url } of entities) if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    expect(rows.flat().length).toBeLessThanOrEqual(100);
    for (const button of rows.flat()) {
      expect(button.text.trim()).not.toBe('');
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    }
  }
  for (const { caption } of pictures) {
    expect(caption.text.length).toBeLessThanOrEqual(1_024);
    expect(captionText(caption as Formatted).text).not.toContain('\u202e');
  }
}

/** Entities lie in the text, beside or within one another, and none starts or ends in white space. */
function checkRanges({ text: shown, entities }: FormattedText): void {
  for (const [index, { offset, length }] of entities.entries()) {
    const part = shown.slice(offset, offset + length);
    expect(part).toHaveLength(length);
    expect(part).not.toBe('');
    expect(part).toBe(part.trim());
    expect(part.isWellFormed()).toBe(true);
    for (const later of entities.slice(index + 1)) {
      expect(later.offset).toBeGreaterThanOrEqual(offset);
      const isWithin = later.offset + later.length <= offset + length;
      expect(later.offset >= offset + length || isWithin).toBe(true);
    }
  }
}

/** Any question that safe() and the search for links leave as it is. */
const QUESTIONS = fc
  .array(
    fc.oneof(
      fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        'هل',
        'who is',
        'الحدود؟',
        ' › ',
        '› ',
        '\u2066',
        '\u2069',
        '\u200f',
        '/stop',
        '\n› ',
        'سنوور 12',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  .filter((question) => /[\p{L}\p{N}]/u.test(question));

describe('any questions', () => {
  test('are shown on one line, from which they are read back as they were', () => {
    const bare = (question: string) =>
      safe(question)
        .replace(/\u0333|\u033f|\u030a/g, '')
        .replaceAll('\u2060', '')
        .trim();
    fc.assert(
      fc.property(fc.array(QUESTIONS, { minLength: 1, maxLength: 3 }), (asked) => {
        const [message = plainText('')] = render(reply('en', [paragraph('An answer.')], { asked })).texts;
        const { text: shown } = kept(message);
        expect(shown.split('\n')).toHaveLength(2);
        expect(questionsIn(shown).map((question) => question.trim())).toEqual(asked.map(bare));
      }),
    );
  });

  test('are read from an older message, which has a line for each', () => {
    const old = '› who is Sadr?\n\u200f\u2067› من هو \u2068Sadr\u2069؟\u2069\n› /\u2060stop\nAn answer [1]';
    expect(questionsIn(old)).toEqual(['who is Sadr?', 'من هو Sadr؟', '/stop']);
  });
});

describe('a command', () => {
  const commandsIn = (line: Line) => {
    const [message = plainText('')] = render(reply('en', [{ kind: 'paragraph', spans: line }])).texts;
    const { text: shown, entities } = kept(message);
    return (entities ?? [])
      .filter(({ type }) => type === 'bot_command')
      .map(({ offset, length }) => shown.slice(offset, offset + length));
  };

  test('can be tapped where the bot names it', () => {
    expect(commandsIn([text('See '), text('/latest', 'command'), text('.')])).toEqual(['/latest']);
    expect(commandsIn([text('/who name', 'command')])).toEqual([]);
  });

  test.each<[string, string]>([
    ['alone', '/stop'],
    ['after a sign', '(/stop) “/stop” ›/stop'],
    ['after words of the other direction', 'قال /stop'],
    ['with the name of a bot', '/stop@sanad_bot'],
  ])('cannot be tapped in what others wrote: %s', (_, words) => {
    expect(commandsIn([text(words)])).toEqual([]);
    expect(commandsIn([text(words, 'strong'), text(' '), text(words, 'quiet')])).toEqual([]);
    expect(commandsIn([text('/'), text('stop', 'strong')])).toEqual([]);
  });
});

describe('any reply', () => {
  test('is what Telegram takes, with no link or mention that is not ours', () => {
    fc.assert(
      fc.property(replies, (sent) => {
        check(messagesOf(sent, OPTIONS));
        const first = pageOf(sent, 0, OPTIONS);
        if (first) check(first);
      }),
      { numRuns: 50 },
    );
  });

  test('shows its questions so that they can be read back', () => {
    const typed = words.filter((question) => /[\p{L}\p{N}]/u.test(question));
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (asked) => {
        const sent = reply('en', [paragraph('An answer.')], { asked });
        const [message = plainText('')] = render(sent).texts;
        const back = questionsIn(kept(message).text);
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
          for (const message of messages.texts) {
            const [back] = questionsIn(kept(message).text).slice(-1);
            expect(back?.trim()).toBe(turns ? last.trim() : undefined);
          }
          const all = messages.texts.map((message) => message.text).join('');
          for (const n of [1, 2, 3]) expect(all).toContain(`[${n}]`);
        },
      ),
      { numRuns: 25 },
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
    const together = pages.map((page) => seen(page ?? plainText(''))).join('\n');
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
    const [message = plainText('')] = render(reply3).texts;
    expect(message.text.split('\n')).toMatchInlineSnapshot(`
      [
        "› Is it <secured>?",
        "The border with Syria is fully secured by layers of troops.",
        "— Abdul Amir al-Shammari (interior minister) · disputed [1]",
        "",
        "Against this: The pace of the measures points to deep worry in Baghdad.",
        "— The Amargi · analysis [2]",
        "",
        "Also: Sudani ordered that the frontier be treated as a “red line”.",
        "— officials · claimed [3]",
        "The Amargi · par. 11 [1], 18 [2], 12 [3] · January 2026 (inferred) · 10 months old",
      ]
    `);
    expect(formats(message)).toMatchInlineSnapshot(`
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
          "text_link",
          "[1]",
        ],
        [
          "bold",
          "Against this:",
        ],
        [
          "italic",
          "— The Amargi · analysis",
        ],
        [
          "text_link",
          "[2]",
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
          "text_link",
          "[3]",
        ],
        [
          "expandable_blockquote",
          "The Amargi · par. 11 [1], 18 [2], 12 [3] · January 2026 (inferred) · 10 months old",
        ],
        [
          "text_link",
          "The Amargi",
        ],
      ]
    `);
  });

  test('in Arabic has every line in its direction', () => {
    const arabic = composeAnswer(answered(['fully-secured', 'unease'], { language: 'ar' }), {
      knowledge,
      now: NOW,
    });
    const [message = plainText('')] = render(arabic).texts;
    const shown = message.text.split('\n').filter((line) => line !== '' && !line.startsWith('›'));
    expect(shown.length).toBeGreaterThan(3);
    for (const line of shown) expect(line).toMatch(/^\u200f\u2067.*\u2069$/);
    expect(message.text).toContain('\u2068The Amargi\u2069');
  });
});

describe('text from outside', () => {
  test('arrives as it is: nothing in it is markup, and Telegram makes nothing of it', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('ltr' as const, 'rtl' as const), (value, direction) => {
        const { text: shown, entities } = lineText([text(value)], direction);
        expect(entities).toEqual([]);
        expect(shown).not.toMatch(/[\u202a-\u202e]/);
        const bare = (some: string) => some.replace(/[\p{C}\s\u2060]/gu, '');
        expect(bare(shown)).toBe(bare(value));
        if (shown === '' || bare(shown) === '') return;
        const found = kept({ text: shown, entities }).entities.map(({ type }) => type);
        expect(found.filter((type) => type !== 'bot_command')).toEqual([]);
      }),
    );
  });

  test('is covered by its entity exactly', () => {
    const formatOf = { strong: 'bold', quiet: 'italic', code: 'code' } as const;
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('strong' as const, 'quiet' as const, 'code' as const),
        (value, style) => {
          const line: Line = [text('before '), text(value, style), text(' after')];
          const content = lineText(line, 'ltr');
          const covered = style === 'code' ? safe(value).trim() : inertText(value, 'ltr').trim();
          expect(formats(content)).toEqual(covered === '' ? [] : [[formatOf[style], covered]]);
        },
      ),
    );
  });

  test('is no link where Telegram takes none with its scheme: the address is written out', () => {
    for (const url of ['javascript:alert(1)', 'mailto:a@b.org', 'http://localhost/x', 'nowhere']) {
      const content = lineText([{ kind: 'link', text: 'there', url }], 'ltr');
      expect(content.entities).toEqual([]);
      expect(seen(content)).toBe(`there ${url}`);
    }
    const taken = lineText([{ kind: 'link', text: ' there ', url: 'https://example.org' }], 'ltr');
    expect(taken).toEqual({
      text: 'there',
      entities: [{ type: 'text_link', url: 'https://example.org/', offset: 0, length: 5 }],
    });
  });
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
  const folded = render(reply('en', [paragraph('Yes.')], { asked: ['why '.repeat(100)] })).texts[0];
  expect(folded?.entities).toMatchObject([{ type: 'expandable_blockquote', offset: 0 }]);
  const cut: Reply = {
    ...reply('en', [paragraph('Yes.')], {
      asked: ['x'.repeat(3_000)],
      actions: [call('Again', 'ask', { question: 'x'.repeat(3_000) })],
    }),
  };
  const { texts } = messagesOf(cut, OPTIONS);
  expect(texts.flatMap(({ rows }) => rows)).toEqual([]);
  expect(questionsIn(texts[0]?.text)).toEqual([]);
  expect(texts.map(seen).join('')).toContain('→ Again');
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
  const [shown = '', ...rest] = texts[0]?.text.split('\n') ?? [];
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
    const [message] = messagesOf(sent, OPTIONS).texts;
    expect(message?.rows.flat()).toMatchObject([{ callback_data: expect.stringContaining('~') }]);
    expect(questionsIn(message?.text)).toEqual(['why?', question]);
  }
});
