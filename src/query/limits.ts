/** The most characters that a question, or another argument of a command, may have. */
export const LONGEST_QUESTION = 2_000;

/** The most characters of a text that is looked at statement by statement, such as a message with all that is in it. */
export const LONGEST_TEXT = 20_000;
