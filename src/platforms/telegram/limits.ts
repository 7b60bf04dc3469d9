/** What Telegram accepts (its Bot API reference, "Formatting options" and the methods), in UTF-16 units. */
export const LIMITS = {
  /** Text of a message, as it is after its markup is read. */
  text: 4_096,
  /** Text below a picture, the same way. */
  caption: 1_024,
  /** Pieces of markup in one message; Telegram leaves out what is beyond. */
  entities: 100,
  /** UTF-8 bytes of what a button brings back. */
  buttonData: 64,
  /** Not stated; longer labels are cut on every phone. */
  label: 128,
  buttonsInRow: 8,
  /** Telegram takes 100, and refuses a keyboard that is too large in all, without saying when that is. */
  buttons: 40,
  url: 2_048,
  /** What a press is answered with at the top of the chat. */
  toast: 200,
  /** What a link into the private chat carries. */
  payload: 64,
} as const;
