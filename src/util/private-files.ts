import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Rights of files and folders that hold what readers and editors have entrusted to this program: for its user alone. */
export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const RIGHTS = 0o777;
const OTHERS = 0o077;

/**
 * Creates a folder, and those above it that are missing, for this user alone. Folder by folder, since Node's recursive
 * mkdir never returns if a part of the path cannot contain folders. A folder that exists stays as it is.
 *
 * @throws the error of the file system; its `path` is the folder that could not be created
 */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makePrivateFolder(above);
  try {
    mkdirSync(folder, PRIVATE_FOLDER);
  } catch (error) {
    // Another program may have created it meanwhile.
    if (existsSync(folder)) return;
    throw error;
  }
  setRights(folder, PRIVATE_FOLDER);
}

/**
 * Creates an empty file for this user alone. One that exists is not even opened: closing it would release the locks that
 * SQLite holds on it in this process.
 *
 * @throws the error of the file system
 */
export function makePrivateFile(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE));
  } catch (error) {
    if (existsSync(file)) return;
    throw error;
  }
  setRights(file, PRIVATE_FILE);
}

/**
 * Takes the rights of other users from a file or a folder. What is missing, what cannot be looked at, and what a link leads to, stays as it is.
 *
 * @returns whether no other user has a right now
 */
export function tighten(path: string): boolean {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink() || (found.mode & OTHERS) === 0) return true;
    return setRights(path, found.mode & RIGHTS & ~OTHERS);
  } catch {
    return true;
  }
}

/** The mask of new files may take rights from the user too. @returns whether the path has these rights now */
function setRights(path: string, rights: number): boolean {
  // Windows keeps rights elsewhere.
  if (process.platform === 'win32') return true;
  try {
    if ((lstatSync(path).mode & RIGHTS) !== rights) chmodSync(path, rights);
    return true;
  } catch {
    // Some file systems have no rights, and what another user owns cannot be changed.
    return false;
  }
}
