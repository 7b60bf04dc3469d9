import type { TextFile } from './folder.ts';
import { type Checked, checkShape } from './issues.ts';
import type { FileKind } from './schema.ts';
import { YamlFile } from './yaml-file.ts';

/** Files as they were parsed and checked before: one whose text is the same is not parsed again. */
export class ParsedFiles {
  /** The last few texts of each file: while it is broken, its last good text is parsed too. */
  readonly #files = new Map<string, readonly { readonly text: string; readonly yaml: YamlFile }[]>();
  readonly #checked = new WeakMap<YamlFile, Checked<FileKind>>();

  parse({ file, text }: Pick<TextFile, 'file' | 'text'>): YamlFile {
    const texts = this.#files.get(file) ?? [];
    const found = texts.find((each) => each.text === text) ?? { text, yaml: new YamlFile(file, text) };
    this.#files.set(file, [found, ...texts.filter((each) => each !== found)].slice(0, TEXTS));
    return found.yaml;
  }

  check<Kind extends FileKind>(kind: Kind, yaml: YamlFile): Checked<Kind> {
    const known = this.#checked.get(yaml);
    // A file has one kind, which its path tells.
    if (known !== undefined) return known as Checked<Kind>;
    const checked = checkShape(kind, yaml.value);
    this.#checked.set(yaml, checked);
    return checked;
  }
}

/** So many texts of a file are remembered. */
const TEXTS = 2;
