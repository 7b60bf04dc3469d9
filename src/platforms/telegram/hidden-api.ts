import { type Api as GrammyApi, GrammyError, InputFile } from 'grammy';
import type { EphemeralMessageParameters, Message, ReplyParameters } from 'grammy/types';
import { given } from '../../util/given.ts';
import type { Timer } from '../../util/timer.ts';
import { keyboardFields, textFields } from './api.ts';
import { Attempts } from './attempts.ts';
import { failureOf } from './errors.ts';
import type { PictureMessage, Rows, TextMessage } from './message.ts';

/** A hidden message. Its id is one of its own: as a message of the chat it has none. */
export interface HiddenRef {
  readonly chat: number;
  /** Who alone sees it. */
  readonly reader: number;
  readonly id: number;
}

/** Where a hidden message is sent, and what allows it. A bot that manages the chat needs nothing that allows it. */
export interface HiddenTarget {
  readonly chat: number;
  readonly thread?: number;
  /** Who alone is to see it. */
  readonly reader: number;
  /** The press that it answers; it allows hidden messages for 15 seconds. */
  readonly press?: string;
  /** It is shown in the place of the message whose button was pressed. */
  readonly covers?: true;
  /** The message that it replies to: one that all see. */
  readonly replyTo?: number;
  /** The hidden message of the reader that it replies to; that allows it for 15 seconds. */
  readonly replyToHidden?: number;
}

/** The server has shown to everybody what was to be hidden. It was removed at once, unless there is a cause why not. */
export class ShownToAll extends Error {
  override readonly name = 'ShownToAll';

  constructor(cause: unknown) {
    super(
      cause === undefined
        ? 'the Bot API server showed a hidden reply to everybody; it is removed, and none is sent from now on'
        : 'the Bot API server showed a hidden reply to everybody, and it could not be removed; none is sent from now on',
      { cause },
    );
  }
}

/**
 * The part of the Bot API that deals with messages which one reader of a group sees (ephemeral messages, Bot API 10.3). A call
 * that fails rejects with grammY's error.
 */
export class HiddenApi {
  readonly #api: GrammyApi;
  readonly #attempts: Attempts;

  /** @param api keeps to Telegram's limits and waits as long as Telegram says; retries nothing else */
  constructor(api: GrammyApi, timer: Timer) {
    this.#api = api;
    this.#attempts = new Attempts(timer);
  }

  /**
   * Whether the server hides messages. A server ignores what it does not know, so one that is too old would show a hidden
   * message to everybody. It is asked to change a message that cannot be, in a way that came with the same version: older ones
   * do not have the method (before 10.2), or miss the plain text (10.2).
   *
   * @param self id of the bot, with which no bot has a chat
   * @returns undefined where it did not answer
   */
  async isKnown(self: number): Promise<boolean | undefined> {
    try {
      await this.#attempts.repeatable(() =>
        this.#api.editEphemeralMessageText(self, self, 1, { markdown: '.' }),
      );
      // What takes this for done is no server of Telegram's.
      return false;
    } catch (error) {
      if (!(error instanceof GrammyError)) return undefined;
      const { error_code: code, description } = error;
      if (code === 404) return false;
      return code === 400 || code === 403 ? !/text is empty/i.test(description) : undefined;
    }
  }

  /**
   * Sends a message of text.
   * @returns its id
   * @throws ShownToAll
   */
  text(to: HiddenTarget, message: TextMessage): Promise<number> {
    return this.#send(to, (fields) =>
      this.#api.sendMessage(to.chat, message.text, { ...textFields(message), ...fields }),
    );
  }

  /**
   * Sends a picture; where that is refused, its text alone.
   * @throws ShownToAll
   */
  async picture(to: HiddenTarget, { png, caption, rows }: PictureMessage): Promise<number> {
    const { text, entities } = caption;
    try {
      return await this.#send(to, (fields) =>
        this.#api.sendPhoto(to.chat, new InputFile(png, 'image.png'), {
          caption: text,
          ...(entities.length > 0 ? { caption_entities: [...entities] } : {}),
          ...keyboardFields(rows),
          ...fields,
        }),
      );
    } catch (error) {
      const isRefused = error instanceof GrammyError && ['refused', 'no-rights'].includes(failureOf(error));
      if (!isRefused || text === '') throw error;
      return this.text(to, { ...caption, rows });
    }
  }

  /** Replaces text and buttons. */
  edit({ chat, reader, id }: HiddenRef, content: TextMessage): Promise<void> {
    return this.#attempts.change(() =>
      this.#api.editEphemeralMessageText(chat, reader, id, content.text, textFields(content)),
    );
  }

  /** Replaces the buttons. */
  editButtons({ chat, reader, id }: HiddenRef, rows: Rows): Promise<void> {
    return this.#attempts.change(() =>
      this.#api.editEphemeralMessageReplyMarkup(chat, reader, id, keyboardFields(rows)),
    );
  }

  /** Removes a hidden message; what it covers shows again. */
  async remove({ chat, reader, id }: HiddenRef): Promise<void> {
    await this.#attempts.repeatable(() => this.#api.deleteEphemeralMessage(chat, reader, id));
  }

  /** Sends something once, and removes it where others see it. */
  async #send(to: HiddenTarget, call: (fields: HiddenFields) => Promise<Message>): Promise<number> {
    const sent = await this.#attempts.once(() => call(hiddenFields(to)));
    const { ephemeral_message_id: id, message_id: shown } = sent;
    if (id !== undefined) return id;
    const cause = await this.#attempts
      .repeatable(() => this.#api.deleteMessage(to.chat, shown))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    throw new ShownToAll(cause);
  }
}

interface HiddenFields {
  readonly ephemeral_message_parameters: EphemeralMessageParameters;
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
}

/** A message that covers another is where that one is: with a topic or a reply it would be a message of its own. */
function hiddenFields({ reader, press, covers, thread, replyTo, replyToHidden }: HiddenTarget): HiddenFields {
  const receiver = { receiver_user_id: reader, ...given({ callback_query_id: press }) };
  if (covers) return { ephemeral_message_parameters: { ...receiver, replace_callback_query_message: true } };
  const replied = given({ message_id: replyTo, ephemeral_message_id: replyToHidden });
  return {
    ephemeral_message_parameters: receiver,
    ...given({ message_thread_id: thread }),
    ...(Object.keys(replied).length > 0 ? { reply_parameters: replied } : {}),
  };
}
