import { MessageFlags, RateLimitError } from 'discord.js';
import { NEW_POST } from '../../command/chat-ref.ts';
import type { Command } from '../../command/command.ts';
import { factsOf } from '../../reply/citations.ts';
import type { PostHead, Reply } from '../../reply/reply.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { NotBegun } from '../../sending/pace.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';
import { type Api, NONCE_MILLISECONDS, type PostOptions } from './api.ts';
import { failureOf } from './errors.ts';
import { ForumPosts, headOf } from './forum-posts.ts';
import { type MessagePayload, messagesOf } from './message.ts';
import { findMarked, withMarker } from './message-marker.ts';
import type { Threads } from './threads.ts';

/** What the poster sends with, and whom it tells. */
export interface ChannelPosterOptions {
  /** Lets answers that readers wait for go first. */
  readonly api: Api;
  readonly threads: Threads;
  readonly commands: readonly Command[];
  readonly failed: FailureLog;
  /** Whether anything may be sent now. */
  isReady(): boolean;
  /** Remembers work that is under way; it never rejects. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  now(): Date;
}

/** A message, and what it is called as a post. */
interface Sending {
  readonly payload: MessagePayload;
  readonly head: PostHead;
}

/** A message whose sending was interrupted; see `Outgoing.resume`. */
interface Resuming {
  readonly key: string;
  readonly since: Date;
  readonly mayResend: boolean;
}

/** The owner of a message that nobody asked for. */
const NOBODY = '0';

/** The clocks of two replicas may differ by this much. */
const SKEW_MILLISECONDS = 5_000;

/** How far back a message is searched for whose time the clock is behind. */
const LOOK_BACK_MILLISECONDS = 60 * 60_000;

const NOT_SENT = { outcome: 'not-sent' } as const;
const UNSETTLED: Sent = { outcome: 'unsettled' };

/**
 * Posts on Discord. For a short time Discord itself makes one message of several with the same nonce; after that, a
 * message whose outcome is unknown is searched for in its channel.
 */
export class ChannelPoster implements Poster {
  readonly platform = 'discord';
  readonly #options: ChannelPosterOptions;
  readonly #posts: ForumPosts;

  constructor(options: ChannelPosterOptions) {
    this.#options = options;
    this.#posts = new ForumPosts(options.threads, options.api);
  }

  /** The first message of a post has the id of the post. */
  next(to: Recipient, message: string): Recipient {
    return isNewPost(to) ? { ...to, thread: message } : to;
  }

  isReady(): boolean {
    return this.#options.isReady();
  }

  messages(reply: Reply): readonly Outgoing[] {
    const { commands, track } = this.#options;
    const messages = messagesOf(reply, { commands, owner: NOBODY, visibility: 'everyone' });
    return messages.map(({ cites, stated, ...message }, index): Outgoing => {
      const sending = { payload: index === 0 ? message : silent(message), head: headOf(reply) };
      return {
        facts: factsOf(reply.citations, cites),
        ...given({ stated }),
        send: (to, key, begin) => track(this.#send(sending, to, { nonce: key, begin, ...replyTo(to) })),
        resume: (to, key, since, mayResend) => track(this.#resume(sending, to, { key, since, mayResend })),
      };
    });
  }

  async #send(sending: Sending, to: Recipient, options: PostOptions): Promise<Sent> {
    if (!this.isReady()) return NOT_SENT;
    const payload = withMarker(sending.payload, options.nonce);
    let isOnItsWay = false;
    const begin = async () => {
      isOnItsWay = true;
      return options.begin === undefined || options.begin();
    };
    try {
      if (isNewPost(to)) {
        const message = await this.#posts.make({ forum: to.chat, head: sending.head, payload, begin });
        return { outcome: 'sent', message };
      }
      const channel = await this.#channelOf(to);
      isOnItsWay = true;
      return { outcome: 'sent', message: await this.#options.api.post(channel, payload, options) };
    } catch (error) {
      this.#report(error, to);
      const failure = failureOf(error);
      if (failure === 'unsettled') return isOnItsWay ? UNSETTLED : NOT_SENT;
      return failure === 'not-sent' ? notSent(error) : { outcome: 'refused', reason: failure };
    }
  }

  async #resume(sending: Sending, to: Recipient, { key, since, mayResend }: Resuming): Promise<Sent> {
    const { api, threads, now } = this.#options;
    // If the clock was set back, it cannot tell how long ago that was: the message is only looked for.
    const isAhead = since.getTime() - now().getTime() > SKEW_MILLISECONDS;
    if (!this.isReady()) return UNSETTLED;
    const lookFrom = isAhead ? new Date(now().getTime() - LOOK_BACK_MILLISECONDS) : since;
    const isRemembered = () => now().getTime() - since.getTime() < NONCE_MILLISECONDS;
    if (mayResend && !isAhead && !isNewPost(to) && isRemembered()) {
      const again = await this.#send(sending, to, { nonce: key, since, ...replyTo(to) });
      if (again.outcome !== 'not-sent') return again;
      // That it was not sent this time does not mean that it did not arrive the first time.
      if (isRemembered()) return UNSETTLED;
    }
    try {
      const found = isNewPost(to)
        ? await this.#posts.find(to.chat, { key, since: lookFrom })
        : await findMarked(
            { api, threads, channel: await this.#channelOf(to) },
            { key, since: lookFrom, direct: to.direct ?? false },
          );
      if (typeof found === 'object') return { outcome: 'sent', ...found };
      // It may have been sent before that: when, the clock will tell once it is past the moment again.
      if (isAhead) return UNSETTLED;
      if (found === 'not-visible') return { outcome: 'unknown' };
    } catch (error) {
      this.#report(error, to);
      const failure = failureOf(error);
      if (failure === 'unsettled' || failure === 'not-sent') return UNSETTLED;
      return failure === 'gone' ? { outcome: 'refused', reason: 'gone' } : { outcome: 'unknown' };
    }
    // The request for it may still be on its way, and a post has no nonce.
    if (isRemembered()) return UNSETTLED;
    if (!mayResend) return NOT_SENT;
    return this.#send(sending, to, { nonce: key, ...replyTo(to) });
  }

  /** On Discord a thread is a channel of its own. */
  async #channelOf({ direct, chat, thread }: Recipient): Promise<string> {
    return direct ? this.#options.api.directChannel(chat) : (thread ?? chat);
  }

  #report(error: unknown, to: Recipient): void {
    if (error instanceof NotBegun) return;
    const { direct, chat, thread = chat } = to;
    const where = direct ? 'a direct message' : `channel ${isNewPost(to) ? chat : thread}`;
    this.#options.failed(error, 'Posting on Discord', where);
  }
}

function isNewPost({ thread }: Recipient): boolean {
  return thread === NEW_POST;
}

function replyTo({ replyTo }: Recipient): Pick<PostOptions, 'replyTo'> {
  return given({ replyTo });
}

/** The same message without a notification: one for several messages is enough. */
function silent({ body, files }: MessagePayload): MessagePayload {
  return { body: { ...body, flags: body.flags | MessageFlags.SuppressNotifications }, files };
}

/** With the seconds to wait, if Discord says how many. */
export function notSent(error: unknown): Extract<Sent, { readonly outcome: 'not-sent' }> {
  if (!(error instanceof RateLimitError)) return NOT_SENT;
  return { outcome: 'not-sent', after: Math.ceil(error.retryAfter / 1_000) };
}
