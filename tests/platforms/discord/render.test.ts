import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { readId } from '../../../src/platforms/discord/ids.ts';
import { messagesOf, type Putting, pageOf, type Sending } from '../../../src/platforms/discord/message.ts';
import { composeAnswer } from '../../../src/reply/answer.ts';
import { call, paragraph, reply, text } from '../../../src/reply/build.ts';
import { factsOf } from '../../../src/reply/citations.ts';
import type { Action, Block, Reply } from '../../../src/reply/reply.ts';
import { answered } from '../../answers.ts';
import { describePlatform, replies } from '../../conformance/platform.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { allComponents, markdownsOf, markupIn, seen } from './reading.ts';

const PUTTING: Putting = { commands, owner: '100', hidden: 'no' };

describePlatform({
  name: 'Discord',
  render: (sent) => messagesOf(sent, PUTTING).map((sending) => JSON.stringify(sending)),
  visible: (parts) => parts.map((part) => seen(JSON.parse(part) as Sending)).join('\n'),
  limit: Number.POSITIVE_INFINITY,
  posted: (sent) =>
    messagesOf(sent, PUTTING).map(({ cites, ...sending }) => ({
      shown: seen(sending),
      facts: factsOf(sent.citations, cites),
    })),
});

/** Markup that the renderer makes; nothing else may come of what people wrote. */
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

function checkLimits(sending: Sending): void {
  const components = allComponents(sending);
  expect(components.length).toBeLessThanOrEqual(40);
  const texts = markdownsOf(sending);
  expect(texts.join('').length).toBeLessThanOrEqual(4_000);
  const ids = components.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { type, label, url, content, components: inside } of components) {
    if (label !== undefined) expect(label.length).toBeLessThanOrEqual(80);
    if (url !== undefined) expect(url.length).toBeLessThanOrEqual(512);
    if (type === 1) expect(inside?.length).toBeLessThanOrEqual(5);
    if (type === 10) expect(content?.trim()).not.toBe('');
  }
  for (const markdown of texts) {
    for (const kind of markupIn(markdown)) expect(OWN_MARKUP).toContain(kind);
  }
  expect(sending.message.allowed_mentions).toEqual({ parse: [], replied_user: false });
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
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
    made: replies,
    asked: fc.array(hostile, { maxLength: 3 }),
    said: fc.array(hostile, { maxLength: 4 }),
    actions: fc.array(actions, { maxLength: 40 }),
  })
  .map(({ made, said, ...rest }) => ({
    ...made,
    ...rest,
    again: { command: 'ask', args: { question: rest.asked.at(-1) ?? '' } },
    blocks: [
      ...made.blocks,
      ...said.map((words) =>
        paragraph(text(words, 'strong'), words, text(words, 'code'), text(words, 'quiet')),
      ),
    ],
  }));

describe('any reply', () => {
  test('keeps to Discord’s limits, pings nobody, and holds no markup but its own', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        for (const sending of messagesOf(sent, PUTTING)) checkLimits(sending);
      }),
    );
  });

  test('as pages: together they hold what the messages hold, each within the limits', () => {
    fc.assert(
      fc.property(anything, (sent) => {
        const all = messagesOf(sent, PUTTING);
        for (const [index] of all.entries()) {
          const page = pageOf(sent, index, PUTTING);
          if (page === undefined) continue;
          checkLimits(page);
          expect(markdownsOf(page)).toEqual(expect.arrayContaining([...markdownsOf(all[index] as Sending)]));
        }
      }),
      { numRuns: 40 },
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
  test('of a short reply there is one, with nothing to turn', () => {
    const short = { ...reply('en', [paragraph('short')]), again };
    expect(seen(pageOf(short, 0, PUTTING) as Sending).trim()).toBe('short');
  });

  test('each has the question, its number, buttons that turn it, and the reply’s own', () => {
    const page = pageOf({ ...long, again }, 1, PUTTING) as Sending;
    expect(seen(page)).toContain('who guards the border?');
    expect(seen(page)).toMatch(/Page 2 of \d/);
    const ids = allComponents(page).flatMap(({ custom_id: id }) =>
      id ? [readId(id, 'who guards the border?')] : [],
    );
    expect(ids).toEqual([
      { kind: 'page', page: 0, owner: '100', call: again, shown: true },
      { kind: 'page', page: 2, owner: '100', call: again, shown: true },
      { kind: 'call', call: { command: 'why', args: {} }, shown: false },
    ]);
  });

  test('a page that is no longer there is the last', () => {
    const last = seen(pageOf({ ...long, again }, 99, PUTTING) as Sending);
    expect(last).toMatch(/Page (\d+) of \1/);
  });

  test('there are none where no button can carry the call', () => {
    const call = { command: 'claims', args: { topic: 'x'.repeat(200) } };
    expect(pageOf({ ...long, again: call }, 0, PUTTING)).toBeUndefined();
  });
});

test('more pictures than one gallery takes come in several messages, none lost', () => {
  const pictures = Array.from({ length: 23 }, (_, n): Block => {
    return { kind: 'image', png: new Uint8Array([n]), alt: `picture ${n}` };
  });
  const sent = messagesOf(reply('en', pictures), PUTTING);
  expect(sent.map(({ pictures: some }) => some.length)).toEqual([10, 10, 3]);
  expect(sent.flatMap(({ pictures: some }) => some.map(({ data }) => data[0]))).toEqual(
    pictures.map((_, n) => n),
  );
});

test.each([
  ['en', '◀ Back', 'Next ▶'],
  ['ar', '▶ السابق', 'التالي ◀'],
])('in %s the arrows point as one reads', (language, back, next) => {
  const page = pageOf({ ...long, language, direction: language === 'ar' ? 'rtl' : 'ltr', again }, 1, PUTTING);
  expect(allComponents(page as Sending).flatMap(({ label }) => label ?? [])).toEqual(
    expect.arrayContaining([back, next]),
  );
});

test('an answer as it is sent', () => {
  const sent = composeAnswer(answered(['fully-secured', 'unease']), { knowledge, now: NOW, canVote: true });
  const [sending] = messagesOf(sent, PUTTING);
  expect(sending?.message).toMatchInlineSnapshot(`
    {
      "allowed_mentions": {
        "parse": [],
        "replied_user": false,
      },
      "components": [
        {
          "components": [
            {
              "content": "> a question",
              "id": 1000,
              "type": 10,
            },
            {
              "content": "The border with Syria is fully secured by layers of troops\\.
    -# — Abdul Amir al\\-Shammari \\(interior minister\\) · disputed \\[1\\]

    **In tension with this, the sources also say\\:**
    **2\\.** The pace of the measures points to deep worry in Baghdad\\.
    -# — The Amargi · analysis \\[2\\]

    -# The newest source is 10 months old\\: January 2026 \\(inferred\\)\\.",
              "type": 10,
            },
            {
              "divider": true,
              "spacing": 1,
              "type": 14,
            },
            {
              "content": "-# [“Iraq on alert”, The Amargi](<https://example.org/iraq>) · January 2026 \\(inferred\\)
    -# \\[1\\] paragraph 11 · \\[2\\] paragraph 18",
              "type": 10,
            },
          ],
          "type": 17,
        },
        {
          "components": [
            {
              "custom_id": "call:0:why",
              "label": "Why this answer?",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "call:1:fact|id=fully-secured",
              "label": "Fact details",
              "style": 2,
              "type": 2,
            },
          ],
          "type": 1,
        },
        {
          "components": [
            {
              "custom_id": "call:2:sources",
              "label": "Sources",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "call:3:vote|helpful=yes|fact=fully-secured",
              "label": "Helpful",
              "style": 2,
              "type": 2,
            },
            {
              "custom_id": "call:4:vote|helpful=no|fact=fully-secured",
              "label": "Unhelpful",
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

test('an Arabic answer: each line is read from right to left, Latin words in it from left to right', () => {
  const sent = composeAnswer(answered(['fully-secured'], { language: 'ar' }), { knowledge, now: NOW });
  const [sending] = messagesOf(sent, PUTTING);
  const lines = markdownsOf(sending as Sending).flatMap((markdown) =>
    markdown.split('\n').filter((line) => line !== ''),
  );
  for (const line of lines) {
    expect(line).toMatch(/^(?:> |-# |### |\*\*\d+\\\.\*\* |• )?\u200f\u2067.*\u2069$/);
  }
  expect(lines.join('\n')).toContain('\u2068Iraq on alert\u2069');
});
