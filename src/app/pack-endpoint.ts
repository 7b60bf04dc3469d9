import type { KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import type { Pack } from '../pack/pack-file.ts';
import { describeError, type Log } from '../util/log.ts';
import { SanadError } from '../util/sanad-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import { publicPem } from './pack-key.ts';

/** What packs over HTTP are made of. */
export interface PackEndpointOptions {
  readonly privateKey: KeyObject;
  readonly current: Pick<LiveKnowledge, 'knowledge'>;
  /** Makes the pack of the knowledge in use. */
  make(made: Date): Promise<Pack>;
  readonly log: Log;
  now(): Date;
}

/** How long a pack may be given again without asking. */
const CACHE_SECONDS = 300;
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** `/pack.html`, its signature, and the key that checks it. A pack is made when it is first asked for, once for each state of the knowledge. */
export function packEndpoint(options: PackEndpointOptions): Endpoint {
  const app: Endpoint = new Hono();
  const packs = new LatestPack(options);
  app.get('/pack.pub', (context) => context.text(publicPem(options.privateKey), 200, HEADERS));
  app.get('/pack.html', async (context) => {
    const pack = await packs.get();
    if (pack === undefined) return context.text('The pack cannot be made.', 503);
    const name = { 'Content-Disposition': 'attachment; filename="sanad.html"' };
    // The same bytes for all: readers who read slowly cost nothing more.
    return context.body(pack.file, 200, {
      ...HEADERS,
      ...name,
      'Content-Type': 'text/html; charset=utf-8',
    });
  });
  app.get('/pack.html.sig', async (context) => {
    const pack = await packs.get();
    if (pack === undefined) return context.text('The pack cannot be made.', 503);
    return context.body(pack.signature, 200, {
      ...HEADERS,
      'Content-Type': 'application/octet-stream',
    });
  });
  return app;
}

/** The pack of the knowledge in use. */
class LatestPack {
  readonly #options: PackEndpointOptions;
  #version: string | undefined;
  #pack: Promise<Pack | undefined> | undefined;

  constructor(options: PackEndpointOptions) {
    this.#options = options;
  }

  /** Undefined where it cannot be made, which is logged once for each state of the knowledge. */
  get(): Promise<Pack | undefined> {
    const { version } = this.#options.current.knowledge();
    if (this.#pack === undefined || version !== this.#version) {
      this.#version = version;
      this.#pack = this.#make();
    }
    return this.#pack;
  }

  async #make(): Promise<Pack | undefined> {
    const { make, now, log } = this.#options;
    try {
      return await make(now());
    } catch (error) {
      log.error({ event: 'pack-failed', ...describeError(error) }, 'the pack cannot be made');
      // The same knowledge is too big the next time as well; what else has failed may pass.
      if (!(error instanceof SanadError)) this.#version = undefined;
      return undefined;
    }
  }
}
