import { randomBytes } from 'node:crypto';
import { type DeskFiles, update } from '../desk-files.ts';

const PATH = 'web/key';
const BYTES = 32;
/** A key as it is made; what else stands in the file is no key. */
const KEY = /^[\w-]{43}$/;

/** The key that signs links to the desk, the same for all replicas. It is made with the first link. */
export async function linkKey(files: DeskFiles): Promise<string> {
  const kept = keyIn((await files.read(PATH))?.text);
  if (kept !== undefined) return kept;
  const made = randomBytes(BYTES).toString('base64url');
  const written = await update(files, PATH, (text) => (keyIn(text) === undefined ? `${made}\n` : undefined));
  // Another replica may have been quicker.
  return written === undefined ? linkKey(files) : made;
}

function keyIn(text = ''): string | undefined {
  const key = text.trim();
  return KEY.test(key) ? key : undefined;
}
