import { LARGEST_FILE } from '../../command/material.ts';
import { readLimited } from '../../util/read-limited.ts';
import type { ReadFile } from './material.ts';

/** What files are loaded with. */
export interface FileOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly seconds: number;
  /** The path of a file on Telegram's server. */
  path(id: string): Promise<string | undefined>;
}

/** Loads files through the Bot API server, which gives them for an hour after it was asked for their path. */
export function createFileReader({ token, apiRoot, seconds, path }: FileOptions): ReadFile {
  return async (id) => {
    const found = await path(id);
    if (found === undefined || found.startsWith('/')) throw new Error('Telegram gives no path of the file');
    const address = `${apiRoot}/file/bot${token}/${found.split('/').map(encodeURIComponent).join('/')}`;
    const response = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(seconds * 1_000),
    }).catch(() => {
      // The error of fetch may name the address, and with it the token.
      throw new Error('the file could not be loaded');
    });
    return readLimited(response, LARGEST_FILE);
  };
}
