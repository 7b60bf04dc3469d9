import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { readCustomId } from '../../../src/platforms/discord/custom-ids.ts';
import {
  type MessageContext,
  type MessagePayload,
  messagesOf,
  pageOf,
} from '../../../src/platforms/discord/message.ts';
import { composeAnswer } from '../../../src/reply/answer.ts';
import { call, paragraph, reply, text } from '../../../src/reply/build.ts';
import { factsOf } from '../../../src/reply/citations.ts';
import type { Action, Block, Reply } from '../../../src/reply/reply.ts';
import { answered } from '../../answers.ts';
import { describePlatform, replies } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { anyCharacter } from '../../util/any-character.ts';
import { allComponents, markdownsOf, markupIn, visibleText } from './visible-text.ts';

const CONTEXT: MessageContext = { commands, owner: '100', visibility: 'everyone' };

describePlatform({
  name: 'Discord',
  render: (sent) => messagesOf(sent, CONTEXT).map((payload) => JSON.stringify(payload)),
  visible: (parts) => parts.map((part) => visibleText(JSON.parse(part) as MessagePayload)).join('\n'),
  limit: Number.POSITIVE_INFINITY,
  posted: (sent) =>
    messagesOf(sent, CONTEXT).map(({ cites, ...payload }) => ({
      shown: visibleText(payload),
      facts: factsOf(sent.citations, cites),
    })),
});

/** Markup that the renderer makes. Texts of users must not become any other. */
const OWN_MARKUP = [
  'text',
  'br',
  'heading',
  'strong',
  'subtext',
  'blockQuote',
  'inlineCode',
  'link',
  'twemoji',
];

function checkLimits(payload: MessagePayload): void {
  const components = allComponents(payload);
  expect(components.length).toBeLessThanOrEqual(40);
  const texts = markdownsOf(payload);
  expect(texts.join('').length).toBeLessThanOrEqual(4_000);
  const ids = components.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  expect(new Set(ids).size).toBe(ids.length);
  // One look for all of them: an expectation for each took longer than rendering.
  expect({
    ids: ids.filter((id) => id.length > 100),
    labels: components.filter(({ label = '' }) => label.length > 80),
    urls: components.filter(({ url = '' }) => url.length > 512),
    rows: components.filter(({ type, components: inside = [] }) => type === 1 && inside.length > 5),
    texts: components.filter(({ type, content }) => type === 10 && content?.trim() === ''),
    markup: texts.flatMap(markupIn).filter((kind) => !OWN_MARKUP.includes(kind)),
  }).toEqual({ ids: [], labels: [], urls: [], rows: [], texts: [], markup: [] });
  expect(payload.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
}

const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '@everyone',
        '<@1>',
        '<@&2>',
        '<#3>',
        '</ask:4>',
        '<t:5:R>',
        '<:a:6>',
        ':smile:',
        '**',
        '__',
        '~~',
        '||',
        '`',
        '```',
        '\n',
        '# ',
        '- ',
        '1. ',
        '> ',
        '>>> ',
        '-# ',
        '[a](http://b.c)',
        'http://b.c',
        '<http://b.c>',
        '\\',
        '¯\\_(ツ)_/¯',
        'نص',
        'word',
        ' ',
        '_',
      ),
      { maxLength: 30 },
    )
    .map((some) => some.join('')),
);
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(hostile, hostile).map(([label, question]) => call(label, 'ask', { question })),
  fc.tuple(hostile, fc.webUrl()).map(([label, url]): Action => ({ kind: 'link', label, url })),
);
const anything: fc.Arbitrary<Reply> = fc
  .record({
    base: replies,
    asked: fc.array(hostile, { maxLength: 3 }),
    texts: fc.array(hostile, { maxLength: 4 }),
    actions: fc.array(actions, { maxLength: 40 }),
  })
  .map(({ base, texts, ...rest }) => ({
    ...base,
    ...rest,
    again: { command: 'ask', args: { question: rest.asked.at(-1) ?? '' } },
    blocks: [
      ...base.blocks,
      ...texts.map((words) =>
        paragraph(text(words, 'strong'), words, text(words, 'code'), text(words, 'quiet')),
      ),
    ],
  }));

describe('any reply', () => {
  test('keeps to Discord’s limits, pings nobody, and has no markup but the renderer’s', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        for (const payload of messagesOf(sent, CONTEXT)) checkLimits(payload);
      }),
    );
  });

  test('as pages has the same content as in messages, each page within the limits', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        const all = messagesOf(sent, CONTEXT);
        for (const [index] of all.entries()) {
          const page = pageOf(sent, index, CONTEXT);
          if (page === undefined) continue;
          checkLimits(page);
          expect(markdownsOf(page)).toEqual(
            expect.arrayContaining([...markdownsOf(all[index] as MessagePayload)]),
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

const long = reply(
  'en',
  [
    {
      kind: 'list',
      ordered: true,
      items: Array.from({ length: 60 }, (_, n) => [text(`${n} ${'word '.repeat(40)}`)]),
    },
  ],
  { asked: ['who guards the border?'], actions: [call('Why this answer?', 'why')] },
);
const again = { command: 'ask', args: { question: 'who guards the border?' } };

describe('pages', () => {
  test('a short reply has one page and nothing to turn', () => {
    const short = { ...reply('en', [paragraph('short')]), again };
    expect(visibleText(pageOf(short, 0, CONTEXT) as MessagePayload).trim()).toBe('short');
  });

  test('each has the question, its number, buttons that turn it, and the reply’s buttons', () => {
    const page = pageOf({ ...long, again }, 1, CONTEXT) as MessagePayload;
    expect(visibleText(page)).toContain('who guards the border?');
    expect(visibleText(page)).toMatch(/Page 2 of \d/);
    const ids = allComponents(page).flatMap(({ custom_id: id }) =>
      id ? [readCustomId(id, 'who guards the border?')] : [],
    );
    expect(ids).toEqual([
      { kind: 'page', page: 0, owner: '100', call: again, shown: true },
      { kind: 'page', page: 2, owner: '100', call: again, shown: true },
      { kind: 'call', call: { command: 'why', args: {} }, shown: false },
    ]);
  });

  test('a page that no longer exists is replaced by the last', () => {
    const last = visibleText(pageOf({ ...long, again }, 99, CONTEXT) as MessagePayload);
    expect(last).toMatch(/Page (\d+) of \1/);
  });

  test('there are none if no button can hold the call', () => {
    const call = { command: 'claims', args: { topic: 'x'.repeat(200) } };
    expect(pageOf({ ...long, again: call }, 0, CONTEXT)).toBeUndefined();
  });
});

test('more images than fit in one gallery come in several messages', () => {
  const images = Array.from({ length: 23 }, (_, n): Block => {
    return { kind: 'image', png: new Uint8Array([n]), alt: `image ${n}` };
  });
  const sent = messagesOf(reply('en', images), CONTEXT);
  expect(sent.map(({ files }) => files.length)).toEqual([10, 10, 3]);
  expect(sent.flatMap(({ files }) => files.map(({ data }) => data[0]))).toEqual(images.map((_, n) => n));
});

test.each([
  ['en', '◀ Back', 'Next ▶'],
  ['ar', '▶ السابق', 'التالي ◀'],
])('in %s the arrows point in the direction of reading', (language, back, next) => {
  const page = pageOf({ ...long, language, direction: language === 'ar' ? 'rtl' : 'ltr', again }, 1, CONTEXT);
  expect(allComponents(page as MessagePayload).flatMap(({ label }) => label ?? [])).toEqual(
    expect.arrayContaining([back, next]),
  );
});

test('an answer as Discord gets it', () => {
  const sent = composeAnswer(answered(['fully-secured', 'unease']), { knowledge, now: NOW, canVote: true });
  const [payload] = messagesOf(sent, CONTEXT);
  expect(payload?.body).toMatchInlineSnapshot(`
    {
      "allowed_mentions": {
        "parse": [],
        "replied_user": false,
      },
      "components": [
        {
          "accent_color": 3050327,
          "components": [
            {
              "content": "> a question",
              "id": 1000,
              "type": 10,
            },
            {
              "content": "The border with Syria is fully secured by layers of troops\\.
    -# — Abdul Amir al\\-Shammari \\(interior minister\\) · disputed [\\[1\\]](<https://example.org/iraq>)

    **Against this\\:** The pace of the measures points to deep worry in Baghdad\\.
    -# — The Amargi · analysis [\\[2\\]](<https://example.org/iraq>)",
              "type": 10,
            },
            {
              "divider": true,
              "spacing": 1,
              "type": 14,
            },
            {
              "content": "-# [The Amargi](<https://example.org/iraq>) · par\\. 11 \\[1\\], 18 \\[2\\] · January 2026 \\(inferred\\) · 10 months old",
              "type": 10,
            },
          ],
          "type": 17,
        },
        {
          "components": [
            {
              "custom_id": "call:0:sources|of=VlJic,Jljgf",
              "label": "Sources",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "call:1:rate|fact=fully-secured",
              "label": "👍 👎",
              "style": 2,
              "type": 2,
            },
          ],
          "type": 1,
        },
      ],
      "flags": 32768,
    }
  `);
});

test('in an Arabic answer each line runs from right to left, and Latin words in it from left to right', () => {
  const sent = composeAnswer(answered(['fully-secured'], { language: 'ar' }), { knowledge, now: NOW });
  const [payload] = messagesOf(sent, CONTEXT);
  const lines = markdownsOf(payload as MessagePayload).flatMap((markdown) =>
    markdown.split('\n').filter((line) => line !== ''),
  );
  for (const line of lines) {
    expect(line).toMatch(/^(?:> |-# |### |\*\*\d+\\\.\*\* |• )?\u200f\u2067.*\u2069$/);
  }
  expect(lines.join('\n')).toContain('\u2068The Amargi\u2069');
});
