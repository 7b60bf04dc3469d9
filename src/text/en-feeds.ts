import type { FeedTexts } from './feed-texts.ts';

/** What the feeds say in English. */
export const feeds: FeedTexts = {
  title: (situation) => `${situation}: new facts and corrections`,
  onTopic: (situation, topic) => `${situation}: new facts and corrections (${topic})`,
  about: 'Each fact with its speaker, its status and its source. A correction updates the entry of the fact.',
  published: 'Source published',
  page: 'The fact, with all its versions',
};
