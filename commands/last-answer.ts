import type { CommandContext } from '../src/command/command.ts';
import type { Answer } from '../src/query/types.ts';
import { given } from '../src/util/given.ts';

/**
 * The answer to the reader's last question in this chat; undefined if none was asked.
 * @param asOf the day as of which it was asked, if one was given
 */
export function lastAnswer({ ask, reader, language }: CommandContext, asOf?: string): Answer | undefined {
  const text = reader.questions.at(-1);
  if (text === undefined) return undefined;
  return ask({ text, context: reader.questions.slice(0, -1), language, ...given({ asOf }) });
}
