/** The most characters that a question, or another argument of a command, may have. */
export const LONGEST_QUESTION = 2_000;
