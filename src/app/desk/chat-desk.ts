import { Desk } from '../../desk/channel/desk.ts';
import { DraftPublishing } from '../../desk/channel/draft-publishing.ts';
import { createTakeIn } from '../../desk/channel/take-in.ts';
import type { DeskFiles } from '../../desk/desk-files.ts';
import { createDrafter, type Drafter } from '../../desk/drafting/draft-article.ts';
import { PageFetcher } from '../../desk/intake/fetch-page.ts';
import type { DraftArticle } from '../../desk/intake/intake.ts';
import { parseApart } from '../../desk/intake/parse-apart.ts';
import { PUBLIC } from '../../desk/intake/reach.ts';
import { FolderPublished } from '../../desk/publishing/folder-published.ts';
import { StorePublished } from '../../desk/publishing/store-published.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { Engine } from '../../query/engine.ts';
import type { Config } from '../config.ts';
import type { Environment } from '../environment.ts';
import type { Part } from '../lifecycle.ts';

/** What the desk of a bot works with. */
export interface ChatDeskOptions {
  readonly config: Pick<Config, 'desk' | 'knowledgeDir'>;
  readonly files: DeskFiles;
  knowledge(): Knowledge;
  engine(): Pick<Engine, 'detect' | 'compiled'>;
  readonly environment: Pick<Environment, 'timer' | 'now'>;
}

/** The desk that a bot has in the channels of editors, and the part that has to be stopped. */
export interface ChatDesk {
  readonly desk: Desk;
  readonly part: Part;
}

/** Puts the desk of a bot together; undefined where nobody edits. */
export function createChatDesk(options: ChatDeskOptions): ChatDesk | undefined {
  const { config, files, knowledge, engine, environment } = options;
  const { timer, now } = environment;
  const { editors, chats, reviewers, publishTo } = config.desk;
  if (editors.length === 0) return undefined;
  const { knowledgeDir: folder } = config;
  const pages = new PageFetcher({ reach: PUBLIC, timer, now });
  const published = publishTo === 'store' ? new StorePublished(folder, files) : new FolderPublished(folder);
  const desk = new Desk({
    ...{ chats, editors, files, reviewers, knowledge, now },
    detect: (text) => engine().detect(text),
    takeIn: createTakeIn({
      files,
      knowledge,
      fetchPage: pages.fetch,
      draftArticle: drafting(engine),
      parse: parseApart(timer),
      now,
    }),
    publishing: new DraftPublishing({ desk: files, published, folder, reviewers, labelled: [], now }),
  });
  const part: Part = {
    name: 'the desk',
    start: async () => undefined,
    stop: () => pages.close(),
  };
  return { desk, part };
}

/** Drafts articles with the knowledge as it is at that moment. */
function drafting(engine: () => Pick<Engine, 'compiled'>): DraftArticle {
  let made: { readonly compiled: Engine['compiled']; readonly draft: Drafter } | undefined;
  return (article, { now, ...about }) => {
    const { compiled } = engine();
    if (made?.compiled !== compiled) made = { compiled, draft: createDrafter(compiled) };
    return made.draft(article, { ...about, now: now.toISOString() });
  };
}
