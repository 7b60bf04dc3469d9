import type { CommandCall } from '../reply/reply.ts';

/**
 * A call as short text, for the ids of buttons: `ask|question=who?|as_of=2026-01-20`. It holds the whole call, so that
 * a button works after a restart and on any replica.
 */

/** Stands for the question that the button's own message shows, which may be longer than an id. */
const SHOWN = '~';

/** The call as text; `shown` is the question that the message with the button shows, where it shows one. */
export function encodeCall({ command, args }: CommandCall, shown?: string): string {
  const words = Object.entries(args).map(
    ([name, value]) => `${name}=${value === shown ? SHOWN : value.replace(/^~|[\\|]/g, '\\$&')}`,
  );
  return [command, ...words].join('|');
}

/** The call that a text stands for, and whether it is for what the message shows; undefined where it is no call. */
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

/** Whether a call's text stands on the question that its message shows. */
export function leansOnShown(text: string): boolean {
  return /\|\w+=~(?:\||$)/.test(text);
}
