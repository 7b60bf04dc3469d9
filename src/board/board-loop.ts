import type { ChatRef } from '../command/chat-ref.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import { type Timer, wait } from '../util/timer.ts';
import { isOfRow, UnreadableRows } from '../util/unreadable-rows.ts';
import type { BoardStore } from './board.ts';
import { BoardKeeper, type BoardKeeperOptions } from './board-keeper.ts';

/** What the loop needs. */
export type BoardLoopOptions = Omit<BoardKeeperOptions, 'signal' | 'onTrouble'>;

/** Milliseconds between two looks. */
const TICK = 2_000;
/** Boards that are read at once. */
const TOGETHER = 100;
/** Boards under way at once: enough to keep a platform's pace, where each edit takes up to a second. */
const AT_ONCE = 20;

/** Looks for boards whose messages are to be made or edited. Nothing is sent before `start`, but for what it is to attend to. */
export class BoardLoop {
  readonly name = 'the boards';
  readonly #keeper: BoardKeeper;
  readonly #boards: BoardStore;
  readonly #knowledge: BoardLoopOptions['knowledge'];
  readonly #now: () => Date;
  readonly #timer: Timer;
  readonly #stopping = new AbortController();
  readonly #failure: LastingFailure;
  readonly #rows: UnreadableRows;
  #running = Promise.resolve();
  /** What was asked for; it never rejects. */
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: BoardLoopOptions) {
    const { store, knowledge, now, timer, log } = options;
    this.#boards = store.boards;
    this.#knowledge = knowledge;
    this.#now = now;
    this.#timer = timer;
    this.#failure = new LastingFailure({ log, event: 'boards-failed', doing: 'keeping boards', now });
    this.#rows = new UnreadableRows(log);
    const onTrouble = (error: unknown): void => this.#failure.take(error);
    this.#keeper = new BoardKeeper({ ...options, signal: this.#stopping.signal, onTrouble });
  }

  async start(): Promise<void> {
    this.#running = this.#run();
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  /** Does what is to be done with one chat's board at once; nothing waits for it. */
  attend(from: ChatRef): void {
    const work: Promise<unknown> = this.#keeper
      .keep(from)
      .catch((error: unknown) => this.#failure.take(error));
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  /** The time zone of a chat's days. */
  zoneOf(from: ChatRef): Promise<string> {
    return this.#keeper.zoneOf(from);
  }

  /** @returns whether the board was this process's; one that cannot be worked with is named, and does not hold up others */
  async #kept(from: ChatRef): Promise<boolean> {
    try {
      return await this.#keeper.keep(from);
    } catch (error) {
      if (!isOfRow(error)) throw error;
      this.#rows.name('boards', [from.platform, from.chat, from.thread].filter(Boolean).join('/'), error);
      return false;
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#look().catch((error: unknown) => this.#failure.take(error));
      await wait(TICK, this.#timer, signal);
    }
  }

  /** Does all that can be done now. */
  async #look(): Promise<void> {
    for (let kept = 1; kept > 0 && !this.#stopping.signal.aborted; ) {
      const { version } = this.#knowledge();
      const due = [...(await this.#boards.due(version, this.#keeper.ready(), this.#now(), TOGETHER))];
      kept = 0;
      const work = async (): Promise<void> => {
        for (let from = due.shift(); from !== undefined; from = due.shift())
          if (await this.#kept(from)) kept += 1;
      };
      const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    }
    this.#failure.end();
  }
}
