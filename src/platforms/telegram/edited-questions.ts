import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Command, Inbound } from '../../command/command.ts';
import { commandNamed } from '../../command/names.ts';
import type { Api } from './api.ts';
import type { Messages } from './message.ts';
import type { MessageRef } from './request.ts';
import type { SentText } from './rich-message.ts';

/** A message that the bot has sent as a part of an answer. */
export interface AnswerMessage {
  readonly message: number;
  readonly kind: 'text' | 'picture';
}

/** A message of a reader's, and what it asks. */
interface Asked {
  readonly ref: MessageRef;
  readonly inbound: Inbound;
}

interface Answered {
  /** A hash of what was asked. */
  readonly asked: string;
  readonly messages: readonly AnswerMessage[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Later, the readers of a chat have moved on, and who scrolls back expects what stood there. */
const LONGEST_MILLISECONDS = 60 * 60 * 1_000;
const MOST_REMEMBERED = 5_000;

/** Which messages answer which question, for questions that are edited: in memory, for an hour. */
export class EditedQuestions {
  readonly #answers = new LRUCache<string, Answered>({ max: MOST_REMEMBERED });
  readonly #commands: readonly Command[];
  readonly #now: () => Date;

  constructor({ commands, now }: { readonly commands: readonly Command[]; now(): Date }) {
    this.#commands = commands;
    this.#now = now;
  }

  /** Remembers the messages that answer a question. What does more than reply is not done again, so it is left out. */
  remember({ ref, inbound }: Asked, messages: readonly AnswerMessage[]): void {
    if (messages.length === 0 || !this.#isReading(inbound)) return;
    const at = this.#now().getTime();
    this.#answers.set(keyOf(ref), { asked: hashOf(inbound), messages, at });
  }

  /** The messages that answer what the question was before its edit; undefined where none do, or it asks the same. */
  answersBefore({ ref, inbound }: Asked): readonly AnswerMessage[] | undefined {
    const known = this.#answers.get(keyOf(ref));
    if (known === undefined || known.asked === hashOf(inbound) || !this.#isReading(inbound)) return undefined;
    return this.#now().getTime() - known.at > LONGEST_MILLISECONDS ? undefined : known.messages;
  }

  #isReading({ input }: Inbound): boolean {
    const name = input.kind === 'call' ? input.call.command : /^\s*\/(\S*)/.exec(input.text)?.[1];
    return name === undefined || commandNamed(name.toLowerCase(), this.#commands)?.readOnly === true;
  }
}

/**
 * Puts an answer in the place of another. Messages that the new one does not need are removed.
 * @param done told of each text with the message that shows it now
 * @returns the messages that show it; none where it has more than the other, which is removed then so that it can be sent anew
 * @throws the platform's error where not all of that could be done; nothing is to be sent then
 */
export async function replaceAnswer(
  api: Pick<Api, 'edit' | 'remove'>,
  chat: number,
  before: readonly AnswerMessage[],
  { pictures, texts }: Messages<SentText>,
  done: (message: number, text: SentText) => void,
): Promise<readonly AnswerMessage[]> {
  const places = before.filter(({ kind }) => kind === 'text').slice(0, texts.length);
  const kept = pictures.length === 0 && places.length === texts.length ? places : [];
  for (const [index, place] of kept.entries()) {
    const text = texts[index];
    if (text === undefined) continue;
    await api.edit(chat, place.message, text);
    done(place.message, text);
  }
  for (const { message } of before.filter((each) => !kept.includes(each))) await api.remove(chat, message);
  return kept;
}

function keyOf({ chat, message }: MessageRef): string {
  return `${chat} ${message}`;
}

function hashOf({ input }: Inbound): string {
  return hash('sha256', JSON.stringify(input), 'base64url');
}
