import { LARGEST_FILE } from '../../command/material.ts';
import { readLimited } from '../../util/read-limited.ts';
import type { ReadFile } from './material.ts';

/** Where Discord keeps attachments. A message names no other place, whoever wrote it. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const MILLISECONDS = 20_000;

/** Loads attachments from Discord's servers. @param get the program's `fetch`, or one of a test */
export function createAttachmentReader(get: typeof fetch): ReadFile {
  return async (url) => {
    const address = URL.parse(url);
    if (address?.protocol !== 'https:' || !HOSTS.has(address.hostname)) {
      throw new Error('the attachment is not on a server of Discord');
    }
    const response = await get(address, { redirect: 'error', signal: AbortSignal.timeout(MILLISECONDS) });
    return readLimited(response, LARGEST_FILE);
  };
}
