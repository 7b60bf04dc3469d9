import type { PackTexts } from './pack-texts.ts';

/** What the one-file copy of the knowledge says of itself in English. */
export const pack: PackTexts = {
  nav: {
    ask: 'Ask',
    latest: 'Latest',
    timeline: 'Timeline',
    claims: 'Who says what',
    names: 'Names',
    sources: 'Sources',
    check: 'Check a text',
    all: 'All facts',
  },
  pages: 'Pages',
  languages: 'Languages',
  skip: 'Skip to the content',
  question: 'Your question',
  ask: 'Ask',
  textToCheck: 'The text to check',
  check: 'Check',
  opening: 'The search is opening. All facts stand below.',
  noSearch: 'The search does not run in this program. All facts stand below. Another browser may run it.',
  saved: (day) => `This copy was saved on ${day}.`,
  age: (age) => `It is ${age} old.`,
  old: 'Much may have changed since then. Ask for a newer copy.',
  clock: 'The clock of this device shows an earlier time than that, so the age of this copy is not known.',
  newest: (day) => `Its newest source was published on: ${day}.`,
  allFacts: (language) => `All facts: ${language}`,
  kinds: { person: 'People', group: 'Groups', place: 'Places', office: 'Offices', voice: 'Unnamed speakers' },
  noSuch: 'There is no such page in this copy.',
  genuine: {
    title: 'Is this copy genuine?',
    itself:
      'A page cannot vouch for itself: whoever changes this file can change this text too. Check it from outside.',
    key: 'The publisher signed this copy with the key that has this number:',
    compare:
      'Compare it with the number that you have from the publisher in another way, such as by phone or on their website. The check below must show the same number.',
    address: (address) => `The publisher keeps the key at ${address}`,
    withSanad: 'On a computer with Sanad:',
    withOpenssl: (program) => `On a computer with ${program}:`,
  },
};
