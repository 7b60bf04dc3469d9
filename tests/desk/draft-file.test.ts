import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft, DraftFact } from '../../src/desk/draft.ts';
import { draftFromYaml, draftToYaml } from '../../src/desk/draft-file.ts';

const FACT: DraftFact = {
  n: 1,
  paragraph: 3,
  sentence: 'One officer said: "The road is # closed" on Tuesday.',
  text: {},
  decision: 'open',
  says: { en: 'one officer' },
  status: 'claimed',
  when: { date: '2026-01-20', inferred: { en: 'the source says "on Tuesday"' } },
  names: ['iraqi-army'],
  topics: ['border-security'],
  keep: ['one'],
  near: [{ fact: 'border-tightening', relation: 'account-of', why: 'both tell of the road' }],
  gaps: [],
  links: {},
  accepted: [],
  reasons: { says: '"said"', when: '"on Tuesday", counted from the day of publication' },
};

const PATH = 'drafts/example-daily-road.yaml';
const DRAFT: Draft = {
  id: 'example-daily-road',
  state: 'open',
  origin: { kind: 'address', at: 'https://example.org/road' },
  source: { title: 'A road is closed', language: 'en', text: 'a'.repeat(64) },
  reasons: { title: 'the heading', publisher: 'the page names none' },
  notes: ['this seems to be "example"'],
  newNames: [{ id: 'example-daily', kind: 'group', name: { en: 'Example Daily' } }],
  facts: [FACT, { ...FACT, n: 2, reasons: { says: 'nobody is named' }, text: { en: 'The road is shut.' } }],
};

test('a draft is read as it was written', () => {
  const text = draftToYaml(DRAFT);
  expect(draftFromYaml(text, PATH)).toEqual(DRAFT);
  expect(text).toMatchInlineSnapshot(`
    "# A draft: what a program found in a text. Nothing of it is published until an editor has put each fact into own words
    # ("text") and accepted it. "sentence" is the source's, and is never published.

    id: example-daily-road
    state: open
    origin:
      kind: address
      at: https://example.org/road
    source:
      # no publisher: the page names none
      title: A road is closed # the heading
      language: en
      text: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    notes:
      - this seems to be "example"
    newNames:
      - id: example-daily
        kind: group
        name:
          en: Example Daily
    facts:
      
      - n: 1
        paragraph: 3
        sentence: 'One officer said: "The road is # closed" on Tuesday.'
        text: {}
        decision: open
        says: { en: one officer } # "said"
        status: claimed
        when: { date: 2026-01-20, inferred: { en: the source says "on Tuesday" } } # "on Tuesday", counted from the day of publication
        names: [ iraqi-army ]
        topics: [ border-security ]
        keep: [ one ]
        near:
          - { fact: border-tightening, relation: account-of, why: both tell of the road }

      - n: 2
        paragraph: 3
        sentence: 'One officer said: "The road is # closed" on Tuesday.'
        text: { en: The road is shut. }
        decision: open
        says: { en: one officer } # nobody is named
        status: claimed
        when: { date: 2026-01-20, inferred: { en: the source says "on Tuesday" } }
        names: [ iraqi-army ]
        topics: [ border-security ]
        keep: [ one ]
        near:
          - { fact: border-tightening, relation: account-of, why: both tell of the road }
    "
  `);
});

test('with events that are to be written, too', () => {
  const draft: Draft = {
    ...DRAFT,
    newEvents: [{ id: 'road', title: { en: 'The road' }, facts: ['road-open'] }],
  };
  expect(draftFromYaml(draftToYaml(draft), PATH)).toEqual(draft);
});

test('without facts, too', () => {
  const draft = { ...DRAFT, facts: [], newNames: [], notes: [] };
  expect(draftFromYaml(draftToYaml(draft), PATH)).toEqual(draft);
});

const visible = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const reason = visible
  .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
  .filter((text) => text !== '');

test('whatever the texts are', () => {
  fc.assert(
    fc.property(visible, visible, reason, reason, (sentence, wording, says, status) => {
      const facts = [1, 2].map((n) => ({
        ...FACT,
        ...{ n, sentence, text: { en: wording, ckb: wording }, keep: [wording] },
        reasons: { says, status, lasting: says },
      }));
      const draft = { ...DRAFT, facts, reasons: { publisher: says, title: status }, notes: [wording] };
      expect(draftFromYaml(draftToYaml(draft), PATH)).toEqual(draft);
    }),
  );
});

test.each([
  ['no YAML', 'id: [', /^drafts\/example-daily-road\.yaml:1: /],
  ['no draft', 'id: x', /^drafts\/example-daily-road\.yaml: state: /],
  [
    'an unknown decision',
    draftToYaml(DRAFT).replace('decision: open', 'decision: maybe'),
    /facts\.0\.decision/,
  ],
  ['of an alias of nothing', draftToYaml(DRAFT).replace('state: open', 'state: *b'), /alias/],
  ['a bomb of aliases', aliasBomb(), /alias/],
  ['one with a number twice', draftToYaml(DRAFT).replace('n: 2', 'n: 1'), /two of them have the number 1/],
  ['one with the id of another', draftToYaml({ ...DRAFT, id: 'daily-road' }), /id: it is "daily-road"/],
])('a file that is %s is refused with its place', (_, text, message) => {
  expect(() => draftFromYaml(text, PATH)).toThrow(message);
});

/** A few lines that stand for ten thousand million values. */
function aliasBomb(): string {
  const levels = Array.from(
    { length: 10 },
    (_, at) => `${'abcdefghijk'[at + 1]}: &l${at + 1} [${`*l${at}, `.repeat(10)}]`,
  );
  return ['a: &l0 [x]', ...levels].join('\n');
}
