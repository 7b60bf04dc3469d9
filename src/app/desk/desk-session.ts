import { join } from 'node:path';
import type { DeskFiles } from '../../desk/desk-files.ts';
import type { Act, Draft } from '../../desk/draft.ts';
import { readOverlay } from '../../desk/knowledge-overlay.ts';
import { FolderPublished } from '../../desk/publishing/folder-published.ts';
import type { PublishingOptions } from '../../desk/publishing/publish-draft.ts';
import type { PublishedFiles } from '../../desk/publishing/published-files.ts';
import { Rehearser } from '../../desk/publishing/rehearsal.ts';
import { StorePublished } from '../../desk/publishing/store-published.ts';
import { type Config, readConfig } from '../config.ts';
import type { Environment } from '../environment.ts';
import { cached } from '../knowledge-cache.ts';
import { labelledBeside } from './labelled-beside.ts';
import { type OpenDeskFiles, openDeskFiles } from './open-desk-files.ts';

/** What the parts of the desk on the command line work with, until it is disposed of. */
export class DeskSession implements AsyncDisposable {
  readonly config: Config;
  readonly files: DeskFiles;
  readonly published: PublishedFiles;
  readonly environment: Environment;
  readonly #open: OpenDeskFiles;
  readonly #rehearser: Rehearser;

  private constructor(config: Config, environment: Environment, open: OpenDeskFiles) {
    this.config = config;
    this.environment = environment;
    this.files = open.files;
    this.published = publishedFiles(config, open.files);
    this.#open = open;
    this.#rehearser = new Rehearser(async (version) => {
      const { knowledgeDir, dataDir } = config;
      const overlay = await readOverlay(open.files);
      const compiled = cached(knowledgeDir, join(dataDir, 'cache'), { overlay });
      return compiled?.knowledge.version === version ? compiled : undefined;
    });
  }

  /** @throws ConfigError, or StoreError when the database cannot be used */
  static async start(environment: Environment): Promise<DeskSession> {
    const config = readConfig(environment.env);
    return new DeskSession(config, environment, await openDeskFiles(config));
  }

  /** Who sits at the terminal, at this moment. */
  act(): Act {
    const { env, now } = this.environment;
    const user = [env['SUDO_USER'], env['USER'], env['LOGNAME'], env['USERNAME']].find((name) =>
      name?.trim(),
    );
    return { by: user === undefined ? 'terminal' : `terminal:${user.trim()}`, at: now().toISOString() };
  }

  /** What publishing needs at this moment. */
  async publishing(): Promise<PublishingOptions> {
    return {
      folder: this.config.knowledgeDir,
      files: this.published,
      now: this.environment.now(),
      reviewers: this.config.desk.reviewers,
      labelled: await labelledBeside(this.config.knowledgeDir),
      rehearser: this.#rehearser,
    };
  }

  /** The text of a draft's source, where it is kept. */
  async textOf({ source }: Draft): Promise<string | undefined> {
    return (await this.files.read(`texts/${source.text}.txt`).catch(() => undefined))?.text;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.#open[Symbol.asyncDispose]());
  }
}

/** Where the knowledge is, and where what is published goes. */
export function publishedFiles(
  { knowledgeDir, desk }: Pick<Config, 'knowledgeDir' | 'desk'>,
  files: DeskFiles,
): PublishedFiles {
  return desk.publishTo === 'store'
    ? new StorePublished(knowledgeDir, files)
    : new FolderPublished(knowledgeDir, files);
}
