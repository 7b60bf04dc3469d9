import { expect, test } from 'vitest';
import type { DraftFact } from '../../../src/desk/draft.ts';
import { isPublishable, problemsOf } from '../../../src/desk/review/problems.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { load } from '../../knowledge/folder.ts';
import { ANNA, draftWith, OMAR } from './drafts.ts';

const GOOD: Partial<DraftFact> = { text: { en: 'Reportedly five guards were added, an officer says.' } };
let loaded: Promise<Knowledge> | undefined;

async function told(
  fact: Partial<DraftFact>,
  reviewers = 1,
  sourceText?: string,
): Promise<readonly string[]> {
  loaded ??= load();
  const options = { reviewers, ...(sourceText === undefined ? {} : { sourceText }) };
  const problems = problemsOf(draftWith({ ...GOOD, ...fact }), 1, await loaded, options);
  return problems.map(({ kind, field, message }) => `${kind} ${field}: ${message}`);
}

test('nothing stands in the way of a whole fact', async () => {
  expect(await told({})).toEqual([]);
});

const COPIED = 'Reportedly five more guards now stand on the long road to the north.';

test.each<readonly [string, Partial<DraftFact>, string]>([
  ['no wording', { text: {} }, 'refused text: It has no wording; write it in your own words.'],
  [
    'words of the source',
    { text: { en: COPIED } },
    'refused text: Eight words in a row stand in the source: "five more guards now stand on the long"; say it in your own words.',
  ],
  [
    'no hedge',
    { text: { en: 'Five guards were added, an officer says.' } },
    'confirm text: The sentence says "Reportedly", and the wording does not; is that meant?',
  ],
  [
    'another number',
    { text: { en: 'Reportedly six guards were added.' } },
    'confirm text: The sentence says "five", and the wording does not; is that meant?',
  ],
  [
    'no speaker',
    { says: {} },
    'refused says: It has no speaker; name who says it, or the publisher if the source states it itself.',
  ],
  [
    'an unknown speaker',
    { says: 'sudany' },
    'refused says: There is no name "sudany" - did you mean "sudani"?',
  ],
  [
    'a dispute with nobody',
    { status: 'disputed' },
    'refused status: It is disputed, and no known fact is against it; name that fact, or choose another status.',
  ],
  [
    'a day that is none',
    { when: { date: '2026-02-30' } },
    'refused when: The date cannot be used: "2026-02-30" has the day 30 - 2026-02 has the days 01 to 28.',
  ],
  ['an unknown name', { names: ['kirkuk'] }, 'refused names: There is no name "kirkuk".'],
  [
    'an unknown topic',
    { topics: ['patrol'] },
    'refused topics: There is no topic "patrol" - did you mean "patrols"?',
  ],
  ['an unknown gap', { gaps: ['none-such'] }, 'refused gaps: There is no gap "none-such".'],
  [
    'an id that is taken',
    { id: 'how-many-guards' },
    'refused id: The id "how-many-guards" is taken; choose another, or leave it out.',
  ],
  ['an unknown link', { links: { supersedes: 'x' } }, 'refused supersedes: There is no fact "x".'],
  ['an unknown event', { links: { 'account-of': 'x' } }, 'refused account-of: There is no event "x".'],
  [
    'nobody named',
    { names: [] },
    'confirm names: It names nobody and nothing, so that questions by name do not find it.',
  ],
  ['an unknown twin', { decision: 'same', links: { same: 'x' } }, 'refused same: There is no fact "x".'],
])('%s is told', async (_, fact, message) => {
  expect(await told(fact)).toEqual([message]);
});

test('every missing field is told at once', async () => {
  const { says: _, status: __, when: ___, ...rest } = draftWith(GOOD).facts[0] ?? fail();
  const draft = { ...draftWith({}), facts: [rest] };
  const problems = problemsOf(draft, 1, await load(), { reviewers: 1 });
  expect(problems.map(({ field }) => field)).toEqual(['says', 'status', 'when']);
  expect(isPublishable(problems)).toBe(false);
});

test('a number in digits, or in another language, is kept', async () => {
  expect(await told({ text: { en: 'Reportedly 5 guards were added.' } })).toEqual([]);
  expect(await told({ text: { ar: 'يُقال إن خمسة حراس أُضيفوا.' } })).toEqual([]);
});

test('the words of the whole text count', async () => {
  const sentence = 'One two three four seven eight nine ten of them came by.';
  expect(await told({ text: { en: sentence }, keep: [] }, 1, `Title\n\n${sentence}\n`)).toHaveLength(1);
});

test('with two reviewers, the author is not the second', async () => {
  const decision = { decision: 'accepted', worded: ANNA } as const;
  expect(await told({ ...decision, accepted: [ANNA] }, 2)).toEqual([
    'refused accepted: A second editor has to accept it; terminal:anna is not the second.',
  ]);
  expect(await told({ ...decision, accepted: [OMAR] }, 2)).toEqual([]);
  expect(await told({ ...decision, accepted: [ANNA] }, 1)).toEqual([]);
});

function fail(): never {
  throw new Error('the draft has a fact');
}
