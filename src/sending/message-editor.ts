import type { Reply } from '../reply/reply.ts';
import type { PostedMessage } from './posted.ts';

/** The outcome of an edit. */
export type Edited =
  /** The message shows the first of so many parts of the reply; the others do not fit in it. */
  | { readonly outcome: 'edited'; readonly parts: number }
  /** It may have been done or not. Another attempt does no harm, after so many seconds if the platform says so. */
  | { readonly outcome: 'again'; readonly after?: number }
  /** The message or its chat does not exist any more. */
  | { readonly outcome: 'gone' }
  /** The platform does not let the bot change this message; its chat has got a new id, if one is given. */
  | { readonly outcome: 'refused'; readonly movedTo?: string };

/** Which message is edited. */
export type EditedMessage = Omit<PostedMessage, 'states'>;

/** Changes messages that were sent before; answers that readers wait for go first. */
export interface MessageEditor {
  readonly platform: string;

  /** Whether anything can be edited: from when the platform has been reached until the program stops, but for outages. */
  isReady(): boolean;

  /** Puts a reply, or its first part, in the place of what a message shows. It never rejects. */
  edit(message: EditedMessage, reply: Reply): Promise<Edited>;
}
