import type { FormTexts, TalkTexts } from './form-texts.ts';

export const forms: FormTexts = {
  overview: 'What is known, in short:',
  latest: 'The newest facts:',
  disputed: 'What the sources disagree on:',
  people: 'People in the sources:',
  more: 'More about this:',
  gaps: 'What no source says so far:',
  readAs: (typed, name) => `${typed} was read as ${name}.`,
  nothingFrom: (name) => `The sources have nothing from ${name}.`,
};

export const talk: TalkTexts = {
  greeting: (title) => `Hello! You can ask me about ${title}.`,
  thanks: 'You are welcome.',
  farewell: 'Goodbye. Come back any time.',
  mood: (title) => `I am a bot, so I am always ready. You can ask me about ${title}.`,
  chatter: (title) => `I only know what the sources say about ${title}.`,
  identity: (title) =>
    `I am Sanad, a bot. I answer questions about ${title} with what the sources say: each statement with its speaker and its source. I make nothing up.`,
  abilities:
    'Ask in your own words. I can give you an overview, tell you what is known about a person or a place, and compare what people say. /check compares a text with the sources, /latest shows what is new, and /subscribe brings a daily digest into a chat.',
  languages:
    'I answer in English, Arabic and Kurdish (Sorani). I also understand Turkish and French. /language changes the language of my replies.',
  subscribing: '/subscribe sets up a daily digest in this chat, with buttons for the time. /stop ends it.',
  reliability: (sources) =>
    `I do not judge what is true. I show who says it and where, and what speaks against it. This is what I have: ${sources}`,
  link: (sources) => `The facts come from: ${sources}`,
  age: (sources) => `My sources and their dates: ${sources}`,
};
