import type { DeskFiles } from '../../desk/desk-files.ts';
import { emptyDraft } from '../../desk/intake/empty-draft.ts';
import { PageFetcher } from '../../desk/intake/fetch-page.ts';
import type { TakeInDeps } from '../../desk/intake/intake.ts';
import { parseApart } from '../../desk/intake/parse-apart.ts';
import { PUBLIC } from '../../desk/intake/reach.ts';
import { readSourceTexts } from '../../knowledge/folder.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { readConfig } from '../config.ts';
import type { Environment } from '../environment.ts';
import { openDeskFiles } from './open-desk-files.ts';

/** What takes sources in on the command line, open until it is disposed of. */
export interface OpenIntake extends AsyncDisposable {
  readonly deps: TakeInDeps;
  readonly files: DeskFiles;
  /** Where editors find the files, for what they are told. */
  readonly where: string;
}

/** @throws KnowledgeError, StoreError, ConfigError */
export async function openIntake({ env, now, timer }: Environment): Promise<OpenIntake> {
  // The other variables are for the bots.
  const { DATABASE_URL, DATA_DIR, KNOWLEDGE_DIR } = env;
  const { knowledgeDir, ...config } = readConfig({ DATABASE_URL, DATA_DIR, KNOWLEDGE_DIR });
  const knowledge = await loadKnowledge(knowledgeDir);
  const desk = await openDeskFiles(config);
  const pages = new PageFetcher({ reach: PUBLIC, timer, now });
  return {
    files: desk.files,
    where: config.databaseUrl === undefined ? `${config.dataDir}/` : 'in the database: ',
    deps: {
      files: desk.files,
      knowledge: () => knowledge,
      fetchPage: pages.fetch,
      draftArticle: emptyDraft,
      now,
      parse: parseApart(timer),
      textsBeside: async () => {
        const texts = await readSourceTexts(knowledgeDir, knowledge.sources);
        return new Map([...texts].map(([file, text]) => [file, linesOf(text)]));
      },
    },
    async [Symbol.asyncDispose]() {
      await pages.close();
      await desk[Symbol.asyncDispose]();
    },
  };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}
