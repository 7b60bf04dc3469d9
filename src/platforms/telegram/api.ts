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
import { divideText } from '../../reply/split.ts';
import type { Timer } from '../../util/timer.ts';
import { wait } from '../../util/timer.ts';
import { failureOf, PartlySent } from './errors.ts';
import { withoutMarkup } from './html.ts';
import { LIMITS } from './limits.ts';
import type { PictureSending, Rows, Sending } from './message.ts';

/** Where something is sent to, and which message it answers. */
export interface Target {
  readonly chat: number;
  readonly thread?: number;
  readonly replyTo?: number;
  /** Without a sound. */
  readonly silent?: true;
}

/** A message that was sent. */
export interface Posted {
  readonly message: number;
  /** The group's id from now on, where it has got another. */
  readonly movedTo?: number;
}

/** Takes what went wrong and was made good again. */
export type Mended = (error: unknown, doing: string, where: string) => void;

/** What an answer waits for, while its reader waits. */
const PAUSES_MILLISECONDS: readonly number[] = [1_000, 3_000];

/** The part of the Bot API that the bot uses. Every call rejects with grammY's error where it fails. */
export class Api {
  readonly #api: GrammyApi;
  readonly #timer: Timer;
  readonly #mended: Mended;
  readonly #pauses: readonly number[];

  /**
   * @param api keeps to Telegram's limits, and waits where Telegram says so; tries nothing else again
   * @param pauses milliseconds after which what did no harm, or did not go out, is tried again
   */
  constructor(api: GrammyApi, timer: Timer, mended: Mended, pauses: readonly number[] = PAUSES_MILLISECONDS) {
    this.#api = api;
    this.#timer = timer;
    this.#mended = mended;
    this.#pauses = pauses;
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

  /** Has Telegram send updates of these kinds to an address, with a secret. */
  async setWebhook(url: string, secret: string, kinds: readonly UpdateKind[]): Promise<void> {
    await this.#api.setWebhook(url, { secret_token: secret, allowed_updates: kinds });
  }

  /** Has Telegram keep updates for polling; those that wait are not lost. */
  async deleteWebhook(): Promise<void> {
    await this.#api.deleteWebhook({ drop_pending_updates: false });
  }

  /** Whether somebody is an administrator of a chat. */
  async administers(chat: number, user: number): Promise<boolean> {
    // A single member is told for certain only to bots that are administrators themselves.
    const all = await this.#harmless(() => this.#api.getChatAdministrators(chat));
    return all.some((one) => one.user.id === user);
  }

  /** A message of text; without its markup where Telegram cannot read that, so that the reader gets the answer. */
  async text(to: Target, { html, rows }: Sending): Promise<Posted> {
    try {
      return await this.#send(to, (target) =>
        this.#api.sendMessage(target.chat, html, { ...asHtml(rows), ...placed(target) }),
      );
    } catch (error) {
      if (failureOf(error) !== 'bad-markup') throw error;
      this.#mended(error, 'Sending on Telegram', `chat ${to.chat}`);
      return this.#plain(to, divideText(withoutMarkup(html), LIMITS.text), rows);
    }
  }

  /**
   * Messages of text without markup.
   * @returns the first of them
   * @throws PartlySent where it was sent, and a later one was not
   */
  async #plain(to: Target, chunks: readonly string[], rows: Rows): Promise<Posted> {
    let first: Posted | undefined;
    for (const [index, chunk] of chunks.entries()) {
      const keyboard = index === chunks.length - 1 ? keyboardOf(rows) : {};
      const sending = this.#send(to, (target) =>
        this.#api.sendMessage(target.chat, chunk, { ...NO_PREVIEW, ...keyboard, ...placed(target) }),
      );
      const posted = await sending.catch((error: unknown) => {
        throw first ? new PartlySent('the rest was not sent', { cause: error }) : error;
      });
      first ??= posted;
    }
    if (first === undefined) throw new TypeError('a message says something');
    return first;
  }

  /** A picture; its text alone where Telegram or the chat does not take pictures. */
  async picture(to: Target, { png, caption, rows }: PictureSending): Promise<Posted> {
    const file = new InputFile(png, 'image.png');
    const other = { caption, parse_mode: 'HTML', ...keyboardOf(rows) } as const;
    try {
      return await this.#send(to, (target) =>
        this.#api.sendPhoto(target.chat, file, { ...other, ...placed(target) }),
      );
    } catch (error) {
      if (!['refused', 'no-rights', 'bad-markup'].includes(failureOf(error)) || caption === '') throw error;
      this.#mended(error, 'Sending a picture on Telegram', `chat ${to.chat}`);
      return this.text(to, { html: caption, rows });
    }
  }

  /** Puts another text and other buttons into a message of the bot's. */
  async edit(chat: number, message: number, { html, rows }: Sending): Promise<void> {
    try {
      await this.#harmless(() => this.#api.editMessageText(chat, message, html, asHtml(rows)));
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'not-modified') return;
      if (failure !== 'bad-markup') throw error;
      this.#mended(error, 'Editing on Telegram', `chat ${chat}`);
      const plain = withoutMarkup(html).slice(0, LIMITS.text).toWellFormed();
      await this.#api.editMessageText(chat, message, plain, { ...NO_PREVIEW, ...keyboardOf(rows) });
    }
  }

  /** Answers the press of a button: with nothing, a text, or an address of this bot's private chat. */
  async answerPress(
    id: string,
    answer: { readonly text?: string; readonly alert?: boolean; readonly url?: string } = {},
  ): Promise<void> {
    const { text, alert, url } = answer;
    await this.#harmless(() =>
      this.#api.answerCallbackQuery(id, {
        ...(text === undefined ? {} : { text }),
        ...(alert ? { show_alert: true } : {}),
        ...(url === undefined ? {} : { url }),
      }),
    );
  }

  /** Lists what can be sent for something typed in any chat. */
  async answerTyping(
    id: string,
    results: readonly InlineQueryResult[],
    other: {
      readonly cacheSeconds: number;
      readonly personal: boolean;
      readonly button?: InlineQueryResultsButton;
    },
  ): Promise<void> {
    const { cacheSeconds, personal, button } = other;
    await this.#harmless(() =>
      this.#api.answerInlineQuery(id, results, {
        cache_time: cacheSeconds,
        is_personal: personal,
        ...(button ? { button } : {}),
      }),
    );
  }

  /** Sends once; to the group's new id where it has one, and again only where nothing went out. */
  async #send(to: Target, call: (target: Target) => Promise<Message>): Promise<Posted> {
    const sending = (target: Target) => this.#again(() => call(target), ['not-sent']);
    try {
      return { message: (await sending(to)).message_id };
    } catch (error) {
      const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (movedTo === undefined) throw error;
      return { message: (await sending({ chat: movedTo })).message_id, movedTo };
    }
  }

  /** Does what may be done twice. */
  #harmless<Result>(call: () => Promise<Result>): Promise<Result> {
    return this.#again(call, ['not-sent', 'unknown']);
  }

  async #again<Result>(call: () => Promise<Result>, failures: readonly string[]): Promise<Result> {
    for (const pause of this.#pauses) {
      try {
        return await call();
      } catch (error) {
        if (!failures.includes(failureOf(error))) throw error;
        await wait(pause, this.#timer);
      }
    }
    return call();
  }
}

type UpdateKind = Exclude<keyof Update, 'update_id'>;

function languageOf(code: string) {
  return code === '' ? {} : { language_code: code as LanguageCode };
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

function asHtml(rows: Rows) {
  return { parse_mode: 'HTML', ...NO_PREVIEW, ...keyboardOf(rows) } as const;
}

function keyboardOf(rows: Rows) {
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows.map((row) => [...row]) } };
}

function placed({ thread, replyTo, silent }: Target) {
  return {
    ...(silent ? { disable_notification: true } : {}),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}
