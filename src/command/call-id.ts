import type { CommandCall } from '../reply/reply.ts';

/**
 * A call as the id of a button: `ask|question=who?|as_of=2026-01-20`. It holds the whole call, so that a button works after
 * a restart and on any replica.
 */

/** Stands for the question that the button's own message shows, since that may be longer than an id. */
const SHOWN = '~';

/** Encodes a call. `shown` is the question that the button's message shows, if it shows one. */
export function encodeCall({ command, args }: CommandCall, shown?: string): string {
  const words = Object.entries(args).map(
    ([name, value]) => `${name}=${value === shown ? SHOWN : value.replace(/^~|[\\|]/g, '\\$&')}`,
  );
  return [command, ...words].join('|');
}

/** Decodes a call; undefined if the text is none, or needs a shown question that is not given. */
export function decodeCall(text: string, shown?: string): CommandCall | undefined {
  const [command = '', ...words] = text.match(/(?:[^\\|]|\\.)+/gsu) ?? [];
  if (!/^\w+(?: \w+)?$/.test(command)) return undefined;
  const args: Record<string, string> = {};
  for (const word of words) {
    const [, name, value] = /^(\w+)=(.*)$/su.exec(word) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (value === SHOWN && shown === undefined) return undefined;
    args[name] = value === SHOWN ? (shown ?? '') : value.replace(/\\(.)/gsu, '$1');
  }
  return { command, args };
}

/** Whether an encoded call needs the question that its message shows. */
export function leansOnShown(text: string): boolean {
  return /\|\w+=~(?:\||$)/.test(text);
}
