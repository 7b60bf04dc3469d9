import { textPath } from '../../desk/intake/texts.ts';
import type { Config } from '../config.ts';
import { type OpenDeskFiles, openDeskFiles } from './open-desk-files.ts';

/** Reads texts of sources from the files of the desk, which are opened only for knowledge that names such a text. */
export class KeptTexts implements AsyncDisposable {
  readonly #config: Pick<Config, 'dataDir' | 'databaseUrl'>;
  #open: Promise<OpenDeskFiles> | undefined;

  constructor(config: Pick<Config, 'dataDir' | 'databaseUrl'>) {
    this.#config = config;
  }

  /** @throws StoreError when the database cannot be used */
  async read(hash: string): Promise<string | undefined> {
    this.#open ??= openDeskFiles(this.#config);
    const { files } = await this.#open;
    return (await files.read(textPath(hash)))?.text;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#open?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }
}
