import type { CommandCall } from '../reply/reply.ts';

/** The call that answers a question. */
export function questionCall(question: string): CommandCall {
  return { command: 'ask', args: { question } };
}

/** The call that tells a reader what the bot can do. */
export const HELP_CALL: CommandCall = { command: 'help', args: {} };
