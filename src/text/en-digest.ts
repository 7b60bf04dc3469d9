import type { DigestTexts, SubscriptionTexts } from './digest-texts.ts';
import { counted } from './plural.ts';

/** What digests say in English. */
export const digest: DigestTexts = {
  headline: (date) => `Digest of ${date}`,
  briefing: (title) => `${title}: what is known so far`,
  counts: {
    new: counted('en', { other: '# new' }),
    corrected: counted('en', { other: '# corrected' }),
    revised: counted('en', { other: '# changed' }),
    withdrawn: counted('en', { other: '# withdrawn' }),
  },
  labels: {
    new: 'New',
    corrected: 'Corrected',
    revised: 'Changed',
    withdrawn: 'Withdrawn: no longer valid',
  },
  instead: 'This replaces:',
  disputed: 'Disputed',
  removed: counted('en', {
    one: '# earlier fact is no longer in any source.',
    other: '# earlier facts are no longer in any source.',
  }),
  nothing: 'Nothing new since the last digest.',
  total: (facts, sources) => `Known so far: ${facts} from ${sources}.`,
  sources: counted('en', { one: '# source', other: '# sources' }),
  more: counted('en', {
    one: '# more fact. Ask a question, or see /timeline.',
    other: '# more facts. Ask a question, or see /timeline.',
  }),
  answered: (date) => `You asked this on ${date}, and the sources did not say. Now they do:`,
  answeredHere: (date) => `Someone asked this here on ${date}, and the sources did not say. Now they do:`,
  paused: {
    title: (id, time, zone) =>
      `The digest ${id} at ${time} (${zone}) is paused. Posting it failed three times in a row:`,
    why: {
      gone: 'the chat or its thread no longer exists, or the bot was removed from it.',
      forbidden: 'the bot may not write there: give it that right, or reopen its topic or thread.',
      rejected: 'the platform rejected the message.',
    },
    resume: 'Once fixed, an admin can restart it there with /digest resume.',
  },
};

/** What is said about a chat's digests in English. */
export const subscriptions: SubscriptionTexts = {
  nowhere: 'Digests cannot be posted here. You can see what one would say now.',
  set: 'The digest is set up.',
  first: 'The first digest sums up what is known so far. Later ones report what is new.',
  there: 'This digest is already posted here.',
  changed: 'The digest is changed.',
  paused: 'The digest is paused. Nothing is posted until it is resumed.',
  resumed: 'The digest is active again.',
  over: 'The digest is deleted. These were its settings:',
  tooMany: counted('en', {
    one: 'This chat has reached the limit of # digest. Delete it first with /digest unsubscribe.',
    other: 'This chat has reached the limit of # digests. Delete one first with /digest unsubscribe.',
  }),
  tooManyOfYours: counted('en', {
    one: 'You have set up # digest, which is the limit. Delete it first with /digest unsubscribe, in the chat where it is posted.',
    other:
      'You have set up # digests in all your chats, which is the limit. Delete one first with /digest unsubscribe, in the chat where it is posted.',
  }),
  none: 'No digest is posted here. An admin of this chat can set one up. For example:',
  which: 'There are several digests here. Which one do you mean?',
  unknown: (typed) => `There is no digest ${typed} here.`,
  lacks: (rights) =>
    `The bot cannot post in this channel yet. Please allow this in the channel settings: ${rights}.`,
  preview: 'Preview: the digest would say this now.',

  time: 'When',
  schedule: (time, zone, days) => `${time} (${zone}), ${days}`,
  fromTo: (first, last) => `${first} to ${last}`,
  next: 'Next post',
  moment: (weekday, date, time) => `${weekday} ${date}, ${time}`,
  place: 'Where',
  newPosts: 'a new post in this forum each time',
  topics: 'Topics',
  allTopics: 'all',
  language: 'Language',
  whenEmpty: 'When nothing is new',
  empty: {
    skip: 'nothing is posted',
    line: 'one line says so',
    useful: 'an open question, a name or a topic in turn',
    weekly: 'one line a week',
  },
  wrongQuiet: (typed, choices) =>
    `${typed} is no choice for quiet days. Please type one of these: ${choices}.`,
  within: 'Window',
  withinMinutes: counted('en', {
    one: 'up to # minute after its time',
    other: 'up to # minutes after its time',
  }),
  wrongWithin: (typed, most) =>
    `${typed} is not a number of minutes from 0 to ${most}. Please type one, such as 30.`,
  id: 'ID',
  state: 'State',
  states: {
    active: 'active',
    paused: 'paused',
    refused: 'paused, because posting failed three times in a row',
  },
  last: 'Last posts',
  ended: {
    arrived: 'posted',
    partly: 'may be incomplete; the next one repeats what may be missing',
    refused: 'could not be posted; its content comes with the next one',
    'nothing-new': 'nothing was new',
    missed: 'missed; its content comes with the next one',
    'under-way': 'being posted',
    retrying: 'could not be posted yet; it is tried again until it is too late',
    checking: 'sent, but it is not certain yet that it has arrived; this is being checked',
  },

  form: {
    title: 'Digest settings',
    whenHint: (example) => `The time and the time zone or its city, such as ${example}`,
    days: 'Days',
    topicsHint: 'Choose none to get all topics',
    lines: 'Reply with the lines that you change; the others stay as they are:',
    again: 'Open the form again',
  },

  buttons: { status: 'Status', preview: 'Preview', pause: 'Pause', resume: 'Resume', settings: 'Settings' },
};
