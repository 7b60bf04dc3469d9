import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../util/compare-text.ts';
import { didYouMean, quote } from './messages.ts';
import type { Place, Problem } from './problems.ts';
import type { FileKind } from './schema.ts';
import { decodeUtf8 } from './utf8.ts';

/** The largest file that is read, in bytes. A larger one is a mistake, and would slow every start. */
const LARGEST = 10 * 1024 * 1024;

/** The files of the folder itself. */
const FILES: readonly { readonly file: string; readonly kind: FileKind; readonly optional?: true }[] = [
  { file: 'situation.yaml', kind: 'situation' },
  { file: 'names.yaml', kind: 'names' },
  { file: 'gaps.yaml', kind: 'gaps', optional: true },
];

/** The subfolders whose `.yaml` files are all read. */
const FOLDERS: readonly { readonly folder: string; readonly kind: FileKind; readonly optional?: true }[] = [
  { folder: 'sources', kind: 'source' },
  { folder: 'vocabulary', kind: 'vocabulary', optional: true },
];

const FUNCTION_WORDS = 'vocabulary/function-words.yaml';

/** A file that is to be read. */
interface Listed {
  /** Relative to the knowledge folder, with `/` between folders. */
  readonly file: string;
  readonly kind: FileKind;
}

/** A file as it was read, not yet parsed. */
export interface TextFile extends Listed {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** A file or folder that could not be read. */
export interface Unread {
  /** The kinds of things that are missing without it; undefined for a stray file. */
  readonly kind?: FileKind;
  readonly problem: Problem;
  /** It is no part of the knowledge, and harms nothing. */
  readonly stray?: true;
}

/** Texts of files by their path in the knowledge folder, which take the place of the files there, or are added to them. */
export type Overlay = ReadonlyMap<string, string>;

/**
 * Reads every knowledge file of the folder, in the order of names; unreadable files are reported, not thrown.
 *
 * @param overlay takes the place of files, or adds some
 */
export async function readFolder(
  folder: string,
  overlay: Overlay = new Map(),
): Promise<readonly (TextFile | Unread)[]> {
  const inside = await entries(folder);
  if (typeof inside === 'string') {
    return [unread('.', `the knowledge folder ${quote(folder)} ${inside} - KNOWLEDGE_DIR names the folder`)];
  }
  const listed = [listFiles(inside), ...(await Promise.all(FOLDERS.map((each) => listFolder(folder, each))))];
  const laid = [...overlay].flatMap(([file, text]) => laidOver(file, text));
  const replaced = new Set(laid.map(({ file }) => file));
  const kept = listed.flat().filter((item) => !replaced.has(fileOf(item)));
  const sorted = [...kept, ...laid].toSorted((a, b) => compareText(fileOf(a), fileOf(b)));
  return Promise.all(sorted.map((item) => (isRead(item) ? item : readText(folder, item))));
}

function isRead(item: Listed | TextFile | Unread): item is TextFile | Unread {
  return 'problem' in item || 'text' in item;
}

/** A file of the overlay; none where the path is not one of the knowledge. */
function laidOver(file: string, text: string): TextFile[] {
  const [folder, name, ...more] = file.split('/');
  const kind =
    file === FUNCTION_WORDS
      ? 'function-words'
      : (FILES.find((each) => each.file === file)?.kind ??
        FOLDERS.find((each) => each.folder === folder && name?.endsWith('.yaml') && more.length === 0)?.kind);
  return kind === undefined ? [] : [{ file, kind, text, bytes: new TextEncoder().encode(text) }];
}

function listFiles(inside: readonly string[]): (Listed | Unread)[] {
  const known = FILES.map(({ file }) => file);
  const strays = inside.filter((name) => isYaml(name) && !known.includes(name));
  return [
    ...FILES.filter(({ file }) => inside.includes(file)),
    ...FILES.filter(({ file, optional }) => !inside.includes(file) && !optional).map(({ file, kind }) =>
      unread(file, 'the file is missing - create it', kind),
    ),
    ...strays.map((name) =>
      stray(
        name,
        `this file is not read${didYouMean(name, known) || ' - move it to sources/ or vocabulary/'}`,
      ),
    ),
  ];
}

async function listFolder(
  root: string,
  { folder, kind, optional }: (typeof FOLDERS)[number],
): Promise<(Listed | Unread)[]> {
  const inside = await entries(join(root, folder));
  if (typeof inside === 'string') {
    if (inside === MISSING && optional) return [];
    return [unread(folder, `the folder ${inside} - create it, with at least one .yaml file in it`, kind)];
  }
  const files = inside
    .filter((name) => name.endsWith('.yaml'))
    .map((name): Listed => {
      const file = `${folder}/${name}`;
      return { file, kind: file === FUNCTION_WORDS ? 'function-words' : kind };
    });
  const others = await Promise.all(
    inside
      .filter((name) => !name.endsWith('.yaml') && !(kind === 'source' && isTextOf(name, inside)))
      .map((name) => strayIn(root, `${folder}/${name}`)),
  );
  if (files.length > 0 || optional) return [...files, ...others];
  return [unread(folder, 'the folder has no .yaml file - add at least one', kind), ...others];
}

/** Whether a file has the text of a source: `x.txt` beside `x.yaml`. */
function isTextOf(name: string, inside: readonly string[]): boolean {
  return name.endsWith('.txt') && inside.includes(textFile(name, '.yaml'));
}

function textFile(name: string, ending: '.yaml' | '.txt'): string {
  return name.replace(/\.[^.]*$/, ending);
}

async function strayIn(root: string, file: string): Promise<Unread> {
  const isFolder = await stat(join(root, file)).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isFolder) return stray(file, 'this folder is not read - move its files up, or away');
  if (file.endsWith('.yml')) return stray(file, 'this file is not read - let its name end in ".yaml"');
  if (file.startsWith('sources/') && file.endsWith('.txt')) {
    return stray(
      file,
      'this file is not read - a source is a .yaml file, and its text has the same name with .txt',
    );
  }
  return stray(file, 'this file is not read - move it away');
}

/** A source, as far as it tells where its text is. */
interface WithText {
  /** Relative to the knowledge folder. */
  readonly file: string;
  /** The hash by which its text is kept. */
  readonly text?: string;
}

/**
 * The texts of the sources that are at hand, by the file of the source: the one that is kept by its hash, or else, for
 * `sources/x.yaml`, the file `sources/x.txt`. One that cannot be read counts as not there.
 *
 * @param kept finds a text that is kept elsewhere, by its hash
 */
export async function readSourceTexts(
  folder: string,
  sources: readonly WithText[],
  kept: (hash: string) => Promise<string | undefined> = async () => undefined,
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    sources.map(async ({ file, text: hash }) => {
      const text = hash === undefined ? undefined : await kept(hash);
      if (text !== undefined) return [[file, text] as const];
      const item = await readText(folder, { file: textFile(file, '.txt'), kind: 'source' });
      return 'text' in item ? [[file, item.text] as const] : [];
    }),
  );
  return new Map(texts.flat());
}

async function readText(folder: string, { file, kind }: Listed): Promise<TextFile | Unread> {
  const path = join(folder, file);
  try {
    const { size, isFile } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
    if (!isFile) return unread(file, 'this is not a file - rename it or move it away', kind);
    if (size > LARGEST) return unread(file, 'the file is larger than 10 MB - split it into several', kind);
    const bytes = await readFile(path);
    const decoded = decodeUtf8(bytes);
    if ('text' in decoded) return { file, kind, bytes, text: decoded.text };
    return unread(file, decoded.mistake, kind, decoded.place);
  } catch (error) {
    return unread(file, `the file ${why(error)}`, kind);
  }
}

const MISSING = 'does not exist';

/** Names in a folder, without hidden files such as editors' lock files; or why the folder cannot be read. */
async function entries(folder: string): Promise<readonly string[] | string> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    return why(error);
  }
}

function why(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return MISSING;
  if (code === 'ENOTDIR') return 'is not a folder';
  return `cannot be read (${code}) - check its permissions`;
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

function fileOf(item: Listed | TextFile | Unread): string {
  return 'problem' in item ? item.problem.file : item.file;
}

function unread(
  file: string,
  message: string,
  kind?: FileKind,
  place: Place = { line: 1, column: 1 },
): Unread {
  return { problem: { file, ...place, message }, ...(kind !== undefined && { kind }) };
}

function stray(file: string, message: string): Unread {
  return { ...unread(file, message), stray: true };
}
