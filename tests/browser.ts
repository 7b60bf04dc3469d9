import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** The browser of the machine; undefined where there is none. */
export const BROWSER = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Why tests in a browser do not run here. */
export const NO_BROWSER = 'there is no Chromium here: install it, or name it in CHROMIUM_PATH';

let browser: Promise<Browser> | undefined;

/** Closes the browser that the tests of a file have shared. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** An open page, what it has asked for, and what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Addresses of all requests. */
  readonly requests: readonly string[];
  /** What was written to the console, and errors. */
  readonly complaints: readonly string[];
}

/** Opens a page that the test closes. @param options 360 pixels wide unless it says otherwise */
export async function open(address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  browser ??= chromium.launch({ ...(BROWSER && { executablePath: BROWSER }), args: ['--no-sandbox'] });
  const context = await (await browser).newContext({ viewport: { width: 360, height: 740 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints };
}

/** Expects that axe finds no violation, and that nothing is wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // In a world of its own, where the page's policy does not hold.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const run = async (expression: string): Promise<unknown> => {
    const options = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(axe.source);
  expect(
    await run(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary)]))`,
    ),
  ).toEqual([]);
  expect(await run('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await session.detach();
}
