import { describe, test } from 'vitest';
import { BROWSER, expectAccessible, NO_BROWSER, open } from '../browser.ts';
import { site, withSite } from './browsed-site.ts';

withSite();

describe.skipIf(BROWSER === undefined)(`in a browser (skipped where ${NO_BROWSER})`, () => {
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
