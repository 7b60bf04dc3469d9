import type { SurfaceTexts } from './surface-texts.ts';

/** What the bot says of itself in English. */
export const surface: SurfaceTexts = {
  start: {
    what: (title) =>
      `I am Sanad, a bot. Ask me about ${title}. Each answer says who said it and in which source.`,
    reads: 'I read text only. Type a question, or forward a message to me and I check it.',
    brief: 'Brief me',
    lines: 'Type a question, or one of these lines. /exit leaves, /help lists the commands.',
  },
  settings: {
    title: 'Settings',
    language: 'Language of my replies:',
    digests: 'Digests in this chat: /digest',
    kept: 'What is kept about you: /privacy',
  },
  privacy: {
    title: 'What is kept about you',
    questions: 'Questions: not saved. The last few stay in memory for follow-ups, until the bot restarts.',
    logged: 'Questions: the operator of this bot logs them.',
    reader:
      'With your user ID: the language you chose, what /latest last showed you, your votes with their reasons, and for 30 days codes of words that no source has.',
    saved: 'Questions under “Notify me”: saved until they are answered.',
    digests:
      'Digests and alerts: the chat, its choices and who set them up, until deleted. What was sent: 30 days. Boards: the chat and its choices.',
    corrections:
      'Corrections: for 30 days, the IDs of answers and of the facts in them, and of those in private your user ID. If a fact changes, the answer is corrected and you are told.',
    counts: 'Statistics: numbers, and words that five or more readers used. Nothing about you.',
    nothing: 'Nothing is saved. Your last questions stay in memory until the program ends.',
  },
  help: {
    groups: { ask: 'Ask', look: 'Look up', digests: 'Digests', you: 'You and this bot' },
    statuses: 'What does “claimed” mean?',
  },
};
