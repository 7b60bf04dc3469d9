import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Knowledge } from '../../../knowledge/model.ts';
import { safe } from '../../../reply/safe.ts';
import { textLanguages } from '../../../text/index.ts';
import { given } from '../../../util/given.ts';
import { type Feed, type FeedAbout, feedOf } from './feed.ts';
import { atomFeed, jsonFeed } from './feed-forms.ts';

/** What the feeds are made of. */
export interface FeedOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl: string;
  knowledge(): Knowledge;
  now(): Date;
}

/** How long a feed may be used without asking again: a correction is seen after as long. */
const CACHE_SECONDS = 300;

const FORMS = {
  '/feed.xml': { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  '/feed.json': { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const satisfies Readonly<Record<string, { write(feed: Feed): string; readonly type: string }>>;

/** The feeds of new facts and corrections: `/feed.xml` and `/feed.json`, with `?lang=` and `?topic=`. */
export function feedEndpoint(options: FeedOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const kept = new KeptFeeds(options);
  for (const path of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    app.get(path, etag({ retainedHeaders: RETAINED }), (context) => {
      const headers = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
      const about = aboutOf(context, options.knowledge());
      if ('problem' in about) return context.text(about.problem, 400, headers);
      const { body, tag, changedAt } = kept.get(path, about);
      for (const [name, value] of Object.entries({
        ...headers,
        'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
        'Content-Type': FORMS[path].type,
        'Last-Modified': changedAt.toUTCString(),
        ETag: tag,
      }))
        context.header(name, value);
      return isFresh(context, changedAt) ? context.body(null, 304) : context.body(body);
    });
  }
  return app;
}

/** The headers that an answer without a body has as well. */
const RETAINED: string[] = ['cache-control', 'etag', 'last-modified', 'x-content-type-options'];

/** Whether a client that names no tag has what was written at a moment; the tag counts where both are named (RFC 9110, 13.2.2). */
function isFresh({ req }: Context, changedAt: Date): boolean {
  if (req.header('If-None-Match') !== undefined) return false;
  const since = Date.parse(req.header('If-Modified-Since') ?? '');
  return changedAt.getTime() <= since;
}

/** What the query asks for, or a sentence that says what is wrong with it. */
function aboutOf({ req }: Context, { situation }: Knowledge): FeedAbout | { readonly problem: string } {
  const [first = 'en'] = situation.required.filter((each) => textLanguages.includes(each));
  const language = req.query('lang') || first;
  if (!textLanguages.includes(language)) return { problem: unknown('lang', language, textLanguages) };
  const topic = req.query('topic') || undefined;
  if (topic !== undefined && !Object.hasOwn(situation.topics, topic))
    return { problem: unknown('topic', topic, Object.keys(situation.topics)) };
  return { language, ...given({ topic }) };
}

/** Letters of a wrong value that are repeated. */
const MOST_LETTERS = 40;

function unknown(name: string, value: string, known: readonly string[]): string {
  const shown = [...safe(value)].slice(0, MOST_LETTERS).join('');
  return `There is no ${name} "${shown}"; use one of: ${known.join(', ')}.\n`;
}

interface KeptFeed {
  readonly body: string;
  readonly tag: string;
  /** When it was written: its wording may have changed without a new date, so those of its entries would not do. */
  readonly changedAt: Date;
}

/** Feeds that were written for the knowledge in use. There are as many as languages and topics. */
class KeptFeeds {
  readonly #options: FeedOptions;
  #version: string | undefined;
  readonly #feeds = new Map<string, KeptFeed>();

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  get(path: keyof typeof FORMS, about: FeedAbout): KeptFeed {
    const knowledge = this.#options.knowledge();
    if (knowledge.version !== this.#version) this.#feeds.clear();
    this.#version = knowledge.version;
    const key = JSON.stringify([path, about.language, about.topic]);
    const kept = this.#feeds.get(key) ?? this.#write(path, about, knowledge);
    this.#feeds.set(key, kept);
    return kept;
  }

  #write(path: keyof typeof FORMS, about: FeedAbout, knowledge: Knowledge): KeptFeed {
    const body = FORMS[path].write(feedOf(knowledge, about, this.#options.publicUrl));
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    // HTTP dates have no milliseconds.
    const seconds = Math.floor(this.#options.now().getTime() / 1_000);
    return { body, tag: `"${hash}"`, changedAt: new Date(seconds * 1_000) };
  }
}
