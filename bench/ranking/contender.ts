import type { Knowledge } from '../../src/knowledge/model.ts';

/** One of those that are compared: something that ranks facts for a question. */
export interface Contender {
  /** Key in the JSON. */
  readonly key: string;
  readonly name: string;
  /** Builds its index over the facts. */
  open(knowledge: Knowledge): Searcher;
}

/** An index that is ready for questions. */
export interface Searcher {
  /**
   * Ranks the facts. This is what is timed.
   *
   * @param article title of the article that the question is on, for contenders that must not have learned from it
   */
  search(question: string, article: string): Found;
}

/** What a search came to. */
export interface Found {
  /** Ids of the facts that it ranked, best first; taken out of the result after the clock has stopped. */
  ids(): readonly string[];
  /** How sure it is that the first one answers, 0 to 1, and whether it would give it; only where it decides that. */
  readonly decision?: { readonly confidence: number; readonly answered: boolean };
}
