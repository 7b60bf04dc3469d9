import { parseArgs } from 'node:util';
import type { FeedState, FollowedFeed } from '../../desk/intake/feed-list.ts';
import { readFeeds } from '../../desk/intake/feed-list.ts';
import { addFeed, checkFeeds, MOST_NEWEST, removeFeed } from '../../desk/intake/feed-service.ts';
import { ArgumentsError } from '../arguments-error.ts';
import type { Environment } from '../environment.ts';
import type { DeskCommand } from './desk-command.ts';
import { type OpenIntake, openIntake } from './desk-intake.ts';

const USE = `npm run desk -- feeds                 lists the feeds that are followed, with their state
npm run desk -- feeds add URL         follows a feed from now on: RSS, Atom or JSON
    --newest N                        drafts the newest N items that it has already
npm run desk -- feeds remove URL      follows it no longer; its drafts stay
npm run desk -- feeds check           fetches all feeds now, and drafts their new items`;

/** So many items of a feed that is added are named. */
const NAMED = 5;

/** `desk feeds`: the feeds whose new items become drafts. */
export const feeds: DeskCommand = {
  async run(words, environment) {
    const { action, address, newest } = argumentsIn(words);
    await using open = await openIntake(environment);
    switch (action) {
      case 'add':
        return await addOne(address, newest, open, environment);
      case 'remove':
        environment.output.write(`${await removeFeed(address, open.deps)} is not followed any more.\n`);
        return 0;
      case 'check':
        return await checkAll(open, environment);
      default:
        return await list(open, environment);
    }
  },
};

const ACTIONS = ['list', 'add', 'remove', 'check'] as const;

function argumentsIn(words: readonly string[]): {
  readonly action: (typeof ACTIONS)[number];
  readonly address: string;
  readonly newest: number;
} {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    throw wrong((error instanceof Error ? error.message : '').split('. ')[0] ?? '');
  }
  const [named = 'list', address, ...more] = parsed.positionals;
  const action = ACTIONS.find((each) => each === named);
  if (action === undefined) throw wrong(`there is no "${named}"`);
  const takesAddress = action === 'add' || action === 'remove';
  if (takesAddress && address === undefined) throw wrong(`name the address of the feed to ${action}`);
  const extra = takesAddress ? more[0] : address;
  if (extra !== undefined) throw wrong(`"${extra}" is too much`);
  const newest = Number(parsed.values.newest ?? '0');
  if (!Number.isSafeInteger(newest) || newest < 0 || newest > MOST_NEWEST)
    throw wrong(`--newest ${parsed.values.newest}: give a whole number from 0 to ${MOST_NEWEST}`);
  return { action, address: address ?? '', newest };
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: { newest: { type: 'string' } }, allowPositionals: true });
}

function wrong(why: string): ArgumentsError {
  return new ArgumentsError(`desk feeds: ${why}.\n${USE}`);
}

async function addOne(
  address: string,
  newest: number,
  { deps, where }: OpenIntake,
  { output }: Environment,
): Promise<number> {
  const { feed, items } = await addFeed(address, newest, deps);
  output.write(`${feed.title ?? 'The feed'} is followed from now on; its new items become drafts.\n`);
  if (items.length === 0) output.write('It has no items yet.\n');
  else if (newest === 0) {
    output.write(
      `The items that it has already (${items.length}) are not drafted. To draft one, add its address; the newest:\n`,
    );
    for (const { title, url, published } of items.slice(0, NAMED))
      output.write(`  ${[published, title, url].filter(Boolean).join('  ')}\n`);
  } else
    await checkFeeds(deps, false, ({ url }, { state, drafts }) => {
      for (const { id } of drafts) output.write(`${where}drafts/${id}.yaml\n`);
      if (url === feed.url && drafts.length < newest) output.write(`${stateLine(state)}\n`);
    });
  return 0;
}

async function checkAll({ deps, where }: OpenIntake, { output }: Environment): Promise<number> {
  let failed = false;
  let any = false;
  await checkFeeds(deps, true, (feed, { state, drafts }) => {
    any = true;
    failed ||= state.outcome === 'refused';
    output.write(`${feed.url}: ${stateLine(state)}\n`);
    for (const { id } of drafts) output.write(`  ${where}drafts/${id}.yaml\n`);
  });
  if (!any) output.write(NONE);
  return failed ? 1 : 0;
}

const NONE = 'No feed is followed. Add one: npm run desk -- feeds add URL\n';

async function list({ files }: OpenIntake, { output }: Environment): Promise<number> {
  const all = await readFeeds(files);
  for (const feed of all) output.write(`${feed.url}${titleOf(feed)}\n  ${shown(feed)}\n`);
  if (all.length === 0) output.write(NONE);
  return 0;
}

function titleOf({ title }: FollowedFeed): string {
  return title === undefined ? '' : `  ${title}`;
}

function shown({ state, read }: FollowedFeed): string {
  if (state === undefined) return 'not checked yet';
  const last =
    state.outcome === 'refused' && read !== undefined ? ` It was read last at ${minute(read)}.` : '';
  return `${minute(state.at)}  ${stateLine(state)}${last}`;
}

function minute(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

function stateLine({ outcome, why, drafted = 0, passed = 0 }: FeedState): string {
  switch (outcome) {
    case 'ok':
      return `ok; new drafts: ${drafted}${passed > 0 ? `; new items that are in already or have no text: ${passed}` : ''}`;
    case 'empty':
      return 'empty: the feed has no items';
    case 'not-modified':
      return 'not modified since it was read last';
    case 'refused':
      return `refused: ${why ?? ''}`;
    default:
      return outcome satisfies never;
  }
}
