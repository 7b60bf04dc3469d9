import type { Command } from '../../command/command.ts';
import type { CommandCall } from '../../reply/reply.ts';

/**
 * The page that shows the replies to a command. Without `value` the page is `/NAME`, with the options of the call in its query.
 */
export interface Page {
  readonly path: string;
  readonly command: string;
  /** Options that every call on this page has. They do not stand in its address. */
  readonly always?: Readonly<Record<string, string>>;
  /** The option whose value stands in the address. */
  readonly value?: {
    readonly option: string;
    /** The parameter of the query that has it. Default: it is the last part of the path. */
    readonly query?: string;
    /** What stands in the address for a value; undefined if no page has it. Default: the value itself. */
    toId?(value: string): string | undefined;
    /** The value for what stands in the address; undefined if there is none. Default: the same. */
    toValue?(id: string, language: string): string | undefined;
  };
}

/** How many earlier questions an address carries for the next one. */
const MOST_EARLIER = 3;

/**
 * The address in this site of the page that shows the reply to a call; undefined if there is none.
 *
 * @param conversation earlier questions, which a call that is about the last one needs
 */
export function addressOf(
  call: CommandCall,
  pages: readonly Page[],
  commands: readonly Command[],
  conversation: readonly string[] = [],
): string | undefined {
  const command = commands.find(({ name }) => name === call.command);
  const [path, query] =
    pages
      .values()
      .map((page) => placeOf(call, page))
      .find((place) => place !== undefined) ?? [];
  if (command === undefined || path === undefined || query === undefined) return undefined;
  for (const question of command.aboutLast ? earlier(conversation) : []) query.append('after', question);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The path and the query of a call on a page; undefined if the page does not show its replies. */
function placeOf({ command, args }: CommandCall, page: Page): readonly [string, URLSearchParams] | undefined {
  if (page.command !== command) return undefined;
  const { value, always = {} } = page;
  const { [value?.option ?? '']: given, ...others } = args;
  const query = new URLSearchParams(Object.entries(others).filter(([name, typed]) => always[name] !== typed));
  if (value === undefined) return [page.path, query];
  const id = given === undefined || value.toId === undefined ? given : value.toId(given);
  if (id === undefined) return undefined;
  if (value.query === undefined) return [`${page.path}/${encodeURIComponent(id)}`, query];
  query.append(value.query, id);
  return [page.path, query];
}

/** The last questions, as many as an address carries. */
export function earlier(questions: readonly string[]): readonly string[] {
  return questions.slice(-MOST_EARLIER);
}
