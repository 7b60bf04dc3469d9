import { textsFor } from '../text/index.ts';
import { buttonRows } from './button-rows.ts';
import type { Action, CommandCall, Reply, WritableAction } from './reply.ts';

/** How many buttons a platform takes, and how it makes them. */
export interface ButtonFormat<Button> {
  readonly mostInRow: number;
  /** Default: no limit. */
  readonly mostRows?: number;
  /** Default: no limit. */
  readonly mostButtons?: number;
  labelOf(button: Button): string;
  /** The button for an action; undefined if its label, its address or its call is too long for one. */
  buttonFor(action: Action, index: number): Button | undefined;
}

/** The buttons for actions, in rows. */
export interface ActionRows<Button> {
  readonly rows: readonly (readonly Button[])[];
  /** Actions without a button, which must be written out. */
  readonly rest: readonly WritableAction[];
}

/**
 * Makes buttons for actions.
 * @param more buttons that come after these
 */
export function actionRows<Button>(
  actions: readonly Action[],
  format: ButtonFormat<Button>,
  more: readonly Button[] = [],
): ActionRows<Button> {
  const candidates = actions.map((action, index) => ({ action, button: format.buttonFor(action, index) }));
  const buttons = candidates
    .flatMap(({ button }) => (button === undefined ? [] : [button]))
    .slice(0, format.mostButtons);
  const rows = buttonRows([...buttons, ...more], format.labelOf, format.mostInRow).slice(0, format.mostRows);
  const kept = new Set(rows.flat());
  const rest = candidates.filter(({ button }) => button === undefined || !kept.has(button));
  return { rows, rest: rest.flatMap(({ action }) => (action.kind === 'copy' ? [] : [action])) };
}

/** A button that turns to another page. */
export interface Turn {
  /** Number of the page, from 0; may be one before the first or after the last. */
  readonly page: number;
  readonly label: string;
  readonly exists: boolean;
}

/** How a platform makes the messages of a reply. */
export interface MessageFormat<Part, Button> {
  /** The buttons under a page. */
  actions(page: number): ActionRows<Button>;
  /**
   * The reply as parts of which each fits in a message.
   * @param rest actions to write out
   */
  render(rest: readonly WritableAction[]): readonly Part[];
  /** The buttons that turn the pages of the reply that a call gives; undefined if no button can hold the call. */
  turnButtons(back: Turn, next: Turn, call: CommandCall): readonly Button[] | undefined;
}

/** One page of a reply as a message. */
export interface MessagePage<Part, Button> {
  /** Undefined only if the reply has no parts. */
  readonly part: Part | undefined;
  readonly rows: readonly (readonly Button[])[];
  /** Number of the page among the pages, in words, if there are several. */
  readonly position?: string;
}

/**
 * One page of a reply with buttons that turn it, and the buttons of its actions.
 * @param page from 0; the nearest page if there is none with this number
 * @returns undefined if the reply has several pages, and no button can turn them
 */
export function messagePage<Part, Button>(
  reply: Reply,
  page: number,
  format: MessageFormat<Part, Button>,
): MessagePage<Part, Button> | undefined {
  const actions = format.actions(page);
  const parts = format.render(actions.rest);
  const at = Math.max(0, Math.min(page, parts.length - 1));
  const { rows } = at === page ? actions : format.actions(at);
  if (parts.length <= 1) return { part: parts[0], rows };
  if (reply.again === undefined) return undefined;
  const { pages } = textsFor(reply.language);
  const [left, right] = reply.direction === 'rtl' ? ['▶', '◀'] : ['◀', '▶'];
  const turning = format.turnButtons(
    { page: at - 1, label: `${left} ${pages.back}`, exists: at > 0 },
    { page: at + 1, label: `${pages.next} ${right}`, exists: at < parts.length - 1 },
    reply.again,
  );
  if (turning === undefined) return undefined;
  return { part: parts[at], rows: [turning, ...rows], position: pages.page(at + 1, parts.length) };
}
