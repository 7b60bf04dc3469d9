import { compareText } from '../util/compare-text.ts';
import type { TextFile, Unread } from './folder.ts';
import { type FileOptions, loadFiles } from './load.ts';
import type { Knowledge } from './model.ts';
import { KnowledgeError, type Problem } from './problems.ts';

/** A file of which not what it says now is in use. */
export interface HeldFile {
  /** Relative to the knowledge folder. */
  readonly file: string;
  /** Its last good text is in use; else nothing of it is, since it is new. */
  readonly earlier: boolean;
}

/** Knowledge with the files that it was made of. */
export interface SoundKnowledge {
  /** Undefined where nothing but the last good files goes together. */
  readonly sound?: { readonly knowledge: Knowledge; readonly files: readonly TextFile[] };
  /** The mistakes of the files that are not in use as they are; none where all are. */
  readonly problems: readonly Problem[];
  readonly held: readonly HeldFile[];
}

/** With more changed files than this, no single one is looked for that must be held. */
const TRIED = 8;

type Item = TextFile | Unread;

/**
 * The knowledge in the files as they are; where they have mistakes, in as many of them as go together with the last good
 * texts of the others. Nothing is half used: the result passes every check that the files themselves have to pass.
 *
 * @param items the files as `readFolder` gives them
 * @param good the files of the knowledge that is in use; none at the start
 * @throws KnowledgeError with every problem, where there are no good files to fall back on
 */
export function loadSound(
  items: readonly Item[],
  good: readonly TextFile[],
  options: FileOptions = {},
): SoundKnowledge {
  const first = tryLoading(items, options);
  if (!(first instanceof KnowledgeError)) {
    return { sound: { knowledge: first, files: items.filter(isText) }, problems: [], held: [] };
  }
  if (good.length === 0) throw first;
  const changed = changedFiles(items, good);
  const held = new Set<string>();
  let latest = first;
  for (;;) {
    const next = filesToHold(latest.problems, { items, good, changed, held, options });
    for (const file of next) held.add(file);
    const mixed = withHeld(items, good, held);
    const result = { problems: causes(first.problems, held), held: heldFiles(held, good) };
    if (next.length === 0 || held.size === changed.length) return result;
    const loaded = tryLoading(mixed, options);
    if (!(loaded instanceof KnowledgeError)) {
      return { sound: { knowledge: loaded, files: mixed.filter(isText) }, ...result };
    }
    latest = loaded;
  }
}

/** The mistakes in the files that are held; those of other files follow from them, unless there are no others. */
function causes(problems: readonly Problem[], held: ReadonlySet<string>): readonly Problem[] {
  const own = problems.filter(({ file }) => held.has(file));
  return own.length > 0 ? own : problems;
}

function heldFiles(held: ReadonlySet<string>, good: readonly TextFile[]): readonly HeldFile[] {
  const known = new Set(good.map(({ file }) => file));
  // A folder that is missing is held with its files.
  const files = [...held].filter((file) => file.endsWith('.yaml')).sort(compareText);
  return files.map((file) => ({ file, earlier: known.has(file) }));
}

function tryLoading(items: readonly Item[], options: FileOptions): Knowledge | KnowledgeError {
  try {
    return loadFiles(items, options);
  } catch (error) {
    if (error instanceof KnowledgeError) return error;
    throw error;
  }
}

function isText(item: Item): item is TextFile {
  return 'text' in item;
}

/** The path of a file that counts, if it can be read or not; undefined for a stray one. */
function pathOf(item: Item): string | undefined {
  if (isText(item)) return item.file;
  return item.stray ? undefined : item.problem.file;
}

/** Paths that are not as they are in the good files: changed, new, gone, or not to be read. */
function changedFiles(items: readonly Item[], good: readonly TextFile[]): readonly string[] {
  const before = new Map(good.map(({ file, text }) => [file, text]));
  const now = new Set(items.flatMap((item) => pathOf(item) ?? []));
  const changed = items.filter((item) => !isText(item) || before.get(item.file) !== item.text);
  return [
    ...new Set([
      ...changed.flatMap((item) => pathOf(item) ?? []),
      ...good.map(({ file }) => file).filter((file) => !now.has(file)),
    ]),
  ];
}

/** What to hold next. */
interface Holding {
  readonly items: readonly Item[];
  readonly good: readonly TextFile[];
  readonly changed: readonly string[];
  /** What is held already. */
  readonly held: ReadonlySet<string>;
  readonly options: FileOptions;
}

/**
 * The files to hold next: of those with mistakes the one that makes most, since another's may only follow from it. Where
 * those with mistakes have not changed, what is gone is held, and else the changed file that makes most of them.
 */
function filesToHold(problems: readonly Problem[], holding: Holding): readonly string[] {
  const { items, good, changed, held, options } = holding;
  const open = changed.filter((file) => !held.has(file));
  const named = new Set(problems.map(({ file }) => file));
  const now = new Set(items.flatMap((item) => pathOf(item) ?? []));
  const wrong = open.filter((file) => named.has(file));
  const gone = open.filter((file) => !now.has(file));
  const suspects = [wrong, gone, open].find(({ length }) => length > 0) ?? [];
  if (suspects.length > TRIED) return suspects;
  const tried = suspects.map((file) => {
    const loaded = tryLoading(withHeld(items, good, new Set([...held, file])), options);
    return { file, left: loaded instanceof KnowledgeError ? loaded.problems.length : 0 };
  });
  const [best] = tried.toSorted((a, b) => a.left - b.left);
  return best !== undefined && best.left < problems.length ? [best.file] : suspects;
}

/** The files with the last good texts of those that are held, in the order of their paths. */
function withHeld(
  items: readonly Item[],
  good: readonly TextFile[],
  held: ReadonlySet<string>,
): readonly Item[] {
  const kept = items.filter((item) => !held.has(pathOf(item) ?? ''));
  const earlier = good.filter(({ file }) => held.has(file));
  return [...kept, ...earlier].toSorted((a, b) => compareText(pathOf(a) ?? '', pathOf(b) ?? ''));
}
