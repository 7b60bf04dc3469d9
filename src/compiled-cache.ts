import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Bytes, versionOf } from './knowledge/version.ts';
import type { Compiled } from './query/compile.ts';

/** Folders whose code decides what compiled knowledge looks like. */
const CODE = ['knowledge', 'query'];

/**
 * Compiled knowledge, from the cache where the same files were compiled by the same code before, else made anew and
 * kept. Parsing and taking apart take most of a start; a cache that cannot be read or written costs only that time.
 *
 * @param make loads and compiles; its errors are passed on
 */
export async function cachedCompile(
  knowledgeDir: string,
  cacheDir: string,
  make: () => Promise<Compiled>,
): Promise<Compiled> {
  const version = versionOf([...(await filesUnder(knowledgeDir)), ...(await codeFiles())]);
  const file = join(cacheDir, `${version}-${process.version}.bin`);
  try {
    return deserialize(await readFile(file)) as Compiled;
  } catch {
    const compiled = await make();
    await keep(cacheDir, file, compiled).catch(() => undefined);
    return compiled;
  }
}

/** Writes aside and renames, so that no other process reads half a file; older versions go. */
async function keep(cacheDir: string, file: string, compiled: Compiled): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, serialize(compiled));
  await rename(aside, file);
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (path !== file && name.endsWith('.bin')) await rm(path, { force: true });
  }
}

async function codeFiles(): Promise<Bytes[]> {
  const folders = await Promise.all(CODE.map((folder) => filesUnder(join(import.meta.dirname, folder))));
  return folders.flat();
}

async function filesUnder(folder: string): Promise<Bytes[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (path) => ({ file: relative(folder, path), bytes: await readFile(path) })),
  );
}
