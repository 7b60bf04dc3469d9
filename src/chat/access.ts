import type { Command, Inbound } from '../command/command.ts';
import { notice } from '../reply/build.ts';
import type { Reply } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import { describeError, type Log } from '../util/log.ts';

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
    log.error(
      { event: 'access-check-failed', platform: from.platform, ...describeError(error) },
      'could not check who manages a chat',
    );
    return notice(language, [say.unchecked]);
  }
}
