import { MessageFlags, RateLimitError } from 'discord.js';
import type { Command } from '../../command/command.ts';
import { factsOf } from '../../reply/citations.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { NotBegun } from '../../sending/pace.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../sending/poster.ts';
import { type Api, NONCE_MILLISECONDS, type Posting } from './api.ts';
import { failureOf } from './errors.ts';
import { messagesOf, type Sending } from './message.ts';
import { find, recognisable } from './recognise.ts';

/** What posting works with. */
export interface PostOptions {
  /** Lets readers' answers go first. */
  readonly api: Api;
  readonly commands: readonly Command[];
  readonly failed: FailureLog;
  /** Whether anything may be sent now. */
  isReady(): boolean;
  /** Keeps what is under way and never rejects. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  now(): Date;
}

/** Nobody has asked. */
const NOBODY = '0';

/** So far may the clocks of two replicas be apart. */
const SKEW_MILLISECONDS = 5_000;

const NOT_SENT: Sent = { outcome: 'not-sent' };
const UNSETTLED: Sent = { outcome: 'unsettled' };

/**
 * Posts on Discord. For a short time Discord itself makes one message of several with the same key; after that a message
 * whose outcome is not known is looked for in its channel.
 */
export function createPoster({ api, commands, failed, isReady, track, now }: PostOptions): Poster {
  async function send(sending: Sending, to: Recipient, posting: Posting): Promise<Sent> {
    if (!isReady()) return NOT_SENT;
    let isOnItsWay = false;
    try {
      const channel = await channelOf(to);
      isOnItsWay = true;
      const message = await api.post(channel, recognisable(sending, posting.nonce), posting);
      return { outcome: 'sent', message };
    } catch (error) {
      tell(error, to);
      const failure = failureOf(error);
      if (failure === 'unsettled') return isOnItsWay ? UNSETTLED : NOT_SENT;
      return failure === 'not-sent' ? notSent(error) : { outcome: 'refused', reason: failure };
    }
  }

  async function resume(sending: Sending, to: Recipient, key: string, since: Date): Promise<Sent> {
    // A clock that was set back tells neither how long ago that was nor since when to look.
    const isAhead = since.getTime() - now().getTime() > SKEW_MILLISECONDS;
    if (!isReady() || isAhead) return UNSETTLED;
    const isRemembered = () => now().getTime() - since.getTime() < NONCE_MILLISECONDS;
    if (isRemembered()) {
      const again = await send(sending, to, { nonce: key, since });
      if (again.outcome !== 'not-sent') return again;
      // That it was not sent this time says nothing of the first.
      if (isRemembered()) return UNSETTLED;
    }
    try {
      const found = await find(api, await channelOf(to), { key, since, direct: to.direct ?? false });
      if (found === 'unseen') return { outcome: 'unknown' };
      if (found !== 'not-there') return { outcome: 'sent', ...found };
    } catch (error) {
      tell(error, to);
      const failure = failureOf(error);
      if (failure === 'unsettled' || failure === 'not-sent') return UNSETTLED;
      return failure === 'gone' ? { outcome: 'refused', reason: 'gone' } : { outcome: 'unknown' };
    }
    return send(sending, to, { nonce: key });
  }

  /** A thread is a channel of its own. */
  async function channelOf({ direct, chat, thread }: Recipient): Promise<string> {
    return direct ? api.direct(chat) : (thread ?? chat);
  }

  function tell(error: unknown, { direct, chat, thread }: Recipient): void {
    if (error instanceof NotBegun) return;
    failed(error, 'Posting on Discord', direct ? 'a direct message' : `channel ${thread ?? chat}`);
  }

  return {
    platform: 'discord',
    isReady,

    messages: (reply) =>
      messagesOf(reply, { commands, owner: NOBODY, hidden: 'no' }).map(
        ({ cites, ...made }, index): Outgoing => {
          const sending = index === 0 ? made : silent(made);
          return {
            facts: factsOf(reply.citations, cites),
            send: (to, key, begin) => track(send(sending, to, { nonce: key, begin })),
            resume: (to, key, since) => track(resume(sending, to, key, since)),
          };
        },
      ),
  };
}

/** The same without a sound: one message of several is enough to be told of. */
function silent(sending: Sending): Sending {
  const { message } = sending;
  return {
    ...sending,
    message: { ...message, flags: message.flags | MessageFlags.SuppressNotifications },
  };
}

/** To be tried after as many seconds as Discord says, where it does. */
function notSent(error: unknown): Sent {
  if (!(error instanceof RateLimitError)) return NOT_SENT;
  return { outcome: 'not-sent', after: Math.ceil(error.retryAfter / 1_000) };
}
