import type { CommandContext } from '../src/command/command.ts';
import type { Answer } from '../src/query/types.ts';
import { given } from '../src/util/given.ts';

/** The last question of a reader in a chat, and its answer. */
export interface LastAnswer extends Answer {
  /** As it was typed. */
  readonly typed: string;
}

/**
 * The answer to the reader's last question in this chat, words to the bot left out; undefined if none was asked.
 * @param asOf the day as of which it was asked, if one was given
 */
export function lastAnswer({ ask, reader, language }: CommandContext, asOf?: string): LastAnswer | undefined {
  for (let at = reader.questions.length - 1; at >= 0; at -= 1) {
    const typed = reader.questions[at] ?? '';
    const answer = ask({
      text: typed,
      context: reader.questions.slice(0, at),
      language,
      ...given({ asOf }),
    });
    if (answer.form.kind !== 'talk') return { ...answer, typed };
  }
  return undefined;
}
