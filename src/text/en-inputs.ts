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

/** What the page of a fact says in English. */
export const page: PageTexts = {
  sources: 'Sources',
  inChat: 'In a chat with the bot',
  notFound: 'Page not found',
  notFoundWhy: 'There is no fact at this address.',
};
