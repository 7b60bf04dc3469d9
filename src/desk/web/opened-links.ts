import * as z from 'zod';
import { type DeskFiles, update } from '../desk-files.ts';

const PATH = 'web/opened.json';

/** Ids of links that were opened, with the second after which they are worth nothing anyway. */
const Opened = z.record(z.string(), z.number());

/** Whether a link was opened. @param id of the link */
export async function wasOpened(files: DeskFiles, id: string): Promise<boolean> {
  return Object.hasOwn(openedIn((await files.read(PATH))?.text), id);
}

/**
 * Writes down that a link is opened, for all replicas.
 *
 * @param until the second after which it is worth nothing anyway, and is forgotten
 * @returns whether it is the first time
 */
export async function openOnce(
  files: DeskFiles,
  { id, until, now }: { readonly id: string; readonly until: number; readonly now: number },
): Promise<boolean> {
  const written = await update(files, PATH, (text) => {
    const opened = openedIn(text);
    if (Object.hasOwn(opened, id)) return undefined;
    const standing = Object.entries(opened).filter(([, end]) => end >= now);
    return `${JSON.stringify(Object.fromEntries([...standing, [id, until]]), undefined, 1)}\n`;
  });
  return written !== undefined;
}

function openedIn(text = '{}'): Readonly<Record<string, number>> {
  try {
    return Opened.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
