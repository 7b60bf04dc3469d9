import { type APIMessage, ComponentType } from 'discord.js';
import { LONGEST_TEXT } from '../../query/limits.ts';
import { textOfMarkdown } from './markdown.ts';
import { QUESTION_ID, readQuestions } from './render.ts';

/** The parts of a message that hold text. */
type MessageContent = Pick<APIMessage, 'content' | 'embeds' | 'components'>;

/** What people read in a message: its text and that of its embeds, components and forwarded messages. */
export function textOf(message: APIMessage, application: string): string {
  const { message_snapshots: forwards = [] } = message;
  const all = [message, ...forwards.map(({ message: forwarded }) => forwarded as MessageContent)].flatMap(
    textsOf,
  );
  // In the bot's own messages, small print is about the statements, and quotes are readers' questions.
  const isOwn = message.author?.id === application;
  const kept = isOwn ? all.map((text) => text.replace(/^(?:-# |> ).*$/gm, '')) : all;
  return textIn(kept);
}

/** The text of the messages that a message forwards; empty if there is none. */
export function forwardedTextOf({
  message_snapshots: forwards = [],
}: Pick<APIMessage, 'message_snapshots'>): string {
  return textIn(forwards.flatMap(({ message }) => textsOf(message as Partial<MessageContent>))).trim();
}

function textIn(texts: readonly string[]): string {
  // One character more than is checked: the command then says that it is too long.
  return texts.map((text) => textOfMarkdown(text.slice(0, LONGEST_TEXT + 1))).join('\n');
}

function textsOf({ content = '', embeds = [], components = [] }: Partial<MessageContent>): readonly string[] {
  const inEmbeds = embeds.flatMap(({ title, description, fields = [] }) => [
    title ?? '',
    description ?? '',
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...inEmbeds, ...textDisplaysIn(components ?? []).map(({ text }) => text)];
}

/** The questions that one of the bot's messages shows, the earliest first. */
export function questionsIn({ components = [] }: Pick<APIMessage, 'components'>): readonly string[] {
  const found = textDisplaysIn(components).find(({ id }) => id === QUESTION_ID);
  return readQuestions(found?.text ?? '');
}

/** The texts of the text displays among components and their children. */
function textDisplaysIn(
  components: readonly unknown[],
): readonly { readonly id?: number; readonly text: string }[] {
  return components.flatMap((component) => {
    const {
      type,
      id,
      content,
      components: children = [],
    } = component as {
      readonly type?: ComponentType;
      readonly id?: number;
      readonly content?: string;
      readonly components?: readonly unknown[];
    };
    const own = type === ComponentType.TextDisplay && content !== undefined ? [{ text: content }] : [];
    return [...own.map((text) => (id === undefined ? text : { ...text, id })), ...textDisplaysIn(children)];
  });
}
