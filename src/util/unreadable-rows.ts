import { describeError, type Log } from './log.ts';
import { SanadError } from './sanad-error.ts';

/** A stored row holds what this version cannot read. The message names the column, not what stands in it. */
export class UnreadableError extends SanadError {
  constructor(message: string) {
    super(message, { code: 'row-unreadable', exit: 1 });
  }
}

/** Rows that are remembered, so that each is named once. */
const MOST_REMEMBERED = 10_000;

/** Names stored rows that cannot be read, or not be worked with, once each in the log. They must not keep other rows from being worked on. */
export class UnreadableRows {
  readonly #log: Pick<Log, 'warn'> | undefined;
  /** By table and id. */
  readonly #named = new Map<string, Set<string>>();

  constructor(log?: Pick<Log, 'warn'>) {
    this.#log = log;
  }

  /**
   * Names a row.
   * @param table where it is
   * @param id the values of its key
   */
  name(table: string, id: string, error: unknown): void {
    const named = this.#named.get(table) ?? new Set();
    this.#named.set(table, named);
    if (named.has(id) || named.size >= MOST_REMEMBERED) return;
    named.add(id);
    this.#log?.warn(
      { event: 'row-unreadable', table, id, ...describeError(error) },
      `a row of ${table} cannot be read and is passed over; mend or remove it, then start again`,
    );
  }

  /** Ids of the rows of a table that were named. */
  of(table: string): readonly string[] {
    return [...(this.#named.get(table) ?? [])];
  }
}

/**
 * Whether an error lies in the row that was worked on, and not in the store: text that is no JSON, a value of another shape,
 * a time zone or a moment that does not exist.
 */
export function isOfRow(error: unknown): boolean {
  return (
    error instanceof UnreadableError ||
    error instanceof SyntaxError ||
    error instanceof TypeError ||
    error instanceof RangeError
  );
}
