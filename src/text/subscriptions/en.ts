import type { SubscriptionTexts } from './texts.ts';

/** What is said of a chat's digests in English. */
export const subscriptions: SubscriptionTexts = {
  nowhere: 'Digests cannot be posted here.',
  set: 'The digest is set up.',
  first: 'The first one tells what is known so far; each one after it what is new.',
  there: 'This digest is posted here already.',
  changed: 'The digest is changed.',
  nothingGiven: 'Say what is to be different, as in',
  paused: 'The digest is paused. Nothing is posted until it goes on.',
  resumed: 'The digest goes on.',
  over: 'The digest is ended. This is what it was:',
  tooMany: 'There are as many digests here as there can be. End one of them first.',
  none: 'No digest is posted here. Whoever manages this chat can set one up, as with',
  which: 'There are several digests here. Which one?',
  unknown: (typed) => `There is no digest ${typed} here.`,
  lacks: (rights) => `The bot cannot post in this channel yet. In its settings, allow it: ${rights}.`,
  preview: 'Preview: this is what the digest would say now.',

  time: 'When',
  schedule: (time, zone, days) => `${time} (${zone}), ${days}`,
  fromTo: (first, last) => `${first} to ${last}`,
  next: 'Next post',
  moment: (weekday, date, time) => `${weekday} ${date}, ${time}`,
  topics: 'Topics',
  allTopics: 'all',
  language: 'Language',
  whenEmpty: 'When nothing is new',
  empty: { skip: 'nothing is posted', line: 'one line says so' },
  id: 'Id',
  state: 'State',
  states: {
    active: 'active',
    paused: 'paused',
    refused: 'paused, since it could not be posted three times in a row',
  },
  last: 'Last posts',
  ended: {
    arrived: 'arrived',
    partly: 'it is not known whether all of it arrived; what may be missing comes again',
    refused: 'could not be posted; what was in it comes again',
    'nothing-new': 'nothing was new',
    missed: 'missed; what was new comes with the next one',
    'under-way': 'on its way',
  },

  buttons: { status: 'Status', preview: 'Preview', pause: 'Pause', resume: 'Resume' },
};
