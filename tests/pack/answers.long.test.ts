import { describe, expect, test } from 'vitest';
import { BROWSER, expectAccessible, NO_BROWSER, open } from '../browser.ts';
import {
  address,
  ask,
  expectAllFacts,
  expectSameAnswers,
  goTo,
  openPack,
  titled,
  withPackFile,
} from './opened-pack.ts';

withPackFile();

const HOSTILE = '<img src=x onerror=alert(1)> who guards the border?';

describe.skipIf(BROWSER === undefined)(`a pack opened from a file (${BROWSER ?? NO_BROWSER})`, () => {
  test('answers as the command line does, by keyboard alone, with back and forward and without any host', async () => {
    const { page, requests, complaints } = await openPack({ locale: 'en-GB' });
    const header = await page.locator('header').textContent();
    expect(header).toContain('This copy was saved on 24 November 2026. It is less than a day old.');
    expect(await page.locator('.warning').count()).toBe(0);

    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('who was arrested in Kirkuk?');
    await page.keyboard.press('Enter');
    await titled(page, 'who was arrested in Kirkuk?');
    await page.locator('h1:focus').waitFor();
    await page.locator('#view section a[href^="#/facts/"]').first().press('Enter');
    await titled(page, 'arrested in Kirkuk, ');
    expect(page.url()).toContain('#/facts/kirkuk-arrest');
    expect(await page.locator('#view').textContent()).toMatch(/Status:[\s\S]*Who has it from whom:/);
    await page.goBack();
    await titled(page, 'who was arrested in Kirkuk?');
    await page.goForward();
    await titled(page, 'arrested in Kirkuk, ');

    await goTo(page, '#/', 'Iraq');
    expect(await ask(page, 'how many fighters were recaptured?')).toContain('No source says');
    expect(await ask(page, 'is the border with Syria secure?')).toContain('Against this:');
    expect(await ask(page, HOSTILE)).toContain(HOSTILE);
    expect(await page.locator('#view img').count()).toBe(0);
    await expectSameAnswers(page);
    await expectAccessible(page);
    expect(requests.filter((request) => !/^(?:about|file):/.test(request))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('lists all facts without scripts', async () => {
    const { page } = await open(address, { javaScriptEnabled: false });
    await expectAllFacts(page);
  });
});
