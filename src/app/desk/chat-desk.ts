import { randomUUID } from 'node:crypto';
import { Desk } from '../../desk/channel/desk.ts';
import { DraftAnnouncer } from '../../desk/channel/draft-announcer.ts';
import { DraftPublishing } from '../../desk/channel/draft-publishing.ts';
import type { EditorsChannel } from '../../desk/channel/editors-channel.ts';
import { feedFailsNotice, feedMendedNotice } from '../../desk/channel/notices.ts';
import { createTakeIn } from '../../desk/channel/take-in.ts';
import type { DeskFiles } from '../../desk/desk-files.ts';
import { FeedFollower, type FeedFollowerOptions, hostOf } from '../../desk/intake/feed-follower.ts';
import { readFeeds } from '../../desk/intake/feed-list.ts';
import { PageFetcher } from '../../desk/intake/fetch-page.ts';
import type { TakeInDeps } from '../../desk/intake/intake.ts';
import { parseApart } from '../../desk/intake/parse-apart.ts';
import { PUBLIC, type Reach } from '../../desk/intake/reach.ts';
import { DeskLinks } from '../../desk/web/desk-links.ts';
import type { Engine } from '../../query/engine.ts';
import { factPathOf } from '../../reply/fact-address.ts';
import { given } from '../../util/given.ts';
import { describeError, type Log } from '../../util/log.ts';
import type { Config } from '../config.ts';
import { editorsLanguage } from '../editors-language.ts';
import type { LazyEndpoint } from '../endpoint.ts';
import type { Environment } from '../environment.ts';
import type { Part } from '../lifecycle.ts';
import type { LiveKnowledge } from '../live-knowledge.ts';
import { publishedFiles } from './desk-session.ts';
import { DeskThread } from './desk-thread.ts';
import { textsBeside } from './texts-beside.ts';

/** What the desk of a bot works with. */
export interface ChatDeskOptions {
  readonly config: Pick<Config, 'desk' | 'knowledgeDir' | 'proxies' | 'publicUrl'>;
  readonly files: DeskFiles;
  readonly live: Pick<LiveKnowledge, 'knowledge' | 'inUse'> & { engine(): Pick<Engine, 'detect'> };
  /** Tells editors in their channels. */
  readonly editors: EditorsChannel;
  readonly environment: Pick<Environment, 'timer' | 'now'>;
  readonly log: Log;
  /** Hears what came of each check of a feed. Default: nobody does. */
  readonly observeFeed?: FeedFollowerOptions['observe'];
  /** What pages and feeds may be fetched from. Default: public addresses */
  readonly reach?: Reach;
}

/** The desk of a running bot. */
export interface ChatDesk {
  /** Undefined where nobody edits. */
  readonly desk: Desk | undefined;
  /** The review on the web; undefined where nobody edits, or where the pages have no address. */
  readonly endpoint: LazyEndpoint | undefined;
  /** What has to stop after the last question of an editor. */
  readonly pages: Part;
  /** What is started last, and stopped first: it tells of drafts, follows feeds, drafts and rehearses. */
  readonly part: Part;
}

/** Puts the desk of a bot together. */
export function createChatDesk(options: ChatDeskOptions): ChatDesk {
  const { config, files, live, editors, environment, log, reach = PUBLIC } = options;
  const { timer, now } = environment;
  const { chats, reviewers } = config.desk;
  const { knowledgeDir: folder, proxies } = config;
  const { knowledge } = live;
  const thread = new DeskThread({ timer, log, knowledge: live.inUse });
  const pages = new PageFetcher({ reach, timer, now, ...given({ proxies }) });
  const language = () => editorsLanguage(knowledge());
  const announcer = new DraftAnnouncer({ files, editors, reviewers, language, timer, log });
  const intake: TakeInDeps = {
    ...{ files, knowledge, now, parse: parseApart(timer) },
    fetchPage: pages.fetch,
    draftArticle: thread.draftArticle,
    compare: thread.compare,
    findLanguage: thread.findLanguage,
    textsBeside: () => textsBeside(folder, knowledge().sources),
  };
  const follower = new FeedFollower({
    ...{ ...intake, timer, log },
    ...given({ observe: options.observeFeed }),
    onDraft: (draft) => announcer.announce(draft),
    onTrouble: (feed, why) => {
      const name = feed.title ?? hostOf(feed);
      return editors.tell(
        why === undefined ? feedMendedNotice(name, language()) : feedFailsNotice(name, why, language()),
      );
    },
  });
  const takeIn = createTakeIn(intake);
  const { publicUrl } = config;
  const links =
    publicUrl === undefined
      ? undefined
      : new DeskLinks({
          ...{ files, publicUrl, now, newId: randomUUID, minutes: config.desk.linkMinutes },
          ...given({ secret: config.desk.linkSecret }),
          access: (inbound) => desk.access(inbound),
        });
  const isConfigured = config.desk.editors.length > 0 || chats.length > 0;
  const desk: Desk = new Desk({
    ...{ chats, editors: config.desk.editors, files, reviewers, knowledge, now },
    detect: (text) => live.engine().detect(text),
    takeIn: async (part, origin) => {
      const taken = await takeIn(part, origin);
      if (taken.isNew) announcer.shown(taken.draft.id);
      return taken;
    },
    publishing: new DraftPublishing({
      ...{ desk: files, published: publishedFiles(config, files), folder, reviewers, now },
      prepare: thread.prepare,
    }),
    ...given({ links }),
  });
  const part: Part = {
    name: 'the desk',
    start: async () => {
      if (chats.length > 0) void announcer.announceOpen();
      if (isConfigured || (await hasFeeds(files, log))) await follower.start();
    },
    stop: async () => {
      await Promise.all([follower.stop(), thread.stop(), announcer.stop()]);
    },
  };
  const hasEditors = config.desk.editors.length > 0;
  return {
    desk: hasEditors ? desk : undefined,
    endpoint:
      hasEditors && publicUrl !== undefined && links !== undefined
        ? {
            paths: ['/desk', '/desk/*'],
            async load() {
              const { createDeskPages } = await import('../../platforms/web/desk/desk-pages.ts');
              return [createDeskPages({ desk, sessions: links, publicUrl, knowledge, factPath: factPathOf })];
            },
          }
        : undefined,
    pages: { name: 'the pages of sources', start: async () => undefined, stop: () => pages.close() },
    part,
  };
}

async function hasFeeds(files: DeskFiles, log: Log): Promise<boolean> {
  try {
    return (await readFeeds(files)).length > 0;
  } catch (error) {
    log.warn({ event: 'feeds-failed', ...describeError(error) }, 'the list of feeds could not be read');
    // Whoever mends it should not have to start the bot again.
    return true;
  }
}
