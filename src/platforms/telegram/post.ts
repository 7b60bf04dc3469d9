import { GrammyError } from 'grammy';
import type { Command } from '../../command/command.ts';
import { factsOf } from '../../reply/citations.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { type InTurn, NotBegun } from '../../sending/pace.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';
import type { Api, Posted, Target } from './api.ts';
import { failureOf } from './errors.ts';
import { type SentText, sentMessagesOf } from './rich-message.ts';

/** What a poster depends on. */
export interface PostOptions {
  /** Has no pace of its own and retries nothing. */
  readonly api: Api;
  /** Lets readers' answers go first. */
  readonly inTurn: InTurn;
  readonly commands: readonly Command[];
  readonly failed: FailureLog;
  /** Whether anything may be sent now. */
  isReady(): boolean;
  /** Keeps work that never rejects, so that stopping waits for it. */
  track<Result>(work: Promise<Result>): Promise<Result>;
}

/** Sends one message; `partly` if only the first of several that take its place is known to have arrived. */
type Call = (target: Target) => Promise<Posted | 'partly'>;

/** Owner of a post, which no reader asked for: in a group its buttons open in the reader's private chat. */
const NOBODY = '0';

/** Posts on Telegram. A bot cannot look up whether a message arrived, so an unknown outcome stays unknown. */
export function createPoster({ api, inTurn, commands, failed, isReady, track }: PostOptions): Poster {
  async function send(to: Recipient, call: Call, begin: () => Promise<boolean>): Promise<Sent> {
    if (!isReady()) return { outcome: 'not-sent' };
    try {
      const posted = await inTurn(to.chat, () => call(targetOf(to)), begin);
      if (posted === 'partly') return { outcome: 'unknown' };
      const { message, movedTo } = posted;
      const moved = movedTo === undefined ? {} : { movedTo: String(movedTo) };
      return { outcome: 'sent', message: String(message), ...moved };
    } catch (error) {
      if (!(error instanceof NotBegun)) failed(error, 'Posting on Telegram', `chat ${to.chat}`);
      return outcomeOf(error);
    }
  }

  /** A text of either form. Where a rich one is refused, its texts without formats go out. */
  async function sendText(target: Target, text: SentText): Promise<Posted | 'partly'> {
    if (!('rich' in text)) return api.text(target, text);
    const posted = await api.rich(target, text);
    if (posted) return posted;
    const [first, ...others] = text.plain();
    // Where the server knows none, each of several is sent for itself the next time, so that each has its own outcome.
    if (first === undefined || (others.length > 0 && !api.isRich)) {
      throw new NotBegun('its messages without formats are sent one by one');
    }
    const sent = await api.text(target, first);
    for (const other of others) {
      try {
        await api.text({ ...target, silent: true }, other);
      } catch (error) {
        failed(error, 'Posting on Telegram', `chat ${target.chat}`);
        return 'partly';
      }
    }
    return sent;
  }

  function outgoing(facts: readonly string[], call: Call): Outgoing {
    return {
      facts,
      send: (to, _, begin) => track(send(to, call, begin)),
      resume: async () => ({ outcome: 'unknown' }),
    };
  }

  return {
    platform: 'telegram',
    isReady,
    // Without rich messages a long reply has other parts.
    get form() {
      return api.isRich ? 'rich' : 'plain';
    },

    messages(reply) {
      const { pictures, texts } = sentMessagesOf(reply, { commands, owner: NOBODY, rich: api.isRich });
      return [
        ...pictures.map((picture) => outgoing([], (target) => api.picture(target, picture))),
        ...texts.map((text, index) => {
          // Only the first of several messages notifies.
          const quiet = index + pictures.length > 0 ? { silent: true as const } : {};
          const facts = factsOf(reply.citations, text.cites);
          return {
            ...outgoing(facts, (target) => sendText({ ...target, ...quiet }, text)),
            stated: text.stated,
          };
        }),
      ];
    },
  };
}

/** A reader's private chat has the reader's id. */
function targetOf({ chat, thread, replyTo }: Recipient): Target {
  return {
    chat: Number(chat),
    ...given({
      thread: thread === undefined ? undefined : Number(thread),
      replyTo: replyTo === undefined ? undefined : Number(replyTo),
    }),
  };
}

function outcomeOf(error: unknown): Sent {
  const failure = failureOf(error);
  switch (failure) {
    case 'unknown':
      return { outcome: 'unknown' };
    case 'too-many': {
      const after = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      return { outcome: 'not-sent', ...(after === undefined ? {} : { after }) };
    }
    case 'not-sent':
    case 'held-back':
    // These failures are about the bot, not about the chat.
    case 'unauthorized':
    case 'conflict':
    case 'moved':
      return { outcome: 'not-sent' };
    case 'gone':
      return { outcome: 'refused', reason: 'gone' };
    case 'no-rights':
    case 'topic-closed':
      return { outcome: 'refused', reason: 'forbidden' };
    case 'not-modified':
    case 'old-query':
    case 'refused':
      return { outcome: 'refused', reason: 'rejected' };
    default:
      return failure satisfies never;
  }
}
