import { factHistories } from '../../../knowledge/fact-histories.ts';
import { ABOUT_SOURCE, type Knowledge } from '../../../knowledge/model.ts';
import { feedsOf } from '../../../reply/fact-address.ts';
import { inLanguage } from '../../../reply/text.ts';
import { textsFor } from '../../../text/index.ts';
import { compareText } from '../../../util/compare-text.ts';
import { given } from '../../../util/given.ts';
import { plain } from './entry-lines.ts';
import { type FeedEntry, feedEntry, hostOf } from './feed-entry.ts';

/** A feed of facts, before its form. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly language: string;
  readonly updated: Date;
  /** Where it is: in both forms, and the pages that it belongs to. */
  readonly addresses: { readonly atom: string; readonly json: string; readonly home: string };
  /** The latest changed first. */
  readonly entries: readonly FeedEntry[];
}

/** What a feed is about. */
export interface FeedAbout {
  readonly language: string;
  /** Id of a topic. Default: all, without what a source tells of itself. */
  readonly topic?: string;
}

/** Readers of feeds look in every hour or day: the entries that changed last are enough, and a feed stays small. */
const MOST_ENTRIES = 100;

/** The feed of what changed last in the knowledge. */
export function feedOf(knowledge: Knowledge, { language, topic }: FeedAbout, publicUrl: string): Feed {
  const { situation } = knowledge;
  const { feeds } = textsFor(language);
  const isWanted = (topics: readonly string[]): boolean =>
    topic === undefined ? !topics.includes(ABOUT_SOURCE) : topics.includes(topic);
  const entries = factHistories(knowledge.facts)
    // A correction that moves a fact to another topic is told on both.
    .filter(({ first, valid, changes }) =>
      [first, ...valid, ...changes.map(({ fact }) => fact)].some(({ topics }) => isWanted(topics)),
    )
    .map((history) => feedEntry(history, { knowledge, language, publicUrl }))
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime() || compareText(a.id, b.id))
    .slice(0, MOST_ENTRIES);
  const title = inLanguage(situation.title, language, knowledge);
  const named = situation.topics[topic ?? ''];
  const about = [language, ...(topic === undefined ? [] : [topic])].map(encodeURIComponent).join('/');
  return {
    // Every tag URI has a year in which its host belonged to whoever made it.
    id: `tag:${hostOf(publicUrl)},2026:feeds/${encodeURIComponent(situation.id)}/${about}`,
    title: plain(
      named === undefined ? feeds.title(title) : feeds.onTopic(title, inLanguage(named, language, knowledge)),
    ),
    about: feeds.about,
    language,
    updated: entries[0]?.updated ?? new Date(0),
    addresses: {
      ...feedsOf(publicUrl, { language, ...given({ topic }) }),
      home: `${publicUrl}/?lang=${language}`,
    },
    entries,
  };
}
