import type { InputTexts, PageTexts } from './inputs-texts.ts';

/** What is asked back in English. */
export const inputs: InputTexts = {
  zones: (typed) => `${typed} can mean several time zones. Which one do you mean?`,
  flag: (typed) => `${typed} is neither yes nor no. Which one do you mean?`,
  yes: 'Yes',
  no: 'No',
  weekPart: (typed) => `${typed} differs between countries. Which days do you mean?`,
  when: (zone) => `When should the digest come? The time zone is ${zone}.`,
  where: (time) => `In which time zone should the digest come at ${time}?`,
  orType: 'Or type it, for example:',
};

/** What the pages say besides replies in English. */
export const page: PageTexts = {
  sources: 'Sources',
  inChat: 'In a chat with the bot',
  notFound: 'Page not found',
  notFoundWhy: 'There is no page at this address.',
  ask: 'Ask a question',
  send: 'Ask',
  skip: 'Skip to the content',
  pages: {
    latest: 'What is new',
    timeline: 'Timeline',
    map: 'Map',
    claims: 'Who says what',
    sources: 'Sources',
    help: 'Help',
    privacy: 'Privacy',
  },
};
