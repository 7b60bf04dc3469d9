import { alerts } from './en-alerts.ts';
import { board } from './en-board.ts';
import { chain } from './en-chain.ts';
import { commands, options } from './en-commands.ts';
import { corrections } from './en-corrections.ts';
import { desk } from './en-desk.ts';
import { digest, subscriptions } from './en-digest.ts';
import { feedback } from './en-feedback.ts';
import { feeds } from './en-feeds.ts';
import { files } from './en-files.ts';
import { forms, talk } from './en-forms.ts';
import { inputs, page } from './en-inputs.ts';
import { news } from './en-news.ts';
import { pack } from './en-pack.ts';
import { pictures } from './en-pictures.ts';
import { surface } from './en-surface.ts';
import { views } from './en-views.ts';
import { counted } from './plural.ts';
import type { Texts } from './texts.ts';

/** What the bot says in English. */
export const en: Texts = {
  language: 'en',
  direction: 'ltr',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  dayOf: (day, month) => `${day} ${month}`,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'every day',

  quote: (text) => `“${text}”`,
  listOf: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  inferred: (date) => `${date} (inferred)`,
  comma: ',',
  semicolon: ';',
  age: {
    days: counted('en', { zero: 'less than a day', one: '# day', other: '# days' }),
    weeks: counted('en', { one: '# week', other: '# weeks' }),
    months: counted('en', { one: '# month', other: '# months' }),
    years: counted('en', { one: '# year', other: '# years' }),
  },
  ago: (age) => `${age} old`,
  citation: (title, publisher) => `“${title}”, ${publisher}`,
  paragraph: (number) => `paragraph ${number}`,
  place: (number) => `par. ${number}`,
  facts: counted('en', { one: '# fact', other: '# facts' }),

  shownIn: (language) => `(in ${language})`,

  status: { reported: 'reported', claimed: 'claimed', disputed: 'disputed', analysis: 'analysis' },
  statusMeans: {
    reported: 'reported (the source itself says this)',
    claimed: 'claimed (a person or group in the source says this)',
    disputed: 'disputed (the sources also contain something that speaks against this)',
    analysis: 'analysis (the assessment of an analyst or of the author)',
  },

  answer: {
    unsure: 'This may not answer your question. Nearest:',
    also: 'Also:',
    against: 'Against this:',
    accounts: 'Other accounts:',
    accountsOf: (publishers) => `Other accounts (${publishers} publishers in all):`,
    newestAccount: 'the newest account',
    tension: 'against',
    asOf: (date) => `As of ${date}:`,
    newest: (age, date) => `The newest source is ${age} old: ${date}.`,
    more: (count) => `${count} more`,
    sources: 'Sources',
    why: 'Why this answer?',
    factOf: (number) => `Fact ${number}`,
    rest: 'More on this question:',
    noRest: 'Nothing more was found for this question.',
    share: 'Share here',
  },

  forms,
  talk,

  pages: {
    back: 'Back',
    next: 'Next',
    page: (page, of) => `Page ${page} of ${of}`,
    notYours: 'Only the person who asked can turn these pages. You can open your own copy:',
    own: 'Open my copy',
  },

  vote: {
    new: 'Thank you. Your vote is saved.',
    changed: 'Thank you. Your vote is changed.',
    same: 'You have already voted this way. Thank you.',
  },

  check: {
    menu: 'Check against sources',
    title: 'Checked against the sources',
    verdicts: {
      'in-sources': 'In the sources',
      differs: 'Differs',
      'in-part': 'In part',
      disputed: 'Disputed',
      'not-in-sources': 'Not in the sources',
    },
    instead: (stated, claimed) => `In the sources: ${stated}, not ${claimed}.`,
    speaker: (stated, claimed) => `In the sources ${stated} says this, not ${claimed}.`,
    contradicted: (words) => `The sources contradict ${words}.`,
    opposite: 'The sources say the opposite.',
    lacking: (words) => `Not in the sources: ${words}.`,
    noStatements: 'There is no text here to check. Please type it after /check.',
    above: 'Same as above:',
    left: counted('en', {
      one: '# more sentence was not checked. Please check it separately.',
      other: '# more sentences were not checked. Please check them separately.',
    }),
  },

  missing: {
    notInSources: 'The sources do not say.',
    empty: 'There is no question here. Please type a question.',
    notAQuestion: 'This does not look like a question about the situation.',
    unknownWords: (words) => `No source mentions ${words}.`,
    otherLanguage: (language) => `The text is in ${language}. Please ask in that language.`,
    notOf: (name) => `No source says this about ${name}.`,
    noSuchLink: (names) => `No source links ${names} in this way.`,
    falsePremise: (words) => `The question takes ${words} for granted; no source says so.`,
    instead: 'What the sources do say:',
    nothingClose: 'Nothing in them comes close to your question.',
    notYet: (date) => `They have nothing about this from ${date} or earlier.`,
    nearest: 'Nearest:',
  },

  wrong: {
    command: (typed) => `There is no command ${typed}.`,
    option: (typed, command) => `${command} has no option ${typed}.`,
    missingOption: (option, command) => `${command} needs one more thing: ${option}.`,
    tooMuch: (typed, command) => `${command} does not accept ${typed}.`,
    date: (typed, example) =>
      `${typed} is not a date. Please type a date like ${example}, or a word like “yesterday”.`,
    time: (typed, example) => `${typed} is not a time of day. Please type a time like ${example}.`,
    zone: (typed, example) => `${typed} is not a time zone. Please type a time zone like ${example}.`,
    days: (typed, examples) => `${typed} is not a day of the week. Please type days like ${examples}.`,
    topic: (typed) => `There is no topic ${typed}.`,
    topics: (topics) => `Topics: ${topics}.`,
    name: (typed) => `The sources do not name ${typed}.`,
    fact: (typed) => `There is no fact ${typed}.`,
    language: (typed, known) => `Replies are not available in ${typed}. Languages: ${known}.`,
    didYouMean: (nearest) => `Did you mean ${nearest}?`,
    help: 'See all commands: /help',
    tooLong: counted('en', {
      one: 'This text is too long. Please use at most # character.',
      other: 'This text is too long. Please use at most # characters.',
    }),
    noWords: 'There are no words here. Please type a question.',
    failed: 'Something went wrong. Please try again.',
    tooOften: counted('en', {
      one: 'Too many questions at once. Please try again in # second.',
      other: 'Too many questions at once. Please try again in # seconds.',
    }),
    oldButton: 'This button no longer works. Please ask again.',
    alone: 'Only you may see this reply. Please use the slash command, or send me a direct message.',
  },

  commands,
  options,

  access: {
    others: 'Only an admin of this server, group or channel can do this.',
    unknown: 'A message does not show whether you are an admin here. Please use the slash command.',
    unchecked: 'Could not check whether you are an admin here. Please try again.',
  },

  waiting: {
    button: 'Notify me when this is answered',
    kept: {
      here: 'Your question is saved. You will get one message here when the sources answer it. /forget deletes what is saved about you.',
      alone:
        'Your question is saved. You will get one direct message when the sources answer it. /forget deletes what is saved about you.',
      either:
        'Your question is saved. You will get one message when the sources answer it: a direct message if possible, otherwise here. /forget deletes what is saved about you.',
    },
    there: 'You have already saved this question. You will get a message when the sources answer it.',
    tooMany: counted('en', {
      one: 'You have reached the limit of # saved question. /forget deletes what is saved about you.',
      other: 'You have reached the limit of # saved questions. /forget deletes what is saved about you.',
    }),
    nowhere: 'Questions cannot be saved here.',
  },
  forget: {
    ask: 'This deletes what is saved about you, in all chats on this platform: language, votes, saved questions, place in /latest, codes of words, IDs of private answers, and your name on digests and alerts.',
    remove: 'Delete my data',
    nothing: 'Nothing was saved about you.',
    gone: counted('en', {
      one: 'What was saved about you is deleted: # entry.',
      other: 'What was saved about you is deleted: # entries.',
    }),
  },

  news,
  timeline: { title: 'Timeline', nothing: 'There are no facts about this yet.' },
  who: {
    holds: 'Positions',
    member: 'Member of',
    said: 'Statements:',
    did: 'What the sources say:',
    named: 'Mentioned in:',
    nothing: (name) => `There are no facts about ${name} yet.`,
  },
  claims: {
    title: 'Who says what',
    nothing: (topic) => `The sources contain no claims about ${topic}.`,
  },
  sources: {
    title: 'Sources',
    ofAnswer: 'Sources of this answer',
    published: (date) => `published ${date}`,
    noAddress: 'no address is known',
    none: 'There are no sources yet.',
    from: (name) => `rests on a report of ${name}`,
    added: (date) => `added on ${date}`,
    open: 'Open the article',
    there: 'Read it there',
    unknown: (typed) => `There is no source ${typed}.`,
  },
  fact: {
    says: 'Said by',
    status: 'Status',
    when: 'When',
    added: 'Added',
    supersedes: 'This corrects:',
    supersededBy: 'This is no longer valid. It was corrected by:',
    corrected: (date, reason) => `Corrected on ${date}${reason === undefined ? '' : `: ${reason}`}`,
    retracted: (date, reason) => `This is no longer valid. It was withdrawn on ${date}: ${reason}`,
  },
  why: {
    title: (question) => `Your question: ${question}`,
    nothing: 'No question has been asked in this chat yet.',
    readAs: (question) => `Understood as: ${question}`,
    found: 'Found by',
    leftOut: 'Left out',
    answered: 'The answer:',
    unsure: 'This comes nearest, but too little of the question is in it to call it the answer:',
  },
  replies: {
    current: (language) => `Replies are in ${language}.`,
    set: (language) => `Replies are now in ${language}.`,
  },
  help: {
    plain: 'Type a question in your own words. Every answer names the speaker and the source.',
    usage: 'How to use it',
    optional: 'optional',
  },
  chain,
  pictures,
  views,
  board,
  digest,
  alerts,
  desk,
  corrections,
  feedback,
  feeds,
  files,
  subscriptions,
  inputs,
  page,
  pack,
  surface,
  telegram: {
    toAnswer: 'Back to the answer',
    alone: 'Only you may see this reply. It is in our private chat:',
    hidden: 'Only you see the reply. If nothing appears, press again.',
    open: 'Open private chat',
    aloneTooLong: 'Only you may see this reply. Please ask again in our private chat:',
    askHere: 'Your question could not be brought here. Please type it again.',
    notYours: 'Only the person who asked can change this message. Ask the same question to get your own.',
    more: 'Ask more',
    whole: 'Full answer',
    inPrivate: 'Ask in the private chat',
    guest: {
      unsure: 'My sources have no clear answer to this.',
      nothing: 'Ask me a question after my name, or mention me in reply to a statement and I check it.',
    },
  },
};
