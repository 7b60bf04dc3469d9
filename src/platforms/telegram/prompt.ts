import type { Message, User } from 'grammy/types';
import { decodeCall, encodeCall } from '../../command/call-id.ts';
import type { CommandCall, Direction, Form } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { type FormattedText, inDirection, inertText, joinTexts, plainText, withFormat } from './entities.ts';

/**
 * Telegram has no forms: the bot asks in a message, and the reply to that message is what was written. The message holds the
 * whole call in the address of a link, so that it is found again after a restart and on any replica. Only a message that the
 * bot itself has sent is read so, and in none does the bot show such an address of somebody else's.
 */

/** A call that a message has asked for, and the message whose place its reply takes. */
export interface Prompted {
  readonly call: CommandCall;
  readonly card?: number;
}

/** What asks for the texts of a form. */
export interface PromptOptions {
  readonly form: Form;
  readonly direction: Direction;
  readonly self: { readonly username: string };
  /** Who is to write; they are mentioned, so that their phone opens the keyboard. */
  readonly by: User;
  /** The message whose place the reply takes. */
  readonly card?: number | undefined;
}

/** A line that mentions who is to write, with the title of the form; undefined where the form can take no text. */
export function promptLine({ form, direction, self, by, card }: PromptOptions): FormattedText | undefined {
  const option = form.whole ?? form.fields[0]?.option;
  if (option === undefined) return undefined;
  const address = new URL(`https://t.me/${self.username}`);
  const carried = [String(card ?? ''), option, encodeCall(form.call)].join('\n');
  address.searchParams.set('form', Buffer.from(carried).toString('base64url'));
  const title = withFormat(plainText(inertText(form.title, direction)), {
    type: 'text_link',
    url: address.href,
  });
  return inDirection(joinTexts([mentionOf(by), title], ' · '), direction);
}

function mentionOf(by: User): FormattedText {
  const text = safe(by.first_name).trim() || '→';
  return { text, entities: [{ type: 'text_mention', offset: 0, length: text.length, user: by }] };
}

/** The call that a message of the bot asks for, with the text that answers it. */
export function promptedBy(
  { entities = [] }: Pick<Message, 'entities'>,
  text: string,
  self: { readonly username: string },
): Prompted | undefined {
  const carried = entities.flatMap((entity) => {
    const address = entity.type === 'text_link' ? URL.parse(entity.url) : null;
    const isOurs =
      address?.hostname === 't.me' && address.pathname.toLowerCase() === `/${self.username.toLowerCase()}`;
    return (isOurs ? address.searchParams.get('form') : undefined) ?? [];
  })[0];
  if (carried === undefined) return undefined;
  const [card = '', option = '', encoded = ''] = Buffer.from(carried, 'base64url')
    .toString('utf8')
    .split('\n');
  const call = decodeCall(encoded);
  if (call === undefined || !/^\w+$/.test(option)) return undefined;
  const args = { ...call.args, [option]: text };
  return { call: { ...call, args }, ...(/^\d+$/.test(card) ? { card: Number(card) } : {}) };
}
