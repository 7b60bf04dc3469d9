import { type DeskFiles, update } from '../desk-files.ts';

const PATH = 'editors.json';
/** A longer name is cut. */
const LONGEST = 60;

/** What editors are called, as the platforms told it when they did something last. */
export class EditorNames {
  readonly #files: DeskFiles;
  readonly #known = new Map<string, string>();

  constructor(files: DeskFiles) {
    this.#files = files;
  }

  /** Remembers a name, for the other replicas too. */
  async remember(by: string, name: string | undefined): Promise<void> {
    const clean = [...(name ?? '').replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, LONGEST).join('');
    if (clean === '' || this.#known.get(by) === clean) return;
    await update(this.#files, PATH, (text) => {
      const names = namesIn(text);
      return names[by] === clean ? undefined : `${JSON.stringify({ ...names, [by]: clean }, undefined, 1)}\n`;
    });
    this.#known.set(by, clean);
  }

  /** What an editor is called; their id where that is not known. */
  async of(by: string): Promise<string> {
    const known = this.#known.get(by);
    if (known !== undefined) return known;
    const name = namesIn((await this.#files.read(PATH))?.text)[by];
    if (name !== undefined) this.#known.set(by, name);
    return name ?? by;
  }
}

function namesIn(text = '{}'): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(text);
    const entries = Object.entries(parsed ?? {}).filter(([, name]) => typeof name === 'string');
    return Object.fromEntries(entries);
  } catch {
    // Names are no more than a convenience; a file that somebody has spoilt is written anew.
    return {};
  }
}
