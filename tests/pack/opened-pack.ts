import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
import { answerJson } from '../../src/reply/json.ts';
import { textLanguages } from '../../src/text/index.ts';
import { BROWSER, closeBrowser, open } from '../browser.ts';
import { loadReal } from '../query/real.ts';
import { MADE, realPack } from './packs.ts';

let folder = '';
/** Where the pack lies, as a file. */
export let address = '';

/** Writes the pack before the tests of a file, and removes it after them. */
export function withPackFile(): void {
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
}

/** What a page in a browser can be asked for by its console. */
declare global {
  var sanad: { ask(text: string): unknown };
}

/** Opens the pack at a time, in a browser that is as old as `script` makes it. */
export async function openPack({
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

/** So many labelled questions of each language are asked here. */
const OF_EACH = 6;

/** Expects that the page answers labelled questions as the command line does. */
export async function expectSameAnswers(page: Page): Promise<void> {
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
export async function goTo(page: Page, fragment: string, words: string): Promise<void> {
  await page.evaluate((place) => location.assign(place), fragment);
  await titled(page, words);
}

/** Waits for the page whose title has these words. */
export const titled = (page: Page, words: string) => page.locator('#view h1', { hasText: words }).waitFor();

/** Asks, and gives what the page then tells. */
export async function ask(page: Page, question: string): Promise<string | null> {
  await page.fill('#q', question);
  await page.keyboard.press('Enter');
  await titled(page, question);
  return page.locator('#view').textContent();
}

/** Expects that the page lists all facts without the search. */
export async function expectAllFacts(page: Page): Promise<void> {
  const { knowledge } = await loadReal();
  const { text, source } = knowledge.facts[5] ?? {};
  const items = await page.locator('#all details[lang=ar] li').allTextContents();
  expect(items).toHaveLength(currentFacts(knowledge.facts).length);
  expect(items.join()).toContain(text?.['ar']);
  expect(await page.locator('#all details[lang=en]').textContent()).toContain(source?.title);
}
