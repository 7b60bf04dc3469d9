import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll } from 'vitest';
import { webPages } from '../../src/app/web-pages.ts';
import { DrawnPictures } from '../../src/pictures/drawn-pictures.ts';
import { closeBrowser } from '../browser.ts';
import { NOW } from '../fixture.ts';
import { loadReal } from '../query/real.ts';

/** The address of the pages of the shipped knowledge. */
export let site = '';
let stop = (): void => undefined;

/** Serves the pages before the tests of a file, and stops after them. */
export function withSite(): void {
  beforeAll(async () => {
    const { knowledge, engine } = await loadReal();
    const log = () => undefined;
    const pictures = new DrawnPictures({ error: log, warn: log, info: log });
    const { fetch: handle } = webPages(undefined, {
      current: { knowledge: () => knowledge, engine: () => engine },
      pictures,
      now: () => NOW,
      log: { error: log, warn: log, info: log },
    });
    const { promise: listening, resolve } = Promise.withResolvers<AddressInfo>();
    const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 }, resolve);
    stop = () => void server.close();
    site = `http://127.0.0.1:${(await listening).port}`;
  });

  afterAll(async () => {
    await closeBrowser();
    stop();
  });
}
