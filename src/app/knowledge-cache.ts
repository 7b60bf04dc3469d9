import { readdirSync, readFileSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Overlay } from '../knowledge/folder.ts';
import { type Bytes, versionOf } from '../knowledge/version.ts';
import type { Compiled } from '../query/compile.ts';
import { type Packed, pack, unpack } from '../query/packed-knowledge.ts';
import { makePrivateFolder, PRIVATE_FILE } from '../util/private-files.ts';

/** Folders whose code decides what compiled knowledge looks like. */
const CODE = ['knowledge', 'query', 'util'];
/** Packages that do so too: they read files, check them, stem words and hold the index. */
const PACKAGES = ['yaml', 'zod', 'stemmer', 'minisearch'];

/** What is compiled, beside the files of the folder, and by what. */
export interface CacheOptions {
  /** Takes the place of files of the folder, or adds some. */
  readonly overlay?: Overlay;
  /** The package.json of each package on which compiled knowledge depends. */
  readonly manifests?: readonly string[];
  /** Takes why compiled knowledge could not be kept, which costs each start some time. */
  onNotKept?(error: unknown): void;
}

/** The file in which the compiled form of this knowledge is kept: another one where any file, code or package is another. */
export function cacheFileOf(
  knowledgeDir: string,
  cacheDir: string,
  overlay: Overlay = new Map(),
  manifests: readonly string[] = installedManifests(),
): string {
  const packages = manifests.map((path) => ({ file: path, bytes: readFileSync(path) }));
  const laid = [...overlay].map(([file, text]) => ({ file: `//${file}`, bytes: Buffer.from(text) }));
  const version = versionOf([...filesUnder(knowledgeDir), ...laid, ...codeFiles(), ...packages]);
  return join(cacheDir, `${version}-${process.version}.bin`);
}

/**
 * Compiled knowledge, from the cache where the same files were compiled by the same code and packages before, else made
 * anew and kept. Parsing and compiling take most of a start; a cache that cannot be read or written costs only that time.
 *
 * @param make loads and compiles; its errors are passed on. It gives what is compiled, or that packed and serialized
 */
export async function cachedCompile(
  knowledgeDir: string,
  cacheDir: string,
  make: () => Promise<Compiled | Uint8Array>,
  { overlay, manifests, onNotKept }: CacheOptions = {},
): Promise<Compiled> {
  const file = cacheFileOf(knowledgeDir, cacheDir, overlay, manifests);
  try {
    return readPacked(readFileSync(file));
  } catch {
    const made = await make();
    const isPacked = made instanceof Uint8Array;
    await keepPacked(file, isPacked ? made : serialize(pack(made))).catch((error: unknown) =>
      onNotKept?.(error),
    );
    return isPacked ? readPacked(made) : made;
  }
}

/** Compiled knowledge from the cache; undefined where it is not kept. */
export function cached(
  knowledgeDir: string,
  cacheDir: string,
  { overlay, manifests }: CacheOptions = {},
): Compiled | undefined {
  try {
    return readPacked(readFileSync(cacheFileOf(knowledgeDir, cacheDir, overlay, manifests)));
  } catch {
    return undefined;
  }
}

/** What `serialize(pack(compiled))` gave, compiled again. */
function readPacked(bytes: Uint8Array): Compiled {
  return unpack(deserialize(bytes) as Packed);
}

/** What a process that was killed left half written; writing takes seconds. */
const HALF_WRITTEN = /\.bin\.\d+$/;
const ABANDONED_MILLISECONDS = 60 * 60 * 1_000;

/** Writes aside and renames, so that no other process reads half a file; older versions go, and what was left half written. */
export async function keepPacked(file: string, packed: Uint8Array): Promise<void> {
  const cacheDir = dirname(file);
  makePrivateFolder(cacheDir);
  const aside = `${file}.${process.pid}`;
  try {
    await writeFile(aside, packed, { mode: PRIVATE_FILE });
    await rename(aside, file);
  } catch (error) {
    // Half a file would keep a full disk full.
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
  const { mtimeMs: writtenAt } = await stat(file);
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (path === file) continue;
    const isOld = HALF_WRITTEN.test(name)
      ? writtenAt - (await stat(path).catch(() => ({ mtimeMs: writtenAt }))).mtimeMs > ABANDONED_MILLISECONDS
      : name.endsWith('.bin');
    if (isOld) await rm(path, { force: true });
  }
}

function installedManifests(): string[] {
  return PACKAGES.flatMap((name) => findPackageJSON(name, import.meta.url) ?? []);
}

function codeFiles(): Bytes[] {
  return CODE.flatMap((folder) => filesUnder(join(import.meta.dirname, '..', folder)));
}

/** Read one after the other: for small files that is faster than through the pool of threads. */
function filesUnder(folder: string): Bytes[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ file: relative(folder, path), bytes: readFileSync(path) }));
  } catch {
    // The loader, which comes next, reports what cannot be read.
    return [];
  }
}
