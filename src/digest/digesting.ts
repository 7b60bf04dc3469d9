import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { isoDay, showDate } from '../reply/dates.ts';
import { inLanguage } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { onTopics } from './news.ts';
import type { Known, Snapshot } from './snapshot.ts';

/** The knowledge, the reader's choices and the moment of a digest. */
export interface Digesting extends Known {
  /** What the chat has seen; undefined for its first digest. */
  readonly seen?: Snapshot;
  /** Ids of facts that the chat has got as alerts. Default: none. */
  readonly alerted?: ReadonlySet<string>;
  /** Ids of topics; all if empty. */
  readonly topics: readonly string[];
  readonly language: string;
  /** Time zone of the date in its headline. */
  readonly zone: string;
  readonly now: Date;
  /** Answers a question; see `NewsFor`. */
  readonly ask?: (question: Question) => Answer;
}

/** "Digest of 22 November 2026 · Peshmerga", and what is found in it. */
export function headline(digesting: Digesting, found: readonly string[] = []): string {
  const texts = textsFor(digesting.language);
  const date = showDate(isoDay(digesting.now, digesting.zone), texts);
  return [texts.digest.headline(date), ...topicTitles(digesting), ...found].join(' · ');
}

/** The titles of the topics, if only some were chosen. */
export function topicTitles({ knowledge, topics, language }: Digesting): readonly string[] {
  return topics.flatMap((id) => {
    const title = knowledge.situation.topics[id];
    return title ? [inLanguage(title, language, knowledge)] : [];
  });
}

/** The valid facts on the topics of a digest. */
export function validFacts({ knowledge, topics }: Digesting): readonly Fact[] {
  return onTopics(currentFacts(knowledge.facts), topics);
}
