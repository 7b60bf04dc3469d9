import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
import { answerJson } from '../../src/reply/json.ts';
import { textLanguages } from '../../src/text/index.ts';
import { BROWSER, closeBrowser, expectAccessible, NO_BROWSER, open } from '../browser.ts';
import { loadReal } from '../query/real.ts';
import { MADE, realPack } from './packs.ts';

let folder = '';
let address = '';

beforeAll(async () => {
  if (BROWSER === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'sanad-pack-'));
  const file = join(folder, 'forwarded copy (1).html');
  await writeFile(file, (await realPack()).file);
  address = pathToFileURL(file).href;
});

afterAll(async () => {
  await closeBrowser();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

/** What a page in a browser can be asked for by its console. */
declare global {
  var sanad: { ask(text: string): unknown };
}

/** Opens the pack at a time, in a browser that is as old as `script` makes it. */
async function openPack({
  now = MADE,
  script = () => undefined,
  ...options
}: BrowserContextOptions & { now?: Date; script?: () => void } = {}) {
  const opened = await open('about:blank', options);
  const { page } = opened;
  await page.clock.setFixedTime(now);
  await page.addInitScript(script);
  await page.goto(address);
  await page.waitForFunction(() => 'sanad' in globalThis);
  return opened;
}

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

/** So many labelled questions of each language are asked here. */
const OF_EACH = 6;

/** Expects that the page answers labelled questions as the command line does. */
async function expectSameAnswers(page: Page): Promise<void> {
  const { engine, knowledge } = await loadReal();
  const labelled = await readFile(join(import.meta.dirname, '../rankings/readers-judge.jsonl'), 'utf8');
  const lines = labelled
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { question: string; lang: string });
  const byLanguage = Map.groupBy(lines, ({ lang }) => lang);
  const questions = [...byLanguage.values()].flatMap((some) =>
    some.slice(0, OF_EACH).map(({ question }) => question),
  );
  const answers = await page.evaluate((texts) => texts.map((text) => sanad.ask(text)), questions);
  const expected = questions.map((text) => answerJson(engine.ask({ text }), { knowledge, tookMs: 0 }));
  expect(new Set(expected.map(({ language }) => language))).toEqual(new Set(textLanguages));
  expect(answers.map((answer) => ({ ...(answer as object), tookMs: 0 }))).toEqual(expected);
}

/** Goes to a place, and waits until its page is shown: its title has these words. */
async function goTo(page: Page, fragment: string, words: string): Promise<void> {
  await page.evaluate((place) => location.assign(place), fragment);
  await titled(page, words);
}

const titled = (page: Page, words: string) => page.locator('#view h1', { hasText: words }).waitFor();

async function ask(page: Page, question: string): Promise<string | null> {
  await page.fill('#q', question);
  await page.keyboard.press('Enter');
  await titled(page, question);
  return page.locator('#view').textContent();
}

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
    expect(await page.locator('#view').textContent()).toMatch(/Said by:[\s\S]*Status:/);
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
    expect(requests.filter((request) => !/^(?:about|file):/.test(request))).toEqual([]);
    expect(complaints).toEqual([]);
  });

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

  test('lists all facts without scripts', async () => {
    const { page } = await open(address, { javaScriptEnabled: false });
    await expectAllFacts(page);
  });

  test('lists all facts where the browser cannot open the search', async () => {
    const { page } = await open('about:blank', { locale: 'en-GB' });
    await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'DecompressionStream'));
    await page.goto(address);
    await page.locator('[role=status]', { hasText: 'does not run' }).waitFor();
    await expectAllFacts(page);
  });
});

async function expectAllFacts(page: Page): Promise<void> {
  const { knowledge } = await loadReal();
  const { text, source } = knowledge.facts[5] ?? {};
  const items = await page.locator('#all details[lang=ar] li').allTextContents();
  expect(items).toHaveLength(currentFacts(knowledge.facts).length);
  expect(items.join()).toContain(text?.['ar']);
  expect(await page.locator('#all details[lang=en]').textContent()).toContain(source?.title);
}
