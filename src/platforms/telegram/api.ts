import { type Api as GrammyApi, GrammyError, InputFile } from 'grammy';
import type {
  BotCommand,
  BotCommandScope,
  InlineQueryResult,
  InlineQueryResultsButton,
  LanguageCode,
  Message,
  Update,
  UserFromGetMe,
} from 'grammy/types';
import { given } from '../../util/given.ts';
import type { Timer } from '../../util/timer.ts';
import { Attempts } from './attempts.ts';
import type { FormattedText } from './entities.ts';
import { failureOf } from './errors.ts';
import type { PictureMessage, Rows, TextMessage } from './message.ts';
import type { RichStating, SentText } from './rich-message.ts';
import type { RichSupport } from './rich-support.ts';

/** Where a message is sent, and which message it replies to. */
export interface Target {
  readonly chat: number;
  readonly thread?: number;
  readonly replyTo?: number;
  /** The part of that message which it answers, word for word. */
  readonly quote?: string;
  /** Without a sound. */
  readonly silent?: true;
}

/** A message that was sent. */
export interface Posted {
  readonly message: number;
  /** The group's new id, where it has one. */
  readonly movedTo?: number;
}

/** Takes an error after which the reader still got the answer in another form. */
export type Recovered = (error: unknown, doing: string, where: string) => void;

/** The part of the Bot API that the bot uses. A call that fails rejects with grammY's error. */
export class Api {
  readonly #api: GrammyApi;
  readonly #attempts: Attempts;
  readonly #recovered: Recovered;
  readonly #rich: RichSupport;

  /**
   * @param api keeps to Telegram's limits and waits as long as Telegram says; retries nothing else
   * @param recovered takes the error where a picture or a rich message was replaced by its text
   * @param pauses milliseconds before each further attempt of a call that is safe to repeat, or that was not sent
   */
  constructor(
    api: GrammyApi,
    timer: Timer,
    recovered: Recovered,
    rich: RichSupport,
    pauses?: readonly number[],
  ) {
    this.#api = api;
    this.#attempts = new Attempts(timer, pauses);
    this.#recovered = recovered;
    this.#rich = rich;
  }

  /** Whether rich messages are sent. */
  get isRich(): boolean {
    return this.#rich.isOn;
  }

  /** The bot's own account. */
  me(): Promise<UserFromGetMe> {
    return this.#api.getMe();
  }

  /** The list of commands that Telegram holds. */
  async commands(scope: BotCommandScope, language: string): Promise<readonly BotCommand[]> {
    return await this.#api.getMyCommands({ scope, ...languageOf(language) });
  }

  /** Replaces a list of commands. */
  async setCommands(
    commands: readonly BotCommand[],
    scope: BotCommandScope,
    language: string,
  ): Promise<void> {
    await this.#api.setMyCommands(commands, { scope, ...languageOf(language) });
  }

  /** Makes Telegram send updates of these kinds to an address, with a secret. */
  async setWebhook(url: string, secret: string, kinds: readonly UpdateKind[]): Promise<void> {
    await this.#api.setWebhook(url, { secret_token: secret, allowed_updates: kinds });
  }

  /** Makes Telegram keep updates for polling; those that wait are not lost. */
  async deleteWebhook(): Promise<void> {
    await this.#api.deleteWebhook({ drop_pending_updates: false });
  }

  /** Whether a user is an administrator of a chat. */
  async administers(chat: number, user: number): Promise<boolean> {
    // Telegram promises to tell about a single member only to bots that are administrators.
    const administrators = await this.#attempts.repeatable(() => this.#api.getChatAdministrators(chat));
    return administrators.some((one) => one.user.id === user);
  }

  /** Sends a message of text. */
  text(to: Target, message: TextMessage): Promise<Posted> {
    return this.#send(to, (target) =>
      this.#api.sendMessage(target.chat, message.text, { ...textFields(message), ...targetFields(target) }),
    );
  }

  /** Sends a rich message; undefined where it was certainly refused, so that its texts can go instead. */
  rich(to: Target, { rich, rows }: RichStating): Promise<Posted | undefined> {
    const fields = { ...keyboardFields(rows) };
    return this.whereRich(`chat ${to.chat}`, () =>
      this.#send(to, (target) =>
        this.#api.sendRichMessage(target.chat, rich, { ...fields, ...targetFields(target) }),
      ),
    );
  }

  /** Makes a call with rich messages; undefined where there are none here, or where they were certainly refused. */
  async whereRich<Result>(where: string, call: () => Promise<Result>): Promise<Result | undefined> {
    if (!this.isRich) return undefined;
    try {
      return await call();
    } catch (error) {
      if (!this.#rich.refuses(error)) throw error;
      // What the whole server does not know is logged once.
      if (this.isRich) this.#recovered(error, 'Sending a rich message on Telegram', where);
      return undefined;
    }
  }

  /** Sends a picture; where Telegram or the chat refuses pictures, its text alone. */
  async picture(to: Target, { png, caption, rows }: PictureMessage): Promise<Posted> {
    const file = new InputFile(png, 'image.png');
    const { text, entities } = caption;
    const fields = {
      caption: text,
      ...(entities.length > 0 ? { caption_entities: [...entities] } : {}),
      ...keyboardFields(rows),
    };
    try {
      return await this.#send(to, (target) =>
        this.#api.sendPhoto(target.chat, file, { ...fields, ...targetFields(target) }),
      );
    } catch (error) {
      if (!['refused', 'no-rights'].includes(failureOf(error)) || text === '') throw error;
      this.#recovered(error, 'Sending a picture on Telegram', `chat ${to.chat}`);
      return this.text(to, { ...caption, rows });
    }
  }

  /** Asks for a reply: whoever is mentioned, or the author of the message that is replied to, can write it at once. */
  ask(to: Target, question: FormattedText, placeholder: string): Promise<Posted> {
    return this.#send(to, (target) =>
      this.#api.sendMessage(target.chat, question.text, {
        ...textFields({ ...question, rows: [] }),
        ...targetFields(target),
        reply_markup: { force_reply: true, selective: true, input_field_placeholder: placeholder },
      }),
    );
  }

  /** The path of a file on Telegram's server, for the next hour. */
  async filePath(id: string): Promise<string | undefined> {
    return (await this.#attempts.repeatable(() => this.#api.getFile(id))).file_path;
  }

  /** Removes a message of the bot. */
  async remove(chat: number, message: number): Promise<void> {
    await this.#attempts.repeatable(() => this.#api.deleteMessage(chat, message));
  }

  /** Pins a message without notifying anybody. */
  async pin(chat: number, message: number): Promise<void> {
    await this.#attempts.repeatable(() =>
      this.#api.pinChatMessage(chat, message, { disable_notification: true }),
    );
  }

  /** Replaces text and buttons of a message of the bot. A rich message that is refused becomes its text, if that is one. */
  async edit(chat: number, message: number, content: TextMessage | SentText): Promise<void> {
    if (!('rich' in content)) return this.#edit(chat, message, content.text, textFields(content));
    const { rich, rows } = content;
    const isDone = await this.whereRich(`chat ${chat}`, async () => {
      await this.#edit(chat, message, rich, keyboardFields(rows));
      return true;
    });
    if (isDone) return;
    const [plain, ...more] = content.plain();
    if (plain === undefined || more.length > 0) throw new TypeError('without formats it is several messages');
    await this.#edit(chat, message, plain.text, textFields(plain));
  }

  #edit(...call: Parameters<GrammyApi['editMessageText']>): Promise<void> {
    return this.#attempts.change(() => this.#api.editMessageText(...call));
  }

  /** Replaces the buttons of a message of the bot. */
  editButtons(chat: number, message: number, rows: Rows): Promise<void> {
    return this.#attempts.change(() => this.#api.editMessageReplyMarkup(chat, message, keyboardFields(rows)));
  }

  /** Answers the press of a button: with nothing, a text, or an address of this bot's private chat. */
  async answerPress(
    id: string,
    answer: { readonly text?: string; readonly alert?: boolean; readonly url?: string } = {},
  ): Promise<void> {
    const { text, alert, url } = answer;
    await this.#attempts.repeatable(() =>
      this.#api.answerCallbackQuery(id, given({ text, show_alert: alert || undefined, url })),
    );
  }

  /** Answers an inline query with results. */
  async answerInlineQuery(
    id: string,
    results: readonly InlineQueryResult[],
    other: {
      readonly cacheSeconds: number;
      readonly personal: boolean;
      readonly button?: InlineQueryResultsButton;
    },
  ): Promise<void> {
    const { cacheSeconds, personal, button } = other;
    await this.#attempts.repeatable(() =>
      this.#api.answerInlineQuery(id, results, {
        cache_time: cacheSeconds,
        is_personal: personal,
        ...given({ button }),
      }),
    );
  }

  /** Answers a guest query with the message that it is to become; Telegram takes one answer. */
  async answerGuestQuery(id: string, result: InlineQueryResult): Promise<void> {
    await this.#attempts.repeatable(() => this.#api.answerGuestQuery(id, result));
  }

  /**
   * Sends something once; attempts that did not leave this machine are repeated. Where the group has a new id, it goes
   * there: without topic and reply, which the new group does not have.
   */
  async #send(to: Target, call: (target: Target) => Promise<Message>): Promise<Posted> {
    const { quote, ...plain } = to;
    if (quote === undefined) return this.#sendPlain(plain, call);
    try {
      return await this.#sendPlain(to, call);
    } catch (error) {
      // Telegram takes no quote of words that are formatted, or were edited in between.
      if (failureOf(error) !== 'refused') throw error;
      return this.#sendPlain(plain, call);
    }
  }

  async #sendPlain(to: Target, call: (target: Target) => Promise<Message>): Promise<Posted> {
    const sendTo = (target: Target) => this.#attempts.once(() => call(target));
    try {
      return { message: (await sendTo(to)).message_id };
    } catch (error) {
      const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (movedTo === undefined) throw error;
      const target: Target = { chat: movedTo, ...(to.silent ? { silent: true } : {}) };
      return { message: (await sendTo(target)).message_id, movedTo };
    }
  }
}

type UpdateKind = Exclude<keyof Update, 'update_id'>;

function languageOf(code: string) {
  return code === '' ? {} : { language_code: code as LanguageCode };
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

/** The fields of a message of text, besides the text. */
export function textFields({ entities, rows }: FormattedText & { readonly rows: Rows }) {
  return {
    ...(entities.length > 0 ? { entities: [...entities] } : {}),
    ...NO_PREVIEW,
    ...keyboardFields(rows),
  };
}

/** The field of the buttons, where there are some. */
export function keyboardFields(rows: Rows) {
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows.map((row) => [...row]) } };
}

function targetFields({ thread, replyTo, quote, silent }: Target) {
  return given({
    disable_notification: silent,
    message_thread_id: thread,
    reply_parameters:
      // A hidden message has the number 0.
      replyTo ? { message_id: replyTo, allow_sending_without_reply: true, ...given({ quote }) } : undefined,
  });
}
