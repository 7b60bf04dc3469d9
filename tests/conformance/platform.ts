import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/reply/answer.ts';
import { asking, call, formButton, heading, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Block, Citation, Form, Line, Reply } from '../../src/reply/reply.ts';
import { answered, unanswered } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';

/** A renderer as every platform's is tested. */
export interface PlatformUnderTest {
  readonly name: string;
  render(reply: Reply): readonly string[];
  /** What a reader sees of the parts: markup read, escapes undone, buttons and links by label and address. */
  visible(parts: readonly string[]): string;
  /** The most UTF-16 units that one part may have. */
  readonly limit: number;
  /** The messages that a reply is posted in, where the platform is posted on: what a reader sees, and the facts cited. */
  posted?(reply: Reply): readonly { readonly shown: string; readonly facts: readonly string[] }[];
}

/** Text as all platforms may show it: without controls and direction marks; white space does not count. */
function bare(shown: string): string {
  return shown
    .normalize()
    .replace(/\p{Cc}\[[0-9;]*m/gu, '')
    .replace(/[\p{Cc}\p{Z}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

function citation(n: number, url?: string): Citation {
  return {
    n,
    fact: `fact-${n}`,
    source: `article-${n}`,
    title: `Title ${n}`,
    publisher: `Publisher ${n}`,
    paragraph: n,
    published: 'January 2026',
    age: `${n} months old`,
    ...(url === undefined ? {} : { url }),
  };
}

/** A statement with its speaker, status and citation. */
function statement(words: string, n: number): Line {
  return [text(words), text(` — Speaker ${n} · claimed`, 'quiet'), { kind: 'cite', ref: n }];
}

const HOSTILE = [
  '@everyone and @here and <@1> and <@&2> and <#3>',
  '**bold** _it_ `code` ||hidden|| ~~gone~~ > quote # heading [a](https://example.org)',
  '<b>bold</b> <script>alert(1)</script> &amp; &lt;',
  '\u001b[31mred\u001b[0m and \u0007bell',
  'turned \u202e around \u202c and \u2066 isolated \u2069',
  'نص عربي مع Latin words وأرقام 123',
  'back\\slash \\* and trailing \\',
  '1. not a list\n- nor this\n\n> nor a quote',
];

const FORM: Form = {
  title: 'Your words',
  call: { command: 'ask', args: {} },
  fields: [
    { kind: 'text', option: 'question', label: 'Question', value: 'who?', required: true, long: true },
  ],
};

const PNG = new Uint8Array([137, 80, 78, 71]);

const REPLIES: Readonly<Record<string, Reply>> = {
  'every kind of block, span and action': reply(
    'en',
    [
      heading('A heading'),
      paragraph('plain ', text('strong', 'strong'), text(' quiet', 'quiet'), text(' code', 'code')),
      paragraph({ kind: 'link', text: 'a link', url: 'https://example.org/a?b=c' }),
      { kind: 'list', ordered: true, start: 3, items: [statement('third', 1), statement('fourth', 2)] },
      { kind: 'list', ordered: false, items: [[text('a bullet')], statement('cited bullet', 1)] },
      { kind: 'quote', spans: statement('a quote', 2) },
      { kind: 'image', png: PNG, alt: 'a map of the border' },
    ],
    {
      citations: [citation(1, 'https://example.org/1'), citation(2)],
      actions: [
        call('Why this answer?', 'why'),
        { kind: 'link', label: 'Open', url: 'https://example.org/o' },
        formButton('Write it', FORM),
        { ...call('For all to press', 'help', { command: 'ask' }), replaces: 'for-all' },
      ],
    },
  ),
  'a reply that asks for texts': asking(
    'en',
    [paragraph('Write it in your own words.')],
    formButton('Write', FORM, 'for-all'),
  ),
  'a form whose call no button can hold': reply('en', [paragraph('Too long for a button.')], {
    actions: [
      formButton('Write much', { ...FORM, call: { command: 'help', args: { command: 'x'.repeat(200) } } }),
    ],
  }),
  'hostile text everywhere': reply(
    'en',
    HOSTILE.flatMap((words, index): readonly Block[] => [
      heading(words),
      { kind: 'paragraph', spans: statement(words, index + 1) },
      { kind: 'list', ordered: false, items: [[text(words, 'code')], [text(words, 'strong')]] },
    ]),
    {
      citations: HOSTILE.map((words, index) => ({ ...citation(index + 1), title: words, publisher: words })),
      actions: [call(HOSTILE[0] ?? '', 'help')],
    },
  ),
  'right-to-left text': composeAnswer(answered(['fully-secured', 'unease', 'red-line'], { language: 'ar' }), {
    knowledge,
    now: NOW,
  }),
  'a refusal with the nearest facts': composeAnswer(
    unanswered(
      { kind: 'no-such-link', names: ['sadr', 'abdi'], words: [], instead: factNamed('phone-call') },
      ['red-line'],
    ),
    { knowledge, now: NOW },
  ),
  'very long paragraphs': reply(
    'en',
    [
      { kind: 'paragraph', spans: statement('a long sentence goes on '.repeat(600), 1) },
      { kind: 'paragraph', spans: statement('unbroken'.repeat(1_500), 2) },
      { kind: 'quote', spans: statement('😀👩‍👩‍👧'.repeat(1_500), 3) },
    ],
    { citations: [citation(1), citation(2), citation(3)] },
  ),
  '300 citations': reply(
    'en',
    [
      {
        kind: 'list',
        ordered: true,
        items: Array.from({ length: 300 }, (_, index) =>
          statement(`statement number ${index + 1}`, index + 1),
        ),
      },
    ],
    { citations: Array.from({ length: 300 }, (_, index) => citation(index + 1)) },
  ),
  'nothing at all': reply('en', []),
};

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [[text(block.text)]];
    case 'image':
      return [[text(block.alt)]];
    case 'list':
      return block.items;
    default:
      return [block.spans];
  }
}

function piecesOf(action: Action): readonly string[] {
  return action.kind === 'link' ? [action.label, action.url] : [action.label];
}

/** Everything in a reply that a reader must find in what is sent. */
function piecesIn({ blocks, citations, actions }: Reply): readonly string[] {
  const spans = blocks.flatMap(linesOf).flat();
  return [
    ...spans.flatMap((span) => {
      if (span.kind === 'cite') return [`[${span.ref}]`];
      return span.kind === 'link' ? [span.text, span.url] : [span.text];
    }),
    ...citations.flatMap(({ n, publisher, paragraph: line, published, age = '', url }) => [
      `[${n}]`,
      publisher,
      String(line),
      published,
      age,
      ...(url === undefined ? [] : [url]),
    ]),
    ...actions.flatMap(piecesOf),
  ];
}

/** The end of each cited line with its mark, which one part has to hold together. */
function citedEnds({ blocks }: Reply): readonly { readonly end: string; readonly n: number }[] {
  return blocks.flatMap(linesOf).flatMap((line) =>
    line.flatMap((span, index) => {
      const before = line[index - 1];
      if (span.kind !== 'cite' || before?.kind !== 'text') return [];
      return [{ end: `${bare(before.text).slice(-8)}[${span.ref}]`, n: span.ref }];
    }),
  );
}

const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const numbers = fc.integer({ min: 1, max: 3 });
const lines = fc.tuple(words, numbers).map(([said, n]) => statement(said, n));
const blocks: fc.Arbitrary<Block> = fc.oneof(
  words.map(heading),
  lines.map((spans): Block => ({ kind: 'paragraph', spans })),
  lines.map((spans): Block => ({ kind: 'quote', spans })),
  fc
    .record({ ordered: fc.boolean(), start: numbers, items: fc.array(lines, { minLength: 1 }) })
    .map((list): Block => ({ kind: 'list', ...list })),
);
/** Replies of every kind of block in any order, every line cited. */
export const replies = fc
  .tuple(fc.constantFrom('en', 'ar', 'ckb'), fc.array(blocks))
  .map(([language, some]) => reply(language, some, { citations: [citation(1), citation(2), citation(3)] }));

/** What every platform's renderer has to keep. */
export function describePlatform(platform: PlatformUnderTest): void {
  function check(sent: Reply): void {
    const parts = platform.render(sent);
    const seen = bare(platform.visible(parts));
    for (const piece of piecesIn(sent)) expect(seen).toContain(bare(piece));
    const seenParts = parts.map((part) => bare(platform.visible([part])));
    for (const { end } of citedEnds(sent)) expect(seenParts.some((part) => part.includes(end))).toBe(true);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(platform.limit);
      expect(part.isWellFormed()).toBe(true);
    }
  }

  function checkPosted(sent: Reply): void {
    const messages = platform.posted?.(sent) ?? [];
    const factOf = new Map(sent.citations.map(({ n, fact }) => [n, fact]));
    for (const { shown, facts } of messages) {
      const marked = sent.citations.filter(({ n }) => bare(shown).includes(`[${n}]`));
      expect(facts.toSorted()).toEqual(marked.map(({ fact }) => fact).toSorted());
    }
    for (const { end, n } of citedEnds(sent)) {
      const holding = messages.filter(({ shown }) => bare(shown).includes(end));
      for (const { facts } of holding) expect(facts).toContain(factOf.get(n));
    }
    const known = new Set(messages.flatMap(({ facts }) => facts));
    expect(known).toEqual(new Set(factOf.values()));
  }

  describe.runIf(platform.posted !== undefined)(
    `${platform.name} tells which facts each message of a post cites`,
    () => {
      test.each(Object.entries(REPLIES))('%s', (_, sent) => {
        checkPosted(sent);
      });

      test('any reply', () => {
        fc.assert(fc.property(replies, checkPosted));
      });
    },
  );

  describe(`${platform.name} loses nothing, keeps to its limit, and parts no statement from its citation`, () => {
    test.each(Object.entries(REPLIES))('%s', (_, sent) => {
      check(sent);
    });

    test('any reply', () => {
      fc.assert(fc.property(replies, check));
    });
  });

  test(`${platform.name} renders the same reply the same way`, () => {
    for (const sent of Object.values(REPLIES)) expect(platform.render(sent)).toEqual(platform.render(sent));
  });
}
