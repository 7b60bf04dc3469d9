import type { InlineKeyboardButton } from 'grammy/types';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { LIMITS } from './bot-api.ts';
import { callData, isStep, stepData } from './ids.ts';
import type { Rows } from './message.ts';

/**
 * The buttons of a message with a step of a dialogue among them: in the place of the pressed button or, where that belongs
 * to a step, of all buttons of that step. A step of one button folds the dialogue up again, into the row above if it fits.
 *
 * @param rows the buttons that the message has
 * @param pressed the data of the pressed button
 * @returns undefined if the message has no such button
 */
export function withStep(rows: Rows, pressed: string, actions: readonly Action[]): Rows | undefined {
  const isReplaced = (button: InlineKeyboardButton): boolean => {
    const data = dataOf(button);
    return data !== undefined && (data === pressed || isStep(data));
  };
  const at = rows.findIndex((row) => row.some((button) => dataOf(button) === pressed));
  if (at < 0) return undefined;
  const first = rows.findIndex((row) => row.some(isReplaced));
  const kept = rows.map((row) => row.filter((button) => !isReplaced(button)));
  const above = kept.slice(0, first + 1).filter((row) => row.length > 0);
  const below = kept.slice(first + 1).filter((row) => row.length > 0);
  return [...withButtons(above, stepButtons(actions)), ...below];
}

/** Rows with buttons below them, or a single button at the end of the last if there is room. */
function withButtons(rows: Rows, buttons: readonly InlineKeyboardButton[]): Rows {
  const last = rows.at(-1);
  if (buttons.length === 1 && last !== undefined) {
    const together = arranged([...last, ...buttons]);
    if (together.length === 1) return [...rows.slice(0, -1), ...together];
  }
  return [...rows, ...arranged(buttons)];
}

/** The buttons of a step in a message that has no others. */
export function stepRows(actions: readonly Action[]): Rows {
  return arranged(stepButtons(actions));
}

/** Whether a message has the buttons of a step and no others. */
export function isStepAlone(rows: Rows): boolean {
  const buttons = rows.flat();
  return buttons.length === 1 || buttons.every((button) => isStep(dataOf(button) ?? ''));
}

function arranged(buttons: readonly InlineKeyboardButton[]): Rows {
  return buttonRows(buttons, ({ text }) => text, LIMITS.buttonsInRow);
}

/** Alone, a button opens the dialogue, as it did under the message at first. */
function stepButtons(actions: readonly Action[]): readonly InlineKeyboardButton[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'call') return [];
    const data = actions.length === 1 ? callData(action.call) : stepData(action.call);
    return data === undefined ? [] : [{ text: safe(action.label), callback_data: data }];
  });
}

function dataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}
