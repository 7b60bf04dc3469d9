import type { BoardChoices, BoardStatus, Boards } from '../command/boards.ts';
import type { ChatRef } from '../command/chat-ref.ts';
import { given } from '../util/given.ts';
import { SanadError } from '../util/sanad-error.ts';
import { type Timer, wait } from '../util/timer.ts';
import type { Board, BoardStore } from './board.ts';
import { nextMessage } from './board-keeper.ts';

/** The store and the clock of the boards, and what posts their messages. */
export interface BoardServiceOptions {
  readonly boards: BoardStore;
  /** Has what is to be done with a chat's board done at once; nothing waits for it. */
  attend(from: ChatRef): void;
  /** The time zone of a chat's days. */
  zoneOf(from: ChatRef): Promise<string>;
  readonly timer: Timer;
  now(): Date;
  /** Makes an id: eight letters and digits, different each time. */
  newId(): string;
}

/** Milliseconds for which whoever sets a board up waits for its message, which may have to wait for its turn. */
const PATIENCE = 30_000;
/** Milliseconds between two looks at what has become of it. */
const LOOK = 250;
/** How often a change is tried that others change under its hands. */
const MOST_ATTEMPTS = 10;

/** Sets up, shows and stops the boards of chats. */
export class BoardService implements Boards {
  readonly #options: BoardServiceOptions;

  constructor(options: BoardServiceOptions) {
    this.#options = options;
  }

  async of(from: ChatRef): Promise<BoardStatus | undefined> {
    const board = await this.#options.boards.of(from);
    return board && this.#statusOf(board);
  }

  async setUp(from: ChatRef, choices: BoardChoices): Promise<BoardStatus> {
    const { boards, attend, newId, now } = this.#options;
    await this.#tryAgain(async () => {
      const board = await boards.of(from);
      if (board === undefined) return boards.add(from, newId(), choices);
      const isOver = board.state === 'paused' || board.state === 'unknown';
      // A board that is about to stop goes on with its message.
      const goesOn = board.state === 'ending' ? ({ state: 'live' } as const) : {};
      return boards.change(board, {
        ...(isOver ? { ...nextMessage(board), isAnew: false, freeAt: now() } : goesOn),
        choices,
        version: '',
      });
    });
    attend(from);
    await this.#untilMade(from);
    const board = await boards.of(from);
    if (board === undefined) throw gone();
    return this.#statusOf(board);
  }

  async stop(from: ChatRef): Promise<boolean> {
    const { boards } = this.#options;
    let isThere = false;
    await this.#tryAgain(async () => {
      const board = await boards.of(from);
      isThere = board !== undefined;
      if (board === undefined || board.state === 'ending') return true;
      // Of a message that is not there nothing is to be said.
      if (board.state !== 'paused' && board.state !== 'unknown')
        return boards.change(board, { state: 'ending' });
      await boards.remove(board.id);
      return true;
    });
    return isThere;
  }

  /** Resolves when the message is there and pinned, or is not going to be soon. Another process may be making it. */
  async #untilMade(from: ChatRef): Promise<void> {
    const { boards, timer, now } = this.#options;
    for (const until = now().getTime() + PATIENCE; now().getTime() < until; await wait(LOOK, timer)) {
      const { state, pinned, retries } = (await boards.of(from)) ?? {};
      const isUnderWay = state === 'making' || (state === 'live' && pinned === undefined);
      if (!isUnderWay || retries !== 0) return;
    }
  }

  /** Tries until nobody else has changed the board in between. */
  async #tryAgain(change: () => Promise<boolean>): Promise<void> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) if (await change()) return;
    throw gone();
  }

  async #statusOf(board: Board): Promise<BoardStatus> {
    const { topic, language, state, trouble, pinned, changedAt, from } = board;
    const zone = await this.#options.zoneOf(from);
    return { language, state, zone, ...given({ topic, trouble, pinned, changedAt }) };
  }
}

function gone(): SanadError {
  return new SanadError('Others change this board all the time.', { code: 'board-busy', exit: 1 });
}
