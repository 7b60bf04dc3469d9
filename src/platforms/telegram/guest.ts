import type { Update } from 'grammy/types';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import { notice, paragraph } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import type { Api } from './api.ts';
import { decodeGuest, type GuestRequest } from './decode-guest.ts';
import { resultOf } from './inline.ts';
import type { Self } from './request.ts';

/** What answering as a guest depends on. */
export interface GuestOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly api: Pick<Api, 'answerGuestQuery' | 'whereRich'>;
  readonly failed: FailureLog;
  /** Version of the knowledge. */
  version(): string;
}

/** Answers those who call the bot in chats of which it is no member: each with one message, which has to say it all. */
export class GuestAnswers {
  readonly #options: GuestOptions;

  constructor(options: GuestOptions) {
    this.#options = options;
  }

  /** Answers a guest message; never rejects. */
  async answer({ guest_message: message, update_id: updateId }: Update, self: Self): Promise<void> {
    const { api, commands, failed, version } = this.#options;
    try {
      const request = message && decodeGuest(message, updateId, self, commands);
      if (request === undefined) return;
      const reply = await this.#replyTo(request);
      // A reader who goes on asking has been told why there is no answer.
      if (reply.repeated) return;
      const context = { username: self.username, commands, version: version() };
      const answer = async (rich: boolean) => {
        await api.answerGuestQuery(request.id, resultOf(reply, { ...context, rich }));
        return true;
      };
      if (!(await api.whereRich('a guest query', () => answer(true)))) await answer(false);
    } catch (error) {
      failed(error, 'Answering as a guest on Telegram', 'a chat of others');
    }
  }

  async #replyTo({ inbound, language: phone }: GuestRequest): Promise<Reply> {
    if (inbound === undefined) {
      const language = closestLanguage(phone) ?? 'en';
      return notice(language, [textsFor(language).telegram.guest.nothing]);
    }
    const reply = await this.#options.dispatch(inbound);
    // Statements that may not answer are no help to those who read along.
    return reply.outcome === 'unsure'
      ? { ...reply, blocks: [paragraph(textsFor(reply.language).telegram.guest.unsure)], citations: [] }
      : reply;
  }
}
