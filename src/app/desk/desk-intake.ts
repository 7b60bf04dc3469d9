import type { DeskFiles } from '../../desk/desk-files.ts';
import { createDrafter } from '../../desk/drafting/draft-article.ts';
import { PageFetcher } from '../../desk/intake/fetch-page.ts';
import type { TakeInDeps } from '../../desk/intake/intake.ts';
import { parseApart } from '../../desk/intake/parse-apart.ts';
import { PUBLIC } from '../../desk/intake/reach.ts';
import { given } from '../../util/given.ts';
import { compiledKnowledge, overlayOf } from '../compiled-knowledge.ts';
import { readConfig } from '../config.ts';
import type { Environment } from '../environment.ts';
import { readProxies } from '../proxy-config.ts';
import { openDeskFiles } from './open-desk-files.ts';
import { textsBeside } from './texts-beside.ts';

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
  const config = readConfig({ DATABASE_URL, DATA_DIR, KNOWLEDGE_DIR });
  const compiled = await compiledKnowledge(config, await overlayOf(config));
  const { knowledge } = compiled;
  const drafter = createDrafter(compiled);
  const desk = await openDeskFiles(config);
  const pages = new PageFetcher({ reach: PUBLIC, timer, now, ...given({ proxies: readProxies(env) }) });
  return {
    files: desk.files,
    where: config.databaseUrl === undefined ? `${config.dataDir}/` : 'in the database: ',
    deps: {
      files: desk.files,
      knowledge: () => knowledge,
      fetchPage: pages.fetch,
      draftArticle: (article, about) => drafter(article, { ...about, now: about.now.toISOString() }),
      now,
      parse: parseApart(timer),
      textsBeside: () => textsBeside(config.knowledgeDir, knowledge.sources),
    },
    async [Symbol.asyncDispose]() {
      await pages.close();
      await desk[Symbol.asyncDispose]();
    },
  };
}
