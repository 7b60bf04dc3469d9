import { createHash } from 'node:crypto';
import type { DeskFiles } from '../desk-files.ts';

/** The SHA-256 of a text, by which it is kept. */
export function textHash(paragraphs: readonly string[]): string {
  return createHash('sha256').update(paragraphs.join('\n')).digest('hex');
}

/** The path of a text among the files of the desk. */
export function textPath(hash: string): string {
  return `texts/${hash}.txt`;
}

/** Keeps a text, one line a paragraph. Returns its hash. */
export async function keepText(files: DeskFiles, paragraphs: readonly string[]): Promise<string> {
  const hash = textHash(paragraphs);
  // One that is there is the same.
  await files.write(textPath(hash), `${paragraphs.join('\n')}\n`, 'none');
  return hash;
}

/** The paragraphs of a text that is kept. */
export async function readText(files: DeskFiles, hash: string): Promise<readonly string[] | undefined> {
  const file = await files.read(textPath(hash));
  return file?.text.split('\n').filter((line) => line.trim() !== '');
}
