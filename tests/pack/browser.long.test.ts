import { describe, expect, test } from 'vitest';
import { BROWSER, expectAccessible, NO_BROWSER, open } from '../browser.ts';
import {
  address,
  ask,
  expectAllFacts,
  expectSameAnswers,
  goTo,
  openPack,
  withPackFile,
} from './opened-pack.ts';

withPackFile();

/** Takes away what browsers of the last years lack. */
function makeOld(): void {
  const lacks: readonly (readonly [object, readonly string[]])[] = [
    [globalThis, ['Temporal', 'Iterator']],
    [Date.prototype, ['toTemporalInstant']],
    [Map, ['groupBy']],
    [Object, ['groupBy']],
    [Promise, ['withResolvers']],
    [RegExp, ['escape']],
    [URL, ['parse']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
    [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [Set.prototype, ['union', 'difference', 'intersection', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [
      Object.getPrototypeOf(Object.getPrototypeOf([].values())),
      ['map', 'filter', 'flatMap', 'some', 'take', 'toArray'],
    ],
    [Uint8Array.prototype, ['toBase64']],
    [String.prototype, ['toWellFormed']],
  ];
  for (const [holder, names] of lacks) for (const name of names) Reflect.deleteProperty(holder, name);
}

describe.skipIf(BROWSER === undefined)(`a pack opened from a file (${BROWSER ?? NO_BROWSER})`, () => {
  test('every page is accessible on 360 pixels', async () => {
    const { page, complaints } = await openPack({ locale: 'en-GB', now: new Date('2027-01-24T09:00:00Z') });
    expect(await page.locator('header').textContent()).toContain('It is 2 months old.');
    expect(await page.locator('.warning').textContent()).toContain('Ask for a newer copy');
    for (const [place, words] of Object.entries({
      '#/?q=is the border secure?': 'is the border secure?',
      '#/facts/kirkuk-arrest': 'arrested in Kirkuk',
      '#/names': 'Names',
      '#/names/iraq': 'Iraq',
      '#/sources': 'Sources',
      '#/sources/amargi-iraq-high-alert': 'Iraq on High Alert',
      '#/claims': 'Who says what',
      '#/claims?topic=arrests': 'Arrests',
      '#/timeline': 'Timeline',
      '#/latest': 'newest',
      '#/check?text=The border is open.': '',
      '#/genuine': 'genuine',
      '#/all': 'All facts',
      '#/nothing/of/this': 'no such page',
    })) {
      await goTo(page, place, words);
      await expectAccessible(page);
      expect(await page.locator('h1').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });

  test('works in an older browser, in Arabic and Sorani, in the dark, with a wrong clock', async () => {
    const { page, complaints } = await openPack({
      ...{ locale: 'ar-IQ', colorScheme: 'dark', now: new Date(0), script: makeOld },
    });
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await page.locator('.warning').textContent()).toContain('ساعة هذا الجهاز');
    expect(await page.locator('header').textContent()).not.toMatch(/-\d|NaN|undefined|1970/);
    // Chromium itself has no name for Sorani.
    expect(await page.locator('header nav').first().textContent()).toContain('کوردیی ناوەندی');
    await ask(page, 'من اعتقل في كركوك؟');
    await expectAccessible(page);
    await goTo(page, '#/facts/kirkuk-arrest?lang=ckb', 'کەرکووک');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ckb');
    await expectAccessible(page);
    await expectSameAnswers(page);
    expect(complaints).toEqual([]);
  });

  test('lists all facts where the browser cannot open the search', async () => {
    const { page } = await open('about:blank', { locale: 'en-GB' });
    await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'DecompressionStream'));
    await page.goto(address);
    await page.locator('[role=status]', { hasText: 'does not run' }).waitFor();
    await expectAllFacts(page);
  });
});
