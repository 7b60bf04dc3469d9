import { expect, test } from 'vitest';
import { accountsBeside, newestAccount, publishersOf } from '../../src/knowledge/accounts.ts';
import type { Fact } from '../../src/knowledge/model.ts';
import { factNamed } from '../fixture.ts';

const account = (id: string, changes: Partial<Fact> = {}): Fact => ({
  ...factNamed('twelve-escaped'),
  id,
  accountOf: 'escape',
  ...changes,
});
const on = (date: string): Fact['when'] => ({ date, from: date, to: date, precision: 'day' });

test('accounts of one event stand together: firm ones before judgements, of these the newest first', () => {
  const early = account('early', { when: on('2026-01-20') });
  const late = account('late', { when: on('2026-01-22') });
  const judged = account('judged', { status: 'analysis', when: on('2026-01-25') });
  const other = account('other', { accountOf: 'arrest' });
  expect(accountsBeside(early, [judged, other, early, late])).toEqual([late, judged]);
  expect(accountsBeside(factNamed('red-line'), [early, late])).toEqual([]);
});

test('the newest account is marked only where it is alone', () => {
  const early = account('early', { when: on('2026-01-20') });
  const late = account('late', { when: on('2026-01-22') });
  expect(newestAccount([early, late])).toBe(late);
  expect(newestAccount([late, account('as-late', { when: late.when })])).toBeUndefined();
  expect(newestAccount([early])).toBeUndefined();
});

test('an outlet counts as one publisher, however often it says something', () => {
  const other = account('other', { source: { ...factNamed('red-line').source, publisher: 'Another' } });
  expect(publishersOf([account('one'), account('two'), other])).toEqual([
    account('one').source.publisher,
    'Another',
  ]);
});
