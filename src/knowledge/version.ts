import { createHash } from 'node:crypto';

/** A file of the knowledge folder, or one that stands in for it. */
export interface Bytes {
  /** Name relative to the folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Hash of files' names and bytes, 16 hexadecimal digits: the same files have the same version. */
export function versionOf(files: readonly Bytes[]): string {
  const hash = createHash('sha256');
  // With the length, moving bytes from one file to the next changes the hash.
  for (const { file, bytes } of files) hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 16);
}
