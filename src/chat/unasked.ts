import type { Inbound } from '../command/command.ts';
import type { Reply } from '../reply/reply.ts';
import type { ChatEngine, Dispatch } from './dispatch.ts';

/** What somebody has written in a place where the bot answers by itself. */
export type Overheard = Omit<Inbound, 'input'>;

/**
 * Answers what nobody has asked the bot.
 * @param texts readings of what was written, the one to try first in front
 * @param goesOn it may go on with the reader's question before
 * @returns the reply to the first reading that is a question and that the sources answer; undefined if there is none, or the
 *   reader has asked too much: the bot then stays silent
 */
export type AnswerUnasked = (
  overheard: Overheard,
  texts: readonly string[],
  goesOn?: boolean,
) => Promise<Reply | undefined>;

/** What tells questions that the sources answer from all else. */
export interface UnaskedOptions {
  /** Asked for each time, since it may be replaced. */
  engine(): Pick<ChatEngine, 'ask'>;
  /** Whether a text has the form of a question. */
  isQuestion(text: string): boolean;
  readonly dispatch: Dispatch;
}

/**
 * Makes the answering of what nobody has asked the bot. What is left alone is neither counted nor remembered, but for what goes
 * on with a question.
 */
export function createUnasked({ engine, isQuestion, dispatch }: UnaskedOptions): AnswerUnasked {
  return async (overheard, texts, goesOn = false) => {
    for (const text of texts) {
      // Nobody types a command for the bot to guess.
      if (text.trimStart().startsWith('/') || !isQuestion(text)) continue;
      // What goes on with a question says nothing alone.
      if (!goesOn && engine().ask({ text }).outcome !== 'answered') continue;
      const reply = await dispatch({ ...overheard, input: { kind: 'text', text } });
      // Its limit, or the conversation before, may make it another reply. What is for the asker alone is not posted there.
      if (reply.outcome === 'answered' && reply.audience === 'everyone') return reply;
    }
    return undefined;
  };
}
