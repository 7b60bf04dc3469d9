import type { ChatRef } from '../command/chat-ref.ts';
import { given } from '../util/given.ts';
import { chatsIn } from './chats-config.ts';
import type { VariableReader } from './variable-reader.ts';

/** Who edits the knowledge in a chat, and how. */
export interface DeskConfig {
  /** The channels of editors. */
  readonly chats: readonly ChatRef[];
  /** The editors: a platform and the id of a user on it. */
  readonly editors: readonly Editor[];
  /** How many different editors have to accept a fact before it is published: 1 or 2. */
  readonly reviewers: number;
  /** Where published files go: to the knowledge folder, or among the files of the desk. */
  readonly publishTo: 'files' | 'store';
  /** How long a link to the pages of the desk can be opened, and how long the desk is open after that. */
  readonly linkMinutes: number;
  /** Signs these links. Left out where the desk keeps a key of its own. */
  readonly linkSecret?: string;
}

/** A user of a platform who may edit. */
export interface Editor {
  readonly platform: string;
  readonly user: string;
}

/** A shorter secret could be guessed. */
const SECRET = /^\S{32,}$/;

const PUBLISH_TO = ['files', 'store'] as const;

/** Reads the variables that begin with `DESK_`. */
export function deskConfig(variables: VariableReader): DeskConfig {
  const chats = chatsIn('DESK_CHATS', variables);
  const editors = chatsIn('DESK_EDITORS', variables).map(({ platform, chat }) => ({ platform, user: chat }));
  if (chats.length > 0 && editors.length === 0) {
    variables.problems.push(
      'DESK_CHATS is set, and DESK_EDITORS is empty; list the ids of those who may edit',
    );
  }
  const text = variables.text('DESK_PUBLISH_TO', 'files').toLowerCase();
  const publishTo = PUBLISH_TO.find((known) => known === text);
  if (publishTo === undefined)
    variables.problems.push(`DESK_PUBLISH_TO is "${text}"; it must be "files" or "store"`);
  return {
    chats,
    editors,
    reviewers: variables.number('DESK_REVIEWERS', 1, 1, 2),
    publishTo: publishTo ?? 'files',
    linkMinutes: variables.number('DESK_LINK_MINUTES', 60, 5, 24 * 60),
    ...given({
      linkSecret: variables.matching('DESK_LINK_SECRET', SECRET, '32 or more characters without spaces'),
    }),
  };
}
