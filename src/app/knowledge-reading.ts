import { serialize } from 'node:v8';
import { type Overlay, readFolder, type TextFile } from '../knowledge/folder.ts';
import type { ParsedFiles } from '../knowledge/parsed-files.ts';
import { KnowledgeError, type Problem } from '../knowledge/problems.ts';
import { type HeldFile, loadSound } from '../knowledge/sound-files.ts';
import { versionOf } from '../knowledge/version.ts';
import { compile } from '../query/compile.ts';
import { pack } from '../query/packed-knowledge.ts';
import { cacheFileOf, keepPacked } from './knowledge-cache.ts';

/** What is to be read. It goes from thread to thread, and so do its results. */
export interface ReadingRequest {
  readonly folder: string;
  readonly overlay: Overlay;
  /** The files of the knowledge in use, and its version; none at the start. */
  readonly good: readonly TextFile[];
  readonly version?: string | undefined;
  /** The present, after which nothing can have been published or added. */
  readonly now?: Date | undefined;
  /** Where to keep what was compiled of files without a mistake. */
  readonly cacheDir?: string | undefined;
}

/** What reading gave. */
export interface Reading {
  /** The mistakes of the files as they are. */
  readonly problems: readonly Problem[];
  /** Files whose present text is not in use, where others are. */
  readonly held: readonly HeldFile[];
  /** The files in use; undefined if nothing could be used but what is in use already. */
  readonly files?: readonly TextFile[];
  /** What `pack` gave, serialized; undefined where the version is the same. */
  readonly packed?: Uint8Array<ArrayBuffer>;
}

/**
 * Reads and checks the files, and compiles them unless they are those in use. It takes seconds without a pause.
 *
 * @param parsed files that were parsed before
 */
export async function readKnowledge(request: ReadingRequest, parsed: ParsedFiles): Promise<Reading> {
  const { folder, overlay, good, version, now } = request;
  const items = await readFolder(folder, overlay);
  const texts = items.flatMap((item) => ('text' in item ? [item] : []));
  const isWhole = items.every((item) => 'text' in item || item.stray);
  // They were checked when they were taken into use.
  if (isWhole && version !== undefined && versionOf(texts) === version) {
    return { problems: [], held: [], files: texts };
  }
  try {
    const read = loadSound(items, good, { parsed, ...(now !== undefined && { now }) });
    const { problems, held } = read;
    if (read.sound === undefined) return { problems, held };
    const { knowledge, files } = read.sound;
    if (knowledge.version === version) return { problems, held, files };
    // A view of all of its memory, which can then go to another thread as it is.
    const { buffer } = serialize(pack(compile(knowledge)));
    return { problems, held, files, packed: new Uint8Array(buffer as ArrayBuffer) };
  } catch (error) {
    if (error instanceof KnowledgeError) return { problems: error.problems, held: [] };
    throw error;
  }
}

/** Reads as above, keeps the result for later starts where no file has changed meanwhile, and gives it. */
export async function readAndKeep(
  request: ReadingRequest,
  parsed: ParsedFiles,
  give: (reading: Reading) => void,
): Promise<void> {
  const { folder, overlay, cacheDir } = request;
  const file = cacheDir === undefined ? undefined : cacheFileOf(folder, cacheDir, overlay);
  const reading = await readKnowledge(request, parsed);
  const { packed, problems } = reading;
  const isSame = (): boolean => cacheDir !== undefined && cacheFileOf(folder, cacheDir, overlay) === file;
  if (file !== undefined && packed !== undefined && problems.length === 0 && isSame())
    await keepPacked(file, packed).catch(() => undefined);
  give(reading);
}
