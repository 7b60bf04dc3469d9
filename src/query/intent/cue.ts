/** What is said to the bot or asked about it. */
export type Talk =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'mood'
  | 'chatter'
  | 'identity'
  | 'abilities'
  | 'languages'
  | 'subscribing'
  | 'reliability'
  | 'link'
  | 'age';

/** What a phrase shows about the wish behind a text. */
export type Cue =
  | Talk
  // About the situation as a whole
  | 'overview'
  | 'gaps'
  | 'disputed'
  | 'latest'
  | 'people'
  // Around a name or a topic
  | 'profile'
  | 'comparison'
  // About the answer before
  | 'more'
  | 'confirmation';

/**
 * Phrases by cue. A word may have alternatives (`how/hw`) and may be left out (`the?`, `the/a?`). Letters that people swap
 * are folded, so one spelling is enough.
 */
export type CuePhrases = Readonly<Partial<Record<Cue, readonly string[]>>>;
