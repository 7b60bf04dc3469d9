import { createHash } from 'node:crypto';
import type { BoardTrouble } from '../command/boards.ts';
import type { MoveTaker } from '../command/chat-move.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import type { Subscriptions } from '../digest/subscription.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Reply } from '../reply/reply.ts';
import type { Edited, MessageEditor } from '../sending/message-editor.ts';
import type { MessagePinner } from '../sending/message-pinner.ts';
import type { Outgoing, Poster, Sent } from '../sending/poster.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import { persist } from '../util/persist.ts';
import { doubling } from '../util/retry.ts';
import type { Timer } from '../util/timer.ts';
import type { Board, BoardChange, BoardStore } from './board.ts';
import { type BoardView, composeBoard, composeEnded, contentOf } from './compose.ts';

/** A platform on which boards are kept. */
export interface BoardPlatform {
  readonly poster: Poster;
  readonly messageEditor: MessageEditor;
  readonly messagePinner: MessagePinner;
}

/** The stores, the platforms, the knowledge and the clock that boards need. */
export interface BoardKeeperOptions {
  readonly store: { readonly boards: BoardStore; readonly subscriptions: Subscriptions };
  /** Takes what is kept of a chat that has got a new id. */
  readonly moved: MoveTaker;
  /** They are asked for each time, since they ask the boards too. */
  platforms(): readonly BoardPlatform[];
  knowledge(): Knowledge;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  /** Takes each error of the store while the outcome of a send is noted; the note is tried again. */
  onTrouble(error: unknown): void;
  readonly log: Log;
  readonly timer: Timer;
  /** Aborted when the program is to end: what is under way is finished, and nothing else is begun. */
  readonly signal: AbortSignal;
  now(): Date;
}

/**
 * Milliseconds for which a board belongs to a process, so that others take it over within a minute; also the time between two edits
 * of one board. If an edit takes longer, another
 * process makes it too, which does no harm.
 */
const HELD = 55_000;
/** Milliseconds until the next attempt at what was not done. */
const retryPause = doubling(5_000, 10 * 60_000);
/** A board that is stopped is given up after so many attempts to say so in its message. */
const MOST_FAREWELLS = 10;
/** Time zone of the days where the chat has no digest. */
const ELSE_ZONE = 'UTC';

/** Does what is to be done with one board: makes its message, edits it, pins it, or says in it that it is stopped. */
export class BoardKeeper {
  readonly #options: BoardKeeperOptions;

  constructor(options: BoardKeeperOptions) {
    this.#options = options;
  }

  /** The platforms that can be reached now. */
  ready(): readonly string[] {
    return this.#options.platforms().flatMap(({ poster }) => (poster.isReady() ? [poster.platform] : []));
  }

  /** The time zone of a chat's days: that of its first digest. */
  async zoneOf(from: ChatRef): Promise<string> {
    const [digest] = await this.#options.store.subscriptions.of(from);
    return digest?.schedule.zone ?? ELSE_ZONE;
  }

  /**
   * Does what is to be done with the board of a chat, if this process may.
   * @returns whether it was this process's
   */
  async keep(from: ChatRef): Promise<boolean> {
    const { store, platforms, knowledge, now, signal } = this.#options;
    const platform = platforms().find(({ poster }) => poster.platform === from.platform);
    if (platform === undefined || signal.aborted) return false;
    const known = knowledge();
    const at = now();
    const until = new Date(at.getTime() + HELD);
    const board = await store.boards.take(from, known.version, at, until);
    if (board === undefined) return false;
    const view = await this.#viewOf(board, known, at, platform);
    const kept: Kept = { board, platform, view, at };
    if (board.message === undefined) await this.#make(kept);
    else if (board.state === 'ending') await this.#end(kept, board.message);
    else await this.#refresh(kept, board.message);
    return true;
  }

  async #viewOf(
    board: Board,
    knowledge: Knowledge,
    now: Date,
    { poster }: BoardPlatform,
  ): Promise<BoardView> {
    const { factPage } = this.#options;
    const { language, topic, from } = board;
    return {
      ...{ knowledge, now, zone: await this.zoneOf(from) },
      choices: { language, ...given({ topic }) },
      ...given({ factPage }),
      fits: (reply) => poster.messages(reply).length === 1,
    };
  }

  /** Posts the message, or finds out what became of it where that broke off. */
  async #make(kept: Kept): Promise<void> {
    const { board, platform, view, at } = kept;
    const { boards } = this.#options.store;
    if (board.state === 'ending' && board.sentAt === undefined) return boards.remove(board.id);
    const reply = composeBoard(view);
    const [outgoing] = platform.poster.messages(reply);
    if (outgoing === undefined) throw new TypeError('a board has a message');
    const { sent, sentAt } = await this.#send(kept, outgoing, reply);
    const begun: Board = { ...board, ...given({ sentAt }) };
    switch (sent.outcome) {
      case 'sent': {
        await this.#persist(() => boards.settle(board, sent.message, at, sent.movedTo));
        const { movedTo } = sent;
        const { platform: name } = board.from;
        if (movedTo !== undefined) await this.#follow(board, movedTo);
        const from = movedTo === undefined ? board.from : { platform: name, chat: movedTo };
        const made: Board = { ...begun, from, message: sent.message };
        return board.state === 'ending'
          ? undefined
          : this.#pin({ ...kept, board: { ...made, state: 'live' } });
      }
      case 'refused':
        return this.#stopMaking(kept, begun, sent.reason);
      case 'unknown':
        return this.#stopMaking(kept, begun, undefined);
      case 'not-sent':
        return sentAt === undefined ? undefined : this.#putOff(begun, sent.after, board.sentAt === undefined);
      case 'unsettled':
        return this.#putOff(begun, undefined, false);
      default:
        return sent satisfies never;
    }
  }

  /** @returns the outcome, and when it was first sent, as far as this process has noted that */
  async #send(
    { board, view, at }: Kept,
    outgoing: Outgoing,
    reply: Reply,
  ): Promise<{ readonly sent: Sent; readonly sentAt: Date | undefined }> {
    const { store, signal } = this.#options;
    const key = messageKey(board);
    if (board.sentAt !== undefined)
      return { sent: await outgoing.resume(board.from, key, board.sentAt, true), sentAt: board.sentAt };
    let mayBeNoted = false;
    const begin = async (): Promise<boolean> => {
      if (signal.aborted) return false;
      // If the store fails, it may have been noted all the same.
      mayBeNoted = true;
      // If another process has begun it, or it was changed or stopped, it is not sent.
      mayBeNoted = await store.boards.change(board, { sentAt: at, ...lookedAt(view, reply) });
      return mayBeNoted;
    };
    const sent = await outgoing.send(board.from, key, begin);
    return { sent, sentAt: mayBeNoted ? at : undefined };
  }

  /** @param trouble why it was refused; undefined if nobody knows whether it has arrived */
  async #stopMaking({ board }: Kept, begun: Board, trouble: BoardTrouble | undefined): Promise<void> {
    const { boards } = this.#options.store;
    if (board.state === 'ending') return this.#persist(() => boards.remove(board.id));
    await this.#persist(() =>
      trouble === undefined
        ? boards.change(begun, { state: 'unknown' })
        : boards.change(begun, { state: 'paused', trouble }),
    );
    this.#tell(board, trouble ?? 'unknown');
  }

  /** Edits the message, if it is to show something else. */
  async #refresh(kept: Kept, message: string): Promise<void> {
    const { board, platform, view, at } = kept;
    const { boards } = this.#options.store;
    if (board.pinned === undefined) await this.#pin(kept);
    const reply = composeBoard(view);
    const looked = lookedAt(view, reply);
    if (looked.shown === board.shown) {
      // What could not be pinned yet is tried again later.
      const freeAt = board.pinned === undefined ? {} : { freeAt: at };
      await boards.change(board, { ...looked, ...freeAt });
      return;
    }
    const edited = await platform.messageEditor.edit({ in: board.from, message, place: 'open' }, reply);
    switch (edited.outcome) {
      case 'edited':
        await this.#persist(() => boards.change(board, { ...looked, changedAt: at, retries: 0 }));
        return;
      case 'again':
        return this.#putOff(board, edited.after, false);
      case 'gone':
        return this.#replace(kept);
      case 'refused':
        return this.#refused(board, edited);
      default:
        return edited satisfies never;
    }
  }

  /** Has a message made in the place of one that is gone: once, since somebody seems not to want it. */
  async #replace({ board, at }: Kept): Promise<void> {
    if (board.isAnew) return this.#pause(board, 'deleted');
    const { boards } = this.#options.store;
    await this.#persist(() => boards.change(board, { ...nextMessage(board), isAnew: true, freeAt: at }));
  }

  async #refused(board: Board, { movedTo }: Extract<Edited, { readonly outcome: 'refused' }>): Promise<void> {
    if (movedTo === undefined) return this.#pause(board, 'forbidden');
    await this.#follow(board, movedTo);
  }

  /** Takes all that is kept of a chat to its new id. */
  async #follow({ from: { platform, chat } }: Board, to: string): Promise<void> {
    await this.#persist(() => this.#options.moved({ platform, from: chat, to }));
  }

  async #pause(board: Board, trouble: BoardTrouble): Promise<void> {
    await this.#persist(() => this.#options.store.boards.change(board, { state: 'paused', trouble }));
    this.#tell(board, trouble);
  }

  /** Says in the message that it does not change any more. */
  async #end({ board, platform, view }: Kept, message: string): Promise<void> {
    const { boards } = this.#options.store;
    const edited = await platform.messageEditor.edit(
      { in: board.from, message, place: 'open' },
      composeEnded(view),
    );
    if (edited.outcome === 'again' && board.retries < MOST_FAREWELLS)
      return this.#putOff(board, edited.after, false);
    await this.#persist(() => boards.remove(board.id));
  }

  async #pin({ board, platform }: Kept): Promise<void> {
    const { message, from } = board;
    if (message === undefined) return;
    const outcome = await platform.messagePinner.pin(from, message);
    if (outcome === 'again') return;
    const pinned = outcome === 'pinned';
    await this.#persist(() => this.#options.store.boards.change(board, { pinned }));
  }

  /** @param isUnsent the message was noted as sent, and certainly was not */
  async #putOff(board: Board, after: number | undefined, isUnsent: boolean): Promise<void> {
    const { store, now } = this.#options;
    const pause = after === undefined ? retryPause(board.retries + 1) : after * 1_000;
    const change: BoardChange = {
      retries: board.retries + 1,
      freeAt: new Date(now().getTime() + pause),
      ...(isUnsent ? { sentAt: null } : {}),
    };
    await this.#persist(() => store.boards.change(board, change));
  }

  #tell({ from }: Board, trouble: BoardTrouble | 'unknown'): void {
    const { platform, chat, thread } = from;
    this.#options.log.warn(
      { event: 'board-paused', platform, chat, ...given({ thread }), trouble },
      'a board is paused until somebody asks for it again with /board',
    );
  }

  async #persist(write: () => Promise<unknown>): Promise<void> {
    await persist(write, this.#options);
  }
}

/** A board that this process has taken, and what it is to show. */
interface Kept {
  readonly board: Board;
  readonly platform: BoardPlatform;
  readonly view: BoardView;
  /** When it was taken. */
  readonly at: Date;
}

/** The next message of a board, in the place of the one before. */
export function nextMessage({ made }: Board): BoardChange {
  return {
    ...{ state: 'making', made: made + 1, trouble: null, retries: 0, version: '' },
    ...{ sentAt: null, message: null, pinned: null },
  };
}

/** What of the knowledge a board shows, and when it is to be looked at again: at midnight, when its marks change. */
function lookedAt({ knowledge, now, zone }: BoardView, reply: Reply) {
  const midnight = now.toTemporalInstant().toZonedDateTimeISO(zone).startOfDay().add({ days: 1 });
  return {
    shown: createHash('sha256').update(contentOf(reply)).digest('hex'),
    version: knowledge.version,
    dueAt: new Date(midnight.startOfDay().epochMilliseconds),
  };
}

/** The key of a board's message: 24 hexadecimal digits, the same whichever process sends it. */
function messageKey({ id, made }: Board): string {
  return createHash('sha256')
    .update(JSON.stringify(['board', id, made]))
    .digest('hex')
    .slice(0, 24);
}
