import { GrammyError } from 'grammy';
import type { Command } from '../../command/command.ts';
import { factsOf } from '../../reply/citations.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { type InTurn, NotBegun } from '../../sending/pace.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';
import type { Api, Posted, Target } from './api.ts';
import { failureOf } from './errors.ts';
import { messagesOf } from './message.ts';

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

type Call = (target: Target) => Promise<Posted>;

/** Owner of a post, which no reader asked for: in a group its buttons open in the reader's private chat. */
const NOBODY = '0';

/** Posts on Telegram. A bot cannot look up whether a message arrived, so an unknown outcome stays unknown. */
export function createPoster({ api, inTurn, commands, failed, isReady, track }: PostOptions): Poster {
  async function send(to: Recipient, call: Call, begin: () => Promise<boolean>): Promise<Sent> {
    if (!isReady()) return { outcome: 'not-sent' };
    try {
      const { message, movedTo } = await inTurn(to.chat, () => call(targetOf(to)), begin);
      const moved = movedTo === undefined ? {} : { movedTo: String(movedTo) };
      return { outcome: 'sent', message: String(message), ...moved };
    } catch (error) {
      if (!(error instanceof NotBegun)) failed(error, 'Posting on Telegram', `chat ${to.chat}`);
      return outcomeOf(error);
    }
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

    messages(reply) {
      const { pictures, texts } = messagesOf(reply, { commands, owner: NOBODY });
      return [
        ...pictures.map((picture) => outgoing([], (target) => api.picture(target, picture))),
        ...texts.map((text, index) => {
          // Only the first of several messages notifies.
          const quiet = index + pictures.length > 0 ? { silent: true as const } : {};
          const facts = factsOf(reply.citations, text.cites);
          return {
            ...outgoing(facts, (target) => api.text({ ...target, ...quiet }, text)),
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
