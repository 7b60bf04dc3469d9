import { describe, expect, test } from 'vitest';
import type { Act, Draft } from '../../../src/desk/draft.ts';
import {
  accept,
  accountOf,
  against,
  corrects,
  factOf,
  isAccepted,
  reject,
  reopen,
  same,
  setFields,
  skip,
  split,
  word,
} from '../../../src/desk/review/decisions.ts';
import { load } from '../../knowledge/folder.ts';
import { ANNA, CANDIDATE, DRAFT, draftWith, OMAR } from './drafts.ts';

const WORDED = { en: 'An officer counts five guards more.' };

test('a fact that is worded and accepted says who did so', () => {
  const done = accept(word(DRAFT, 1, WORDED, ANNA), 1, OMAR);
  expect(factOf(done, 1)).toMatchObject({
    text: WORDED,
    decision: 'accepted',
    worded: ANNA,
    accepted: [OMAR],
  });
  expect(factOf(done, 2)).toBe(DRAFT.facts[1]);
});

test('without a wording it cannot be accepted', () => {
  expect(() => accept(DRAFT, 1, ANNA)).toThrow(
    'Fact 1 has no wording yet; write it in your own words first.',
  );
});

test('one editor who accepts twice counts once', () => {
  const once = accept(word(DRAFT, 1, WORDED, ANNA), 1, OMAR);
  expect(accept(once, 1, OMAR)).toEqual(once);
});

test('a language is added, changed or removed without the others', () => {
  const two = word(word(DRAFT, 1, WORDED, ANNA), 1, { ar: ' يعدّ ضابط\nخمسة حراس ' }, ANNA);
  expect(factOf(two, 1).text).toEqual({ ...WORDED, ar: 'يعدّ ضابط خمسة حراس' });
  expect(factOf(word(two, 1, { en: ' ' }, ANNA), 1).text).toEqual({ ar: 'يعدّ ضابط خمسة حراس' });
});

test('a wording has nothing that reorders or breaks it', () => {
  const worded = word(DRAFT, 1, { en: 'Five\u202e guards\u0007\u2028 \u2066more\u2069.' }, ANNA);
  expect(factOf(worded, 1).text).toEqual({ en: 'Five guards more.' });
});

const accepted = accept(word(DRAFT, 1, WORDED, ANNA), 1, OMAR);
test.each<readonly [string, (draft: Draft, act: Act) => Draft]>([
  ['another wording', (draft, act) => word(draft, 1, { en: 'Other words.' }, act)],
  ['another field', (draft, act) => setFields(draft, 1, { status: 'reported' }, act)],
  ['a link', (draft, act) => against(draft, 1, 'patrols-doubled', act)],
])('%s has to be accepted again, and by somebody else with two reviewers', (_, change) => {
  const changed = change(accepted, OMAR);
  expect(factOf(changed, 1)).toMatchObject({ decision: 'open', accepted: [], worded: OMAR });
  expect(isAccepted(factOf(accept(changed, 1, OMAR), 1), 2)).toBe(false);
  expect(isAccepted(factOf(accept(changed, 1, ANNA), 1), 2)).toBe(true);
});

test('fields are set and removed; lists become empty', () => {
  const set = setFields(DRAFT, 1, { says: 'sudani', paragraph: 7, id: 'more-guards' }, ANNA);
  expect(factOf(set, 1)).toMatchObject({ says: 'sudani', paragraph: 7, id: 'more-guards' });
  const gone = factOf(
    setFields(set, 1, { says: undefined, paragraph: undefined, names: undefined, when: undefined }, ANNA),
    1,
  );
  expect(gone).toMatchObject({ paragraph: 7, names: [], id: 'more-guards' });
  expect(gone).not.toHaveProperty('says');
  expect(gone).not.toHaveProperty('when');
});

describe('decisions', () => {
  test('against a fact that leaves nothing to publish', () => {
    expect(factOf(skip(accepted, 1, ANNA), 1)).toMatchObject({ decision: 'skipped', accepted: [] });
    expect(factOf(reject(accepted, 1, ANNA), 1)).toMatchObject({ decision: 'rejected', accepted: [] });
    const known = same(accepted, 1, 'patrols-doubled', ANNA);
    expect(factOf(known, 1)).toMatchObject({ decision: 'same', links: { same: 'patrols-doubled' } });
    expect(factOf(reopen(known, 1, ANNA), 1)).toMatchObject({ decision: 'open', links: {}, text: WORDED });
    expect(factOf(reopen(against(known, 1, 'patrols-doubled', ANNA), 1, ANNA), 1).links).toEqual({});
  });

  test('that link it to known facts', () => {
    const linked = corrects(against(DRAFT, 1, 'patrols-doubled', ANNA), 1, 'patrols-unchanged', ANNA);
    expect(factOf(linked, 1).links).toEqual({ against: 'patrols-doubled', supersedes: 'patrols-unchanged' });
  });

  test('that part one sentence into two facts', () => {
    const parted = split(accepted, 1, ANNA);
    expect(parted.facts.map(({ n }) => n)).toEqual([1, 3, 2]);
    expect(factOf(parted, 1)).toBe(factOf(accepted, 1));
    expect(factOf(parted, 3)).toMatchObject({ sentence: CANDIDATE.sentence, text: {}, decision: 'open' });
  });

  test('about a fact that is none are refused', () => {
    expect(() => skip(DRAFT, 9, ANNA)).toThrow('The draft "paper-two-guards" has no fact 9; it has 1, 2.');
  });
});

describe('an account', () => {
  test('of a fact that belongs to no event needs a title, and makes an event for both', async () => {
    const knowledge = await load();
    expect(() => accountOf(DRAFT, 1, 'patrols-doubled', ANNA, { knowledge })).toThrow(
      '"patrols-doubled" belongs to no event yet; give the event that both tell of a title in en and ar.',
    );
    const title = { en: 'More patrols', ar: 'دوريات أكثر' };
    const made = accountOf(DRAFT, 1, 'patrols-doubled', ANNA, { knowledge, title });
    expect(made.newEvents).toEqual([{ id: 'patrols-doubled', title, facts: ['patrols-doubled'] }]);
    const second = accountOf(made, 2, 'patrols-doubled', ANNA, { knowledge });
    expect(second.newEvents).toEqual(made.newEvents);
    expect(factOf(second, 2).links).toEqual({ 'account-of': 'patrols-doubled' });
  });

  test('of nothing that is known is refused', async () => {
    const knowledge = await load();
    expect(() => accountOf(draftWith({}), 1, 'nothing', ANNA, { knowledge })).toThrow(
      'There is no event and no fact "nothing"',
    );
  });
});
