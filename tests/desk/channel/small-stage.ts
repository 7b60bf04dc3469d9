import type { ChatEngine } from '../../../src/chat/dispatch.ts';
import type { DeskOptions } from '../../../src/desk/channel/desk.ts';
import { DraftPublishing } from '../../../src/desk/channel/draft-publishing.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { emptyDraft } from '../../../src/desk/intake/empty-draft.ts';
import type { DraftArticle } from '../../../src/desk/intake/intake.ts';
import { FolderPublished } from '../../../src/desk/publishing/folder-published.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { makeFolder } from '../../knowledge/folder.ts';
import { temporaryFolder } from '../../store/temporary.ts';
import { type DeskStage, deskStage } from './stage.ts';

/** Drafts the second paragraph alone, and finds nobody who says it. */
export const withoutSpeaker: DraftArticle = (article, about) => ({
  ...emptyDraft(article, about),
  facts: [
    {
      ...{ n: 1, paragraph: 2, sentence: article.paragraphs[1] ?? '', text: {}, decision: 'open' },
      ...{ status: 'claimed', when: { date: '2026-01-19' }, names: ['iraq'], topics: ['patrols'] },
      ...{ keep: ['two posts'], near: [], gaps: [], reasons: {}, links: {}, accepted: [] },
    },
  ],
});

const now = (): Date => new Date('2026-02-04T10:00:00Z');

export interface SmallStage extends DeskStage {
  readonly folder: string;
  knowledge(): Knowledge;
  engine(): ChatEngine;
  /** Reads the files again, as a running bot does when they have changed. */
  reload(): Promise<Knowledge>;
}

/** What was compiled, by the version of the knowledge: most tests begin with the same. */
const ENGINES = new Map<string, ChatEngine>();

function engineOf(knowledge: Knowledge): ChatEngine {
  const engine = ENGINES.get(knowledge.version) ?? createEngine(compile(knowledge));
  ENGINES.set(knowledge.version, engine);
  return engine;
}

/** A desk that publishes into a copy of a small knowledge. */
export async function smallStage(
  options: Partial<DeskOptions> & { readonly draftArticle?: DraftArticle } = {},
): Promise<SmallStage> {
  const folder = await makeFolder();
  const files = new FolderFiles(await temporaryFolder());
  let knowledge = await loadKnowledge(folder);
  let engine = engineOf(knowledge);
  const { reviewers = 1 } = options;
  const publishing = new DraftPublishing({
    ...{ desk: files, published: new FolderPublished(folder), folder, reviewers, labelled: [], now },
  });
  const stage = await deskStage({ files, publishing, knowledge: () => knowledge, now, ...options });
  return {
    ...stage,
    folder,
    knowledge: () => knowledge,
    engine: () => engine,
    async reload() {
      knowledge = await loadKnowledge(folder);
      engine = engineOf(knowledge);
      return knowledge;
    },
  };
}
