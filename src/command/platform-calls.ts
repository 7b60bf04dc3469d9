import type { CommandCall } from '../reply/reply.ts';

/** The call that answers a question. */
export function questionCall(question: string): CommandCall {
  return { command: 'ask', args: { question } };
}

/** The call that makes a draft of what an editor has sent. */
export const DRAFT_CALL: CommandCall = { command: 'desk add', args: {} };

/** The call that tells somebody who has sent what has no words what the bot reads. */
export const WORDLESS_CALL: CommandCall = { command: 'wordless', args: {} };

/** The call that tells somebody who has not asked anything what the bot is, and what to ask. */
export const START_CALL: CommandCall = { command: 'start', args: {} };
