import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import type { Draft } from '../draft.ts';
import { refusedByContent } from './barriers.ts';
import { cleanLine } from './clean-text.ts';
import { draftHeads } from './draft-heads.ts';
import type { FeedItem, ParsedFeed } from './feed-items.ts';
import { changeFeed, type FeedState, type FollowedFeed, withSeen } from './feed-list.ts';
import type { Validators } from './fetch-page.ts';
import { isHtml, textOfPage } from './file-text.ts';
import type { Intake, TakeInDeps, TakenIn } from './intake.ts';
import { takeIn } from './take-in.ts';

/** So many new items are drafted at one check, the newest first; the others follow at the next ones. */
const MOST_AT_ONCE = 20;
/** How often the page of an item is tried, before the feed's own text is taken. */
const MOST_TRIES = 3;
/** The drafting was cut off, or the program stops. */
const CUT_OFF = 'desk-cut-off';
const STOPPING = 'desk-stopping';
/** Refusals that may pass by themselves. */
const PASSING = new Set(['page-slow', 'page-unreachable', 'page-server-error', 'page-busy', CUT_OFF]);

/** What was read of a feed. */
export type FeedRead =
  | {
      readonly outcome: 'read';
      readonly title?: string;
      readonly items: readonly FeedItem[];
      readonly validators: Validators;
    }
  | { readonly outcome: 'not-modified' };

export interface FeedCheckDeps extends TakeInDeps {
  /** Called for each draft that was made, in order. */
  readonly onDraft?: (draft: Draft) => Promise<void> | void;
}

/**
 * Fetches and parses a feed.
 *
 * @throws DeskError with why it cannot be read
 */
export async function readFeed(
  { url, etag, lastModified }: Pick<FollowedFeed, 'url' | 'etag' | 'lastModified'>,
  { fetchPage, parse }: Pick<TakeInDeps, 'fetchPage' | 'parse'>,
): Promise<FeedRead> {
  const page = await fetchPage(url, given({ etag, lastModified }));
  if (page.outcome === 'not-modified') return { outcome: 'not-modified' };
  const text = textOfPage(page.bytes, page.charset);
  const parsed: ParsedFeed = await parse({ parse: 'feed', text, address: page.url });
  if (parsed.outcome === 'no-feed') throw await noFeed(text, url, parse);
  const validators = given({ etag: page.etag, lastModified: page.lastModified });
  return { outcome: 'read', ...given({ title: parsed.title }), items: parsed.items, validators };
}

/** What lies at the address in the place of a feed. */
async function noFeed(text: string, url: string, parse: TakeInDeps['parse']): Promise<DeskError> {
  const host = URL.parse(url)?.hostname ?? url;
  if (isHtml(text)) {
    const page = await parse({ parse: 'page', text, now: new Date(0) });
    const refusal = refusedByContent(page, { host, html: text, path: URL.parse(url)?.pathname ?? '' });
    if (refusal !== undefined && refusal.code !== 'page-empty') return refusal;
  }
  return new DeskError(
    'feed-none',
    `What lies at this address on ${host} is no feed (RSS, Atom or JSON). Look for the address of the feed on the site.`,
  );
}

/** What a check of a feed came to. */
export interface FeedChecked {
  readonly state: FeedState;
  readonly drafts: readonly Draft[];
}

/**
 * Checks a feed: drafts its new items and keeps its state. Whoever calls this has made sure that nobody else does (see
 * `feed-claim.ts`). An item whose draft was made before a kill is not drafted again: the draft itself names the item.
 */
export async function checkFeed(feed: FollowedFeed, deps: FeedCheckDeps): Promise<FeedChecked> {
  const at = deps.now().toISOString();
  let read: FeedRead;
  try {
    read = await readFeed(feed, deps);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const state: FeedState = { outcome: 'refused', at, why: error.message };
    await changeFeed(deps.files, feed.url, ({ failures = 0, ...present }) => ({
      ...present,
      ...{ state, failures: failures + 1 },
    }));
    return { state, drafts: [] };
  }
  if (read.outcome === 'not-modified') {
    const state: FeedState = { outcome: 'not-modified', at };
    await changeFeed(deps.files, feed.url, ({ failures: _, ...present }) => ({
      ...present,
      state,
      read: at,
    }));
    return { state, drafts: [] };
  }
  const { items, validators, title } = read;
  const drafts: Draft[] = [];
  let passed = 0;
  const seen = new Set(feed.seen);
  const fresh = items.filter(({ key }) => !seen.has(key));
  const drafted = new Set(
    (await draftHeads(deps.files)).flatMap(({ feed: from, item }) =>
      from === feed.url && item ? [item] : [],
    ),
  );
  const now = fresh.slice(0, MOST_AT_ONCE);
  let waiting = fresh.length - now.length;
  // The oldest first, so that drafts come in the order of their items.
  for (const item of now.toReversed()) {
    const result = drafted.has(item.key) ? 'passed' : await takeItem(item, feed, deps);
    if (result === 'stopping') {
      waiting++;
      break;
    }
    if (result === 'later') {
      waiting++;
      await changeFeed(deps.files, feed.url, (present) => ({
        ...present,
        tries: { ...present.tries, [item.key]: (present.tries[item.key] ?? 0) + 1 },
      }));
      continue;
    }
    await changeFeed(deps.files, feed.url, ({ tries: { [item.key]: _, ...tries }, ...present }) => ({
      ...present,
      tries,
      seen: withSeen(present.seen, [item.key]),
    }));
    if (result === 'passed') passed++;
    else {
      drafts.push(result);
      await deps.onDraft?.(result);
    }
  }
  const state: FeedState = {
    outcome: items.length === 0 ? 'empty' : 'ok',
    at,
    ...given({ drafted: drafts.length || undefined, passed: passed || undefined }),
  };
  await changeFeed(deps.files, feed.url, ({ etag: _, lastModified: __, failures: ___, ...present }) => ({
    ...present,
    state,
    read: at,
    ...given({ title: title ?? present.title }),
    // Items that wait are in the feed as it is: it must come again.
    ...(waiting === 0 ? validators : {}),
  }));
  return { state, drafts };
}

/**
 * A draft of an item; `passed` for one that is in already or has no text, `later` for one whose page may come yet, `stopping`
 * where the program stops.
 */
async function takeItem(
  item: FeedItem,
  feed: FollowedFeed,
  deps: TakeInDeps,
): Promise<Draft | 'passed' | 'later' | 'stopping'> {
  const origin = { kind: 'feed', at: feed.url, message: item.key, ...given({ date: item.date }) } as const;
  const mayTryAgain = (feed.tries[item.key] ?? 0) + 1 < MOST_TRIES;
  let why: string | undefined;
  if (item.url !== undefined) {
    const taken = await takeIn(
      { kind: 'address', address: item.url, origin, fallback: fieldsOf(item) },
      deps,
    );
    if (taken.outcome === 'drafted') return taken.draft;
    if (taken.code === 'already-in') return 'passed';
    if (taken.code === STOPPING) return 'stopping';
    if (PASSING.has(taken.code) && mayTryAgain) return 'later';
    why = taken.sentence;
  }
  const taken = await takeOwnText(item, origin, why, deps);
  if (taken?.outcome === 'drafted') return taken.draft;
  if (taken?.code === STOPPING) return 'stopping';
  return taken !== undefined && PASSING.has(taken.code) && mayTryAgain ? 'later' : 'passed';
}

/** The text that the feed itself has of an item. */
async function takeOwnText(
  item: FeedItem,
  origin: Intake['origin'],
  why: string | undefined,
  deps: TakeInDeps,
): Promise<TakenIn | undefined> {
  const { title = '', content = '' } = item;
  const text = content.split('\n', 1)[0] === title ? content : `${title}\n${content}`;
  if (text.trim() === '') return undefined;
  const note = `${why ?? 'The item names no page.'} So this text is the feed's own, and may be cut.`;
  return takeIn({ kind: 'text', text, origin, fallback: fieldsOf(item), notes: [note] }, deps);
}

/** What the feed says of an item, for what its page does not say. */
function fieldsOf({ title, url, published, author }: FeedItem): Intake['fallback'] {
  return given({ title: title && cleanLine(title), url, published, author });
}
