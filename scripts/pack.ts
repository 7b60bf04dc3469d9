/**
 * Draws docs/pack.png from a pack that is opened from a file, and prints how large it is and how long it takes on slower
 * processors: `node scripts/pack.ts`. Needs a Chromium (CHROMIUM_PATH names it; /usr/bin/chromium by default).
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { makePack } from '../src/pack/pack-file.ts';
import { compile } from '../src/query/compile.ts';
import { textLanguages } from '../src/text/index.ts';

const ROOT = join(import.meta.dirname, '..');
const SCREEN = { viewport: { width: 360, height: 740 } };
const READY = () => 'sanad' in globalThis;
/** How many times slower than this machine's the processor is. */
const SLOWDOWNS = [1, 4, 6];

/** Milliseconds until the page can be asked, and from a question to its answer on the screen. */
async function times(browser: Browser, address: string, slowdown: number): Promise<readonly number[]> {
  const page = await browser.newPage({ ...SCREEN, locale: 'en-GB' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(READY, null, { polling: 20 });
  const ready = performance.now() - started;
  const answers: number[] = [];
  for (const question of ['who was arrested in Kirkuk?', 'is the border with Syria secure?']) {
    await page.fill('#q', question);
    const asked = performance.now();
    await page.keyboard.press('Enter');
    await page.locator('#view h1', { hasText: question }).waitFor();
    answers.push(performance.now() - asked);
  }
  await page.close();
  return [ready, ...answers];
}

async function draw(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({
    ...SCREEN,
    deviceScaleFactor: 2,
    colorScheme: 'dark',
    locale: 'ar-IQ',
  });
  const question = 'من اعتقل في كركوك؟';
  await page.goto(`${address}#/?q=${encodeURIComponent(question)}`);
  await page.locator('#view h1', { hasText: question }).waitFor();
  await page.screenshot({ path: join(ROOT, 'docs/pack.png') });
  await page.close();
}

const folder = await mkdtemp(join(tmpdir(), 'sanad-pack-'));
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const compiled = compile(await loadKnowledge(join(ROOT, 'knowledge')));
  const { privateKey } = generateKeyPairSync('ed25519');
  const { file } = await makePack({ compiled, languages: textLanguages, privateKey, made: new Date() });
  const path = join(folder, 'sanad.html');
  await writeFile(path, file);
  const address = pathToFileURL(path).href;
  process.stdout.write(`${(file.length / 1_000_000).toFixed(2)} MB\n`);
  for (const slowdown of SLOWDOWNS) {
    const [ready = 0, first = 0, second = 0] = (await times(browser, address, slowdown)).map(Math.round);
    process.stdout.write(
      `slowed ${slowdown} times: ready ${ready} ms, first answer ${first} ms, second ${second} ms\n`,
    );
  }
  await draw(browser, address);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
