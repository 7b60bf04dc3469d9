import { describe, expect, test } from 'vitest';
import { BROWSER, expectAccessible, NO_BROWSER, open } from '../browser.ts';
import { site, withSite } from './browsed-site.ts';

withSite();

const QUESTION = 'Who was arrested in Kirkuk?';

describe.skipIf(BROWSER === undefined)(`in a browser (skipped where ${NO_BROWSER})`, () => {
  test('a question is typed and answered; back and forward show what was there', async () => {
    const { page, complaints, requests } = await open(site);
    const loaded = requests.length;
    const opening = await page.locator('h1').textContent();
    await page.getByRole('combobox').fill(QUESTION);
    await page.getByRole('combobox').press('Enter');
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
    expect(await page.locator('main').textContent()).toContain('A senior ISIS operative');
    expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: opening ?? '' }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
    // The next question goes on from this one.
    await page.getByRole('combobox').fill('and when?');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('heading', { level: 1, name: 'and when?' }).waitFor();
    expect(await page.locator('main').textContent()).toContain('21 January');
    expect(complaints).toEqual([]);
    // Without loading the page anew, and from nowhere else.
    expect(requests.slice(loaded).filter((address) => /\.(?:css|js)$/.test(address))).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(`${site}/`))).toEqual([]);
  });

  test('suggestions come while a question is typed, and are chosen by keyboard alone', async () => {
    const { page } = await open(site);
    for (let step = 0; step < 30 && !(await isFocused()); step++) await page.keyboard.press('Tab');
    // The field offers questions before anything is typed.
    await page.getByRole('option').first().waitFor();
    await page.keyboard.insertText('peshm');
    await page.getByRole('option', { name: 'Who are the Peshmerga?' }).first().waitFor();
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const chosen = (await page.getByRole('option', { selected: true }).textContent()) ?? '';
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: chosen }).waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await page.locator('.outcome').getAttribute('class')).toContain('answered');

    function isFocused(): Promise<boolean> {
      return page.getByRole('combobox').evaluate((field) => field.matches(':focus'));
    }
  });

  test('without JavaScript questions are asked, and pages opened', async () => {
    const { page } = await open(site, { javaScriptEnabled: false });
    await page.locator('input[name=q]').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.locator('main').textContent()).toContain('A senior ISIS operative');
    await page.locator('section a[id=source-1]').click();
    expect(page.url()).toMatch(/\/facts\/[\w-]+$/);
    await page.goBack();
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.waitForURL(/lang=ar/);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('a question in Arabic is answered from right to left', async () => {
    const { page } = await open(site);
    await page.getByRole('combobox').fill('هل الحدود آمنة؟');
    await page.getByRole('combobox').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'هل الحدود آمنة؟' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('all of the first page is under 100 kB', async () => {
    const { page } = await open(site);
    const sizes = await page.evaluate(() =>
      (performance.getEntries() as unknown as readonly { readonly transferSize?: number }[]).map(
        ({ transferSize = 0 }) => transferSize,
      ),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });

  test.each([
    ['/', 'light'],
    ['/?lang=ar', 'dark'],
    ['/?q=who+is+the+king+of+Spain', 'dark'],
    [`/?q=${encodeURIComponent('هل الحدود آمنة؟')}`, 'light'],
    ['/facts/shammari-border-secured', 'light'],
    ['/names/sudani?lang=ckb', 'light'],
    ['/timeline', 'dark'],
    ['/map', 'light'],
    ['/map?place=baghdad&lang=ar', 'dark'],
    ['/latest?lang=ar', 'light'],
    ['/claims', 'light'],
    ['/sources', 'dark'],
    ['/help', 'light'],
    ['/privacy', 'dark'],
    ['/nothing-here', 'light'],
  ] as const)('%s (%s) has nothing that axe complains of, and fits a phone', async (path, colorScheme) => {
    const { page } = await open(site + path, { colorScheme });
    await expectAccessible(page);
  });
});
