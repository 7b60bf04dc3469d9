import { textsFor } from '../text/index.ts';
import { notice } from './build.ts';
import type { Command, Inbound } from './command.ts';
import type { Log } from './dispatch.ts';
import type { Reply } from './reply.ts';

/** Why the asker may not use a command; undefined where nothing speaks against it. */
export async function denied(
  { access, hidden }: Command,
  { from, manages, broadcast }: Inbound,
  language: string,
  log: Log,
): Promise<Reply | undefined> {
  if (access === undefined && (hidden || !broadcast)) return undefined;
  const say = textsFor(language).access;
  if (manages === undefined) return notice(language, [say.unknown]);
  try {
    return (await manages()) ? undefined : notice(language, [say.others]);
  } catch (error) {
    const { name } = error instanceof Error ? error : { name: typeof error };
    log.error({ platform: from.platform, error: name }, 'it could not be checked who manages a chat');
    return notice(language, [say.unchecked]);
  }
}
