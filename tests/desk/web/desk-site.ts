import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { onTestFinished } from 'vitest';
import type { DeskOptions } from '../../../src/desk/channel/desk.ts';
import { DeskLinks } from '../../../src/desk/web/desk-links.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { assets } from '../../../src/platforms/web/assets.ts';
import { createDeskPages } from '../../../src/platforms/web/desk/desk-pages.ts';
import { factPathOf } from '../../../src/reply/fact-address.ts';
import { given } from '../../../src/util/given.ts';
import { knowledge as fixture, NOW } from '../../fixture.ts';
import { type DeskStage, deskStage } from '../channel/stage.ts';

/** What a browser was shown. */
export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly document: ReturnType<typeof parseHTML>['document'];
  readonly headers: Headers;
  /** Where it was sent on to. */
  readonly location: string;
}

export interface DeskSite extends DeskStage {
  readonly url: string;
  readonly links: DeskLinks;
  /** The moment for links and sessions. */
  at: Date;
  browser(): Browser;
  /** A browser in which an editor has opened the desk. */
  editor(user: string): Promise<Browser>;
}

interface Setting extends Partial<Omit<DeskOptions, 'links'>> {
  readonly minutes?: number;
  /** The moment at first. */
  readonly at?: Date;
  readonly secret?: string;
  /** Makes the desk. Default: over the fixture, without publishing */
  makeStage?(options: Partial<DeskOptions>): Promise<DeskStage & { knowledge?(): Knowledge }>;
}

/** The pages of a desk behind a real socket. */
export async function deskSite({
  minutes = 60,
  secret,
  at = NOW,
  makeStage = deskStage,
  ...options
}: Setting = {}): Promise<DeskSite> {
  let app = new Hono();
  const { promise: listening, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve(
    { fetch: (request, env) => app.fetch(request, env), hostname: '127.0.0.1', port: 0 },
    resolve,
  );
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  const url = `http://127.0.0.1:${(await listening).port}`;
  const made: { links?: DeskLinks } = {};
  const stage = await makeStage({
    ...options,
    links: {
      link: async (editor) => {
        if (made.links === undefined) throw new Error('there are no links yet');
        return made.links.link(editor);
      },
    },
  });
  const { desk, files } = stage;
  const links = new DeskLinks({
    ...{ files, publicUrl: url, minutes, newId: randomUUID, ...given({ secret }) },
    access: (inbound) => desk.access(inbound),
    now: () => site.at,
  });
  made.links = links;
  const knowledge = stage.knowledge ?? options.knowledge ?? (() => fixture);
  app = new Hono()
    .route('/', createDeskPages({ desk, sessions: links, publicUrl: url, knowledge, factPath: factPathOf }))
    .route('/', assets());
  const site: DeskSite = {
    ...stage,
    ...{ url, links, at },
    browser: () => new Browser(url),
    async editor(user) {
      const browser = new Browser(url);
      const link = await desk.link({
        by: `test:${user}`,
        name: user.replace(/^./, (letter) => letter.toUpperCase()),
      });
      await browser.open(link?.url ?? '');
      return browser;
    },
  };
  return site;
}

/** A browser that keeps cookies, does not follow redirects, and sends forms as they stand in a page. */
export class Browser {
  readonly #url: string;
  cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Shown> {
    return this.#fetch(path, {});
  }

  /** Opens a link, and presses its button. */
  async open(link: string): Promise<Shown> {
    const asked = await this.get(link.slice(this.#url.length));
    return asked.status === 200 ? this.press(asked, 'main', 'Open the desk') : asked;
  }

  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { Origin: this.#url },
  ): Promise<Shown> {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** What a press of a button sends. @param within where the button is @param typed what is filled in, by the names of fields */
  sent(
    { document }: Shown,
    within: string,
    label: string,
    typed: Readonly<Record<string, string>> = {},
  ): readonly [path: string, fields: Readonly<Record<string, string>>] {
    const part = document.querySelector(within);
    const found = [...(part?.querySelectorAll('button') ?? [])].filter(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === label,
    );
    // Of two forms with such a button, the one that has what is typed.
    const button = found.find((one) =>
      Object.keys(typed).every((name) => one.closest('form')?.querySelector(`[name="${name}"]`) !== null),
    );
    const form = button?.closest('form');
    if (!button || !form) throw new Error(`no button ${label} in ${within}: ${part?.textContent}`);
    const fields: Record<string, string> = {};
    for (const field of form.querySelectorAll('input, textarea, select')) {
      const selected = field.querySelector('option[selected]');
      const value = selected?.getAttribute('value') ?? field.getAttribute('value') ?? field.textContent;
      fields[field.getAttribute('name') ?? ''] = value ?? '';
    }
    const act = button.getAttribute('name');
    if (act) fields[act] = button.getAttribute('value') ?? '';
    return [form.getAttribute('action') ?? '', { ...fields, ...typed }];
  }

  press(...what: Parameters<Browser['sent']>): Promise<Shown> {
    return this.post(...this.sent(...what));
  }

  async #fetch(path: string, init: RequestInit): Promise<Shown> {
    const headers = { Connection: 'close', Cookie: this.cookie, ...init.headers };
    const [address = ''] = path.split('#');
    const response = await fetch(this.#url + address, { ...init, headers, redirect: 'manual' });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    const html = await response.text();
    return {
      ...{ status: response.status, html, headers: response.headers },
      location: response.headers.get('location') ?? '',
      // Most pages are not looked into.
      get document() {
        return parseHTML(html === '' ? '<html><body></body></html>' : html).document;
      },
    };
  }
}

/** The sentences of a page that somebody has to see first. */
export function told({ document }: Shown): readonly string[] {
  return [...document.querySelectorAll('.alert p')].map((line) => line.textContent ?? '');
}
