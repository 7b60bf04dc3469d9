import type { DateWords } from './date-words.ts';

const DAY = '(?:st|nd|rd|th)?';
const YEAR = '(?:19|20)\\d\\d';

export const ENGLISH: DateWords = {
  months: [
    'January|Jan\\.?',
    'February|Feb\\.?',
    'March|Mar\\.',
    'April|Apr\\.?',
    'May',
    'June|Jun\\.',
    'July|Jul\\.',
    'August|Aug\\.?',
    'September|Sept?\\.?',
    'October|Oct\\.?',
    'November|Nov\\.?',
    'December|Dec\\.?',
  ],
  weekdays: [
    'Monday|Mon\\.',
    'Tuesday|Tues\\.',
    'Wednesday|Wed\\.',
    'Thursday|Thurs\\.',
    'Friday|Fri\\.',
    'Saturday',
    'Sunday',
  ],
  numbers: ['one|an?', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  between: /^,?\s*(?:and|to|until|till|through|up to)\s+/iu,
  from: /(?:^|\s)(?:between|from)\s/iu,
  patterns: [
    ['day', `(?<y>${YEAR})-(?<mm>[01]\\d)-(?<d>[0-3]\\d)`],
    [
      'day',
      `(?:between |from )?(?:the )?(?<d>\\d{1,2})${DAY}\\s*(?:[-–]|to|and|until)\\s*(?<d2>\\d{1,2})${DAY} (?:of )?M(?:,? (?<y>${YEAR}))?`,
    ],
    [
      'day',
      `(?:between |from )?M (?<d>\\d{1,2})${DAY}\\s*(?:[-–]|to|and|until)\\s*(?<d2>\\d{1,2})${DAY}(?!\\d)(?:,? (?<y>${YEAR}))?`,
    ],
    ['day', `(?:on |(?<since>since ))?(?:the )?(?<d>\\d{1,2})${DAY} (?:of )?M(?:,? (?<y>${YEAR}))?`],
    ['day', `(?:on |(?<since>since ))?M (?:the )?(?<d>\\d{1,2})${DAY}(?!\\d|[.,]\\d)(?:,? (?<y>${YEAR}))?`],
    [
      'month',
      `(?:in |at |by |(?<since>since ))?(?:early |mid-|late |the (?:start|beginning|end|middle) of )?M,? (?:of )?(?<y>${YEAR})`,
    ],
    ['year', `(?:between|from) (?<y>${YEAR}) (?:and|to|until) (?<y2>${YEAR})`],
    ['year', `(?<y>${YEAR})[–-](?<y2>${YEAR})`],
    ['year', `(?<since>since) (?:[\\p{L}’'-]+ ){1,8}in (?<y>${YEAR})`],
    [
      'month',
      '(?:in|during|for|(?:at|by|until)(?= the)|(?<last>last)|(?<since>since)) (?:early |mid-|late |the (?:start|beginning|end|middle) of )?M(?! \\d)',
    ],
    [
      'year',
      `(?:in(?: early| late)?|during|(?<since>since)) (?<y>${YEAR})(?![-–/]\\d)(?! (?:people|men|fighters|soldiers|troops|families|prisoners))`,
    ],
    ['day', 'on the (?<d>\\d{1,2})(?:st|nd|rd|th)(?! \\p{L})'],
    [
      'weekday',
      '(?:(?:on|late on|early on|earlier on|by|from|until) )?(?:(?:(?<last>last|the previous)|(?<next>next|the coming|coming|this coming)|(?<since>since)|this|late|early) )?W(?: (?:morning|afternoon|evening|night))?',
    ],
    [{ unit: 'day', amount: -2 }, 'the day before yesterday'],
    [
      { unit: 'day', amount: -1 },
      '(?<!day before )yesterday(?: (?:morning|afternoon|evening|night))?|last night',
    ],
    [{ unit: 'day', amount: 1 }, 'tomorrow'],
    [
      { unit: 'day', amount: 0 },
      '(?:earlier |later |early |late )?today|this (?:morning|afternoon|evening)|tonight',
    ],
    [
      { unit: 'week', amount: -1 },
      '(?:late |early |earlier )?(?:last|the previous|the past) week(?! \\p{L}+day)',
    ],
    [{ unit: 'week', amount: 0 }, '(?:earlier |later |late |early )?this week'],
    [{ unit: 'week', amount: 1 }, '(?:early |late |later )?next week'],
    [{ unit: 'month', amount: -1 }, '(?:late |early |earlier )?last month'],
    [{ unit: 'month', amount: 0 }, '(?:earlier |later |late |early )?this month'],
    [{ unit: 'month', amount: 1 }, 'next month'],
    [{ unit: 'year', amount: -1 }, '(?:late |early |earlier )?last year'],
    [{ unit: 'year', amount: 0 }, '(?:earlier |later )?this year'],
    [{ unit: 'year', amount: 1 }, 'next year'],
    [{ unit: 'day', amount: -1 }, '(?:about |some |nearly )?N days? ago'],
    [{ unit: 'week', amount: -1 }, '(?:about |some |nearly )?N weeks? ago'],
    [{ unit: 'month', amount: -1 }, '(?:about |some |nearly )?N months? ago'],
    [{ unit: 'year', amount: -1 }, '(?:about |some |nearly )?N years? ago'],
  ],
  past: [
    ['day', '(?:over|in|during|within) the (?:past|last) N days?'],
    ['day', '(?:over|in|during|within) the (?:past|last) (?<n>24) hours'],
    ['week', '(?:over|in|during|within) the (?:past|last) N weeks?'],
    ['day', 'overnight'],
  ],
  future:
    /\b(?:will|shall|won['’]t|would (?!have\b)|(?:was|were) (?:due|set|to) (?!be (?:seen|found)\b)|(?:is|are) due|is to|are to|(?:is|are) expected|expected to|(?:is|are) scheduled|expects? to|plans? to|planned for|scheduled|set to|going to|is set|intends? to)\b/iu,
  before:
    /(?:\b(?:every|each|black|good|bloody|ash|palm|easter|after|before|until|by|usual|than|of the|beyond|prior to|ahead of|following)|[-–/])\s*$/iu,
  after: /^(?:s\b(?!’|')|\s+(?:prayers?|sermons?|market|times|mosque)\b)/iu,
  saying:
    /\b(?:said|told \p{L}+|announced|(?<!\b(?:be|been|was|were|is|are) )added|stated|warned|confirmed|declared|reported|insisted|denied|wrote|posted|says|in (?:a|an) (?:\p{L}+ )*(?:statement|interview|post|briefing)|(?:statement|remarks|letter|report|post|speech|communiqué) of|statement (?:issued|released|published)|issued|published)(?: (?:late|early|in baghdad|here))?[\s,]*$/iu,
};
