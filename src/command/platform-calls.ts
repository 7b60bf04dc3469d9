import type { CommandCall } from '../reply/reply.ts';
import type { Command } from './command.ts';

/** The call that answers a question. */
export function questionCall(question: string): CommandCall {
  return { command: 'ask', args: { question } };
}

/** The call with which a command looks at a text of somebody's; undefined where it looks at none. */
export function lookCall({ name, onMessage }: Command, text: string): CommandCall | undefined {
  return onMessage && { command: name, args: { [onMessage.option]: text } };
}

/** The call that checks a text of somebody's, where a command for everybody looks at messages. */
export function checkCall(text: string, commands: readonly Command[]): CommandCall | undefined {
  const command = commands.find(({ onMessage, access }) => onMessage && access === undefined);
  return command && lookCall(command, text);
}

/** The call that makes a draft of what an editor has sent. */
export const DRAFT_CALL: CommandCall = { command: 'desk add', args: {} };

/** The call that tells somebody who has sent what has no words what the bot reads. */
export const WORDLESS_CALL: CommandCall = { command: 'wordless', args: {} };

/** The call that tells somebody who has not asked anything what the bot is, and what to ask. */
export const START_CALL: CommandCall = { command: 'start', args: {} };
