import type { NewsTexts } from './news-texts.ts';
import { counted } from './plural.ts';

/** What is said about changes in English. */
export const news: NewsTexts = {
  before: 'Before:',
  changed: {
    speaker: (before, now) => `Speaker: ${before} → ${now}`,
    status: (before, now) => `Status: ${before} → ${now}`,
    date: (before, now) => `Date: ${before} → ${now}`,
  },
  source: 'New source:',
  labels: { disputes: 'Now disputed', closed: 'Answered now' },
  counts: {
    sources: counted('en', { one: '# new source', other: '# new sources' }),
    disputes: counted('en', { other: '# now disputed' }),
    closed: counted('en', { other: '# answered' }),
  },
  more: counted('en', { other: '# more: /latest' }),
  topics: 'Topics:',
  otherTopics: counted('en', { other: 'other topics (#)' }),

  quiet: {
    since: (date) => `Quiet since ${date}.`,
    open: (open, all) => `${open} of ${all} known questions still have no answer.`,
    allOpen: counted('en', {
      one: '# known question still has no answer.',
      other: '# known questions still have no answer.',
    }),
    change: 'This comes once a week. To stop it:',
    gap: 'Still not known',
    openSince: (date) => `open since ${date}`,
  },

  latest: {
    first: (facts) => `The newest of ${facts}`,
    since: (date) => `New since ${date}`,
    nothing: (date) => `Nothing new since ${date}.`,
    sinceLook: 'New since you last looked',
    nothingSinceLook: 'Nothing new since you last looked.',
    range: (shown, all) => `${shown} of ${all}`,
    newest: 'The newest known:',
    more: counted('en', { other: '# more' }),
    gone: 'This list is too old. Please type /latest.',
    nothingYet: 'There are no facts yet.',
  },
};
