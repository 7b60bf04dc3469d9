import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { readLabelled } from '../scripts/labelled.ts';
import { spread } from './measure.ts';
import { ROOT } from './processes.ts';
import type { Table } from './table.ts';
import { startSanad } from './web.ts';

const QUESTIONS = 40;
/** So long after the page was opened, in a program that has just started, the first question is sent. */
const TYPING_MILLISECONDS = 2_000;

/**
 * Measures in Chromium how long a reader waits in the page from the press of Enter until the answer is drawn: for the first question to
 * a program that has just started, two seconds after the page was opened, and for others that nobody has asked before.
 *
 * @param folder an empty folder for what Sanad keeps
 */
export async function measurePage(folder: string): Promise<readonly Table[]> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`There is no Chromium at ${executablePath}: name one in CHROMIUM_PATH.`);
  const { origin, child } = await startSanad(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(origin);
    // A reader looks at the page and types; meanwhile the program gets ready.
    await setTimeout(TYPING_MILLISECONDS);
    const questions = readLabelled(join(ROOT, 'tests/rankings/work.jsonl'))
      .filter(({ lang, context }) => lang === 'en' && context === undefined)
      .slice(0, QUESTIONS);
    const times: number[] = [];
    for (const { question } of questions) {
      await page.getByRole('combobox').fill(question);
      await page.evaluate(waitForAnswer, question.trim());
      await page.keyboard.press('Enter');
      times.push(await page.evaluate(() => globalThis.drawn));
    }
    const [first = Number.NaN, ...later] = times;
    const { median, p99 } = spread(later);
    return [
      {
        title: 'The page in Chromium: milliseconds from Enter until the answer is drawn',
        heads: ['what', 'n', 'median', 'p99'],
        rows: [
          ['the first question', 1, first, first],
          ['new questions', later.length, median, p99],
        ],
        aims: [{ wanted: 'the first answer within 100 ms', value: first, most: 100 }],
      },
    ];
  } finally {
    await browser.close();
    child.kill();
  }
}

declare global {
  /** Milliseconds from the next key until the answer is drawn. */
  var drawn: Promise<number>;
}

/** Runs in the page: begins to wait for a key, and then for the answer to a question. */
function waitForAnswer(asked: string): void {
  globalThis.drawn = new Promise((resolve) => {
    let pressed = Number.NaN;
    addEventListener(
      'keydown',
      () => {
        pressed = performance.now();
      },
      { capture: true, once: true },
    );
    const seen = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent !== asked) return;
      seen.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressed));
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
}
