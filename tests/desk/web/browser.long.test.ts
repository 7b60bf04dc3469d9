import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { DRAFT } from '../channel/stage.ts';
import { deskSite } from './desk-site.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** A narrow phone. */
const VIEWPORT = { width: 360, height: 740 };
/** A page has fewer things that the keyboard stops at. */
const MOST_STOPS = 150;

const WORDS = {
  en: 'The officer says that one guard post after another was closed.',
  ar: 'يقول الضابط إن نقاط الحراسة أُغلقت واحدة بعد أخرى.',
};

/** Goes with the tab key to the first thing that a selector names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the tab key does not reach ${selector}`);
}

/** Presses what has the keyboard, and waits for the page that comes. */
async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** A page has no barrier that axe finds, with all that can be opened in it, and nothing beside the screen. */
async function expectGood(page: Page): Promise<void> {
  await page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true");
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
  expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(VIEWPORT.width);
}

test.skipIf(!existsSync(CHROMIUM))(
  'on a phone, by the keyboard alone: a link, a draft, a wording, and what comes next',
  { timeout: 30_000 },
  async () => {
    const site = await deskSite();
    await site.put(DRAFT);
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ viewport: VIEWPORT });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) elsewhere.push(request.url());
    });
    const errors: string[] = [];
    page.on('console', (message) => {
      // Suggestions of questions are not served here.
      if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
    });
    const link = await site.desk.link({ by: 'test:anna', name: 'Anna' });
    await page.goto(link?.url ?? '');
    await expectGood(page);
    await tabTo(page, 'main button');
    await enter(page);
    expect(page.url()).toBe(`${site.url}/desk`);
    await expectGood(page);
    await tabTo(page, '.drafts a');
    await enter(page);
    await tabTo(page, '#fact-1-word-en');
    await page.keyboard.type(WORDS.en);
    await tabTo(page, '#fact-1-word-ar');
    await page.keyboard.type(WORDS.ar);
    await tabTo(page, '#fact-1 button.main');
    await enter(page);
    // The wording lacks nothing that has to be confirmed, so that the next fact is shown.
    expect(page.url()).toBe(`${site.url}/desk/drafts/${DRAFT.id}#fact-2`);
    expect((await site.draft()).facts[0]).toMatchObject({ text: WORDS, decision: 'accepted' });
    expect(await page.evaluate("document.querySelector('#fact-2').getBoundingClientRect().top")).toBeLessThan(
      100,
    );
    // From there on, the first stop of the keyboard is in that card.
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('article').id")).toBe('fact-2');
    await expectGood(page);
    const folder = process.env['DESK_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/draft-en.png`, fullPage: true });
    await page.goto(`${site.url}/desk/drafts/${DRAFT.id}?lang=ar`);
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/draft-ar-closed.png`, fullPage: true });
    await expectGood(page);
    if (folder !== undefined) await page.screenshot({ path: `${folder}/draft-ar.png`, fullPage: true });
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    expect([elsewhere, errors]).toEqual([[], []]);
  },
);
