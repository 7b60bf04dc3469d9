import type { CommandCall } from '../../reply/reply.ts';

/** A place in the pack, as the fragment of its address tells it: `#/facts/ID`, `#/?q=…`, `#/timeline?topic=…`. */
export interface Place {
  /** Parts between slashes; none at home. */
  readonly path: readonly string[];
  readonly args: Readonly<Record<string, string>>;
  /** Questions that were asked before, oldest first: what a further question may go on with. */
  readonly after: readonly string[];
  /** The chosen language. */
  readonly language?: string;
}

const HOME: Place = { path: [], args: {}, after: [] };

/** Reads a fragment. Whatever it holds, there is a place; an unreadable part of the path is taken as it stands. */
export function readPlace(fragment: string): Place {
  const [, path = '', query = ''] = /^#\/([^?]*)(?:\?(.*))?$/s.exec(fragment) ?? [];
  const given = new URLSearchParams(query);
  const language = given.get('lang');
  const args = [...given].filter(([name]) => name !== 'lang' && name !== 'after');
  return {
    path: path.split('/').filter(Boolean).map(decoded),
    args: Object.fromEntries(args),
    after: given.getAll('after'),
    ...(language === null ? {} : { language }),
  };
}

/** The fragment that leads to a place. */
export function fragmentOf({ path, args, after, language }: Place): string {
  const given = new URLSearchParams(args);
  for (const question of after) given.append('after', question);
  if (language !== undefined) given.set('lang', language);
  const query = given.toString();
  return `#/${path.map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

/** A place without arguments. */
export function placeOf(...path: readonly string[]): Place {
  return { ...HOME, path };
}

/** The place that shows the reply to a call. @param after the questions that it looks back to */
export function placeOfCall({ command, args }: CommandCall, after: readonly string[] = []): Place {
  const { question, id, ...others } = args;
  if (command === 'ask' && question !== undefined)
    return { path: [], args: { q: question, ...others }, after };
  if (command === 'fact' && id !== undefined) return placeOf('facts', id);
  return { path: [command], args, after };
}

/** The call whose reply stands at a place, if it is one of a command. */
export function callAt({ path: [first, second, ...more], args }: Place): CommandCall | undefined {
  if (more.length > 0) return undefined;
  if (first === undefined) {
    const { q, ...others } = args;
    return q === undefined
      ? { command: 'brief', args: {} }
      : { command: 'ask', args: { question: q, ...others } };
  }
  if (second === undefined) return { command: first, args };
  return first === 'facts' ? { command: 'fact', args: { id: second } } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
