import { parse } from 'yaml';
import type { Path } from '../../knowledge/yaml-file.ts';
import { DeskError } from '../desk-error.ts';
import { addField, addItem, type ItemPlace, removeItem, replaceValue } from './yaml-splice.ts';

type Item = Readonly<Record<string, unknown>>;

/** The texts of the files of the knowledge, while they are being changed. Nothing is written. */
export class KnowledgeTexts {
  readonly #present: ReadonlyMap<string, string>;
  readonly #changed = new Map<string, string>();
  /** Values of files as they were read last: large ones take long. */
  readonly #values = new Map<string, { readonly text: string; readonly value: unknown }>();

  /** @param present by the path in the knowledge folder */
  constructor(present: ReadonlyMap<string, string>) {
    this.#present = present;
  }

  /** The texts that differ from before. */
  get changed(): ReadonlyMap<string, string> {
    return new Map([...this.#changed].filter(([path, text]) => this.#present.get(path) !== text));
  }

  /** The text as changed so far; empty for a file that is not there. */
  text(path: string): string {
    return this.#changed.get(path) ?? this.#present.get(path) ?? '';
  }

  create(path: string, text: string): void {
    this.#changed.set(path, text);
  }

  /** The items of a list. */
  items(path: string, at: Path): readonly Item[] {
    let found = this.#valueOf(path);
    for (const step of at) found = (found as Item | null)?.[step];
    return Array.isArray(found) ? (found as Item[]) : [];
  }

  #valueOf(path: string): unknown {
    const text = this.text(path);
    const known = this.#values.get(path);
    if (known?.text === text) return known.value;
    const value: unknown = parse(text, { uniqueKeys: false });
    this.#values.set(path, { text, value });
    return value;
  }

  /** Where the item with this id stands. @throws DeskError where there is none */
  indexOf(path: string, at: Path, id: string): number {
    const index = this.items(path, at).findIndex((item) => item['id'] === id);
    if (index < 0)
      throw new DeskError('files-changed', `"${id}" does not stand in ${path} any more; do it again.`);
    return index;
  }

  addItem(path: string, at: Path, lines: readonly string[], place: ItemPlace = {}): void {
    this.#change(path, (text) => addItem(text, at, lines, place));
  }

  removeItem(path: string, at: Path, is: (item: Item) => boolean): void {
    const index = this.items(path, at).findIndex(is);
    if (index >= 0) this.#change(path, (text) => removeItem(text, at, index));
  }

  addField(path: string, at: Path, key: string, value: string): void {
    this.#change(path, (text) => addField(text, at, key, value));
  }

  replaceValue(path: string, at: Path, value: string): void {
    this.#change(path, (text) => replaceValue(text, at, value));
  }

  #change(path: string, change: (text: string) => string): void {
    try {
      this.#changed.set(path, change(this.text(path)));
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      throw new DeskError(error.code, `${path}: ${error.message}`, {
        cause: error,
        ...(error.mend === undefined ? {} : { mend: error.mend }),
      });
    }
  }
}
