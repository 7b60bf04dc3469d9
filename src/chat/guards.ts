import type { Command, Inbound } from '../command/command.ts';
import type { DeskService } from '../command/desk-service.ts';
import { notice } from '../reply/build.ts';
import type { Reply } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import { describeError, type Log } from '../util/log.ts';

/** A call beyond the limit. */
export interface Refused {
  /** Whole seconds until the next one is allowed. */
  readonly wait: number;
  /** It is not the first one that is refused: the reader has been told already. */
  readonly again: boolean;
}

/** Who asks, and where. */
export type Asker = Pick<Inbound, 'from' | 'user' | 'server'>;

/** Limits how often readers may ask. */
export interface Limits {
  /**
   * Counts one more call.
   * @returns undefined where it is allowed
   */
  take(asker: Asker): Promise<Refused | undefined>;
  /**
   * Counts one more look at half-typed text, which platforms ask for with every few letters. These are counted apart from calls.
   * @returns whether it is allowed
   */
  takeTyped(asker: Asker): Promise<boolean>;
}

/** Says when a reader who asks too often may ask again. */
export function limitRefusal({ wait, again }: Refused, language: string): Reply {
  const reply = notice(language, [textsFor(language).wrong.tooOften(wait)]);
  return again ? { ...reply, repeated: true } : reply;
}

/**
 * Says why the asker may not use a command; undefined if they may. Some commands are for those who manage the chat, and
 * where only they write, every command that is not hidden is.
 */
export async function accessRefusal(
  { access, hidden }: Command,
  inbound: Inbound,
  language: string,
  { log, desk }: { readonly log: Log; readonly desk?: Pick<DeskService, 'access'> },
): Promise<Reply | undefined> {
  const { from, manages, broadcast } = inbound;
  if (access === 'edit') {
    const may = desk?.access(inbound) ?? 'others';
    return may === 'granted' ? undefined : notice(language, [textsFor(language).desk[may]]);
  }
  if (access === undefined && (hidden || !broadcast)) return undefined;
  const texts = textsFor(language).access;
  if (manages === undefined) return notice(language, [texts.unknown]);
  try {
    return (await manages()) ? undefined : notice(language, [texts.others]);
  } catch (error) {
    log.error(
      { event: 'access-check-failed', platform: from.platform, ...describeError(error) },
      'could not check who manages a chat',
    );
    return notice(language, [texts.unchecked]);
  }
}
