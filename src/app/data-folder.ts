import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../util/log.ts';
import { tighten } from '../util/private-files.ts';

/** What this program makes in DATA_DIR. Nothing else in it is touched: somebody may have named a folder with other things. */
const FOLDERS = ['audit', 'cache', 'drafts', 'knowledge', 'proposals', 'texts', 'web'];
const FILE =
  /^(?:sanad\.(?:sqlite|lock)(?:-wal|-shm|-journal)?|pack\.key|(?:announced|editors|feeds|knowledge-bases)\.json)$/;

/**
 * Takes the rights of other users from what this program keeps in a folder. Earlier versions gave some, and so does copying.
 *
 * @returns the paths to which other users still have a right
 */
function closeToOthers(dataDir: string): readonly string[] {
  const entries = entriesOf(dataDir);
  const ours = entries.filter(isOurs);
  const paths = ours.flatMap((entry) => pathsIn(join(dataDir, entry.name), entry));
  // A folder with other things is shared with something, so its rights are for the operator to set.
  const whole = ours.length === entries.length && ours.length > 0 ? [dataDir] : [];
  return [...paths, ...whole].filter((path) => !tighten(path));
}

/** Does so, and says in the log what is still open. */
export function closeDataFolder(dataDir: string, log: Pick<Log, 'warn'>): void {
  const open = closeToOthers(dataDir);
  if (open.length === 0) return;
  log.warn(
    { event: 'data-open-to-others', paths: open.slice(0, 10), count: open.length },
    `other users can read what is kept in ${dataDir}, and this user may not change that; make it the owner of these files (chown -R), and the next start takes the rights from the others`,
  );
}

/** What this program keeps in a folder beside the store, and cannot make again: the files of the desk, and the key of packs. */
export function keptBesideStore(dataDir: string): readonly string[] {
  return entriesOf(dataDir)
    .filter((entry) => isOurs(entry) && entry.name !== 'cache' && !entry.name.startsWith('sanad.'))
    .map(({ name }) => name)
    .toSorted();
}

function isOurs(entry: Dirent): boolean {
  return entry.isDirectory() ? FOLDERS.includes(entry.name) : FILE.test(entry.name);
}

/** A path, and those below it. Node itself writes the files of compiled code for this user alone. */
function pathsIn(path: string, entry: Dirent): readonly string[] {
  if (!entry.isDirectory()) return [path];
  const below = entry.name === 'code' ? [] : entriesOf(path);
  return [path, ...below.flatMap((each) => pathsIn(join(path, each.name), each))];
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // What uses the folder says why it cannot be read.
    return [];
  }
}
