import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Bytes, versionOf } from '../knowledge/version.ts';
import type { Compiled } from '../query/compile.ts';
import { type Packed, pack, unpack } from '../query/packed-knowledge.ts';

/** Folders whose code decides what compiled knowledge looks like. */
const CODE = ['knowledge', 'query', 'util'];
/** Packages that do so too: they read files, check them, stem words and hold the index. */
const PACKAGES = ['yaml', 'zod', 'stemmer', 'minisearch'];

/**
 * Compiled knowledge, from the cache where the same files were compiled by the same code and packages before, else made
 * anew and kept. Parsing and compiling take most of a start; a cache that cannot be read or written costs only that time.
 *
 * @param make loads and compiles; its errors are passed on
 * @param manifests the package.json of each package on which compiled knowledge depends
 */
export async function cachedCompile(
  knowledgeDir: string,
  cacheDir: string,
  make: () => Promise<Compiled>,
  manifests: readonly string[] = installedManifests(),
): Promise<Compiled> {
  const packages = manifests.map((path) => ({ file: path, bytes: readFileSync(path) }));
  const version = versionOf([...filesUnder(knowledgeDir), ...codeFiles(), ...packages]);
  const file = join(cacheDir, `${version}-${process.version}.bin`);
  try {
    return unpack(deserialize(readFileSync(file)) as Packed);
  } catch {
    const compiled = await make();
    await keep(cacheDir, file, compiled).catch(() => undefined);
    return compiled;
  }
}

/** Writes aside and renames, so that no other process reads half a file; older versions go. */
async function keep(cacheDir: string, file: string, compiled: Compiled): Promise<void> {
  // Folder by folder: a recursive mkdir never returns where a part of the path cannot hold folders.
  for (const folder of [dirname(cacheDir), cacheDir]) await mkdir(folder).catch(() => undefined);
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, serialize(pack(compiled)));
  await rename(aside, file);
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (path !== file && name.endsWith('.bin')) await rm(path, { force: true });
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
