import type { Command } from '../../command/command.ts';
import type { Reply } from '../../reply/reply.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import type { Edited, EditedMessage, MessageEditor } from '../../sending/message-editor.ts';
import { NotBegun } from '../../sending/pace.ts';
import type { Api } from './api.ts';
import { notSent } from './channel-poster.ts';
import { failureOf } from './errors.ts';
import { type CitingPayload, messagesOf } from './message.ts';
import { questionsIn } from './message-text.ts';

/** What the editor edits with, and whom it tells. */
export interface EditorOptions {
  /** Lets answers that readers wait for go first. */
  readonly api: Api;
  readonly commands: readonly Command[];
  readonly failed: FailureLog;
  /** Whether anything may be sent now. */
  isReady(): boolean;
  /** Remembers work that is under way; it never rejects. */
  track<Result>(work: Promise<Result>): Promise<Result>;
}

/** The owner of a message that nobody asked for. */
const NOBODY = '0';

/** Changes messages on Discord. The question that a message shows stays in it, if there is room. */
export class ChannelEditor implements MessageEditor {
  readonly platform = 'discord';
  readonly #options: EditorOptions;

  constructor(options: EditorOptions) {
    this.#options = options;
  }

  isReady(): boolean {
    return this.#options.isReady();
  }

  edit(edited: EditedMessage, reply: Reply): Promise<Edited> {
    return this.#options.track(this.#edit(edited, reply));
  }

  async #edit({ in: from, message, reader }: EditedMessage, reply: Reply): Promise<Edited> {
    const { api } = this.#options;
    if (!this.isReady()) return { outcome: 'again' };
    const { chat, thread } = from;
    try {
      // What was posted to a reader directly is in the channel of that reader's direct messages.
      const channel = chat === reader ? await api.directChannel(chat) : (thread ?? chat);
      const plain = this.#messages(reply);
      const [payload = undefined] =
        this.#withQuestions(reply, await this.#questions(channel, message)) ?? plain;
      if (payload === undefined) throw new TypeError('a reply has at least one message');
      await api.edit(channel, message, payload);
      return { outcome: 'edited', parts: plain.length };
    } catch (error) {
      const failure = failureOf(error);
      // That readers delete messages is nothing that an operator can mend.
      if (failure === 'gone') return { outcome: 'gone' };
      if (!(error instanceof NotBegun))
        this.#options.failed(error, 'Correcting a message on Discord', `channel ${thread ?? chat}`);
      if (failure === 'forbidden' || failure === 'rejected') return { outcome: 'refused' };
      const sent = notSent(error);
      return { outcome: 'again', ...('after' in sent ? { after: sent.after } : {}) };
    }
  }

  #messages(reply: Reply): readonly CitingPayload[] {
    return messagesOf(reply, { commands: this.#options.commands, owner: NOBODY, visibility: 'everyone' });
  }

  /** The reply in one message below the questions; undefined if it does not fit. */
  #withQuestions(reply: Reply, asked: readonly string[]): readonly CitingPayload[] | undefined {
    const messages = asked.length === 0 ? [] : this.#messages({ ...reply, asked });
    return messages.length === 1 ? messages : undefined;
  }

  /** The questions that a message shows; none if the bot may not look. */
  async #questions(channel: string, message: string): Promise<readonly string[]> {
    try {
      return questionsIn(await this.#options.api.message(channel, message));
    } catch (error) {
      if (failureOf(error) === 'forbidden') return [];
      throw error;
    }
  }
}
