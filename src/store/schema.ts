/**
 * What the tables hold, the same in both databases. Moments are ISO 8601 texts in UTC: they sort as they stand, can be
 * read in any tool, and both drivers give back what was written (`pg` reads large integers as text and `timestamptz`
 * as Date; SQLite has no type for moments). Truth values are 0 and 1, since SQLite has none.
 */
export interface Tables {
  readonly votes: VotesTable;
  readonly readers: ReadersTable;
  readonly claims: ClaimsTable;
}

/** One row a reader and answer. */
interface VotesTable {
  readonly platform: string;
  readonly chat: string;
  /** Id of the bot's message that holds the answer. */
  readonly message: string;
  readonly user_id: string;
  readonly helpful: number;
  /** Id of the fact that was the direct answer; null for a refusal. */
  readonly fact: string | null;
  readonly cast_at: string;
  /** How often the reader has changed their mind. It tells a first vote from a later one in one statement. */
  readonly changes: number;
}

/** One row an event that may come twice. */
interface ClaimsTable {
  readonly platform: string;
  /** Id of the event on the platform. */
  readonly event: string;
  readonly claimed_at: string;
}

/** One row a reader and chat (and thread in it) in which they chose something. */
interface ReadersTable {
  readonly platform: string;
  readonly chat: string;
  /** Empty where the chat has no threads: no column of a primary key may be null in PostgreSQL. */
  readonly thread: string;
  readonly user_id: string;
  /** Language that the reader chose. */
  readonly language: string | null;
  /** Date of the newest addition or retraction that the reader was shown. */
  readonly seen: string | null;
}
