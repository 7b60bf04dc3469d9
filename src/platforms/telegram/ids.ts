import { decodeCall, encodeCall, leansOnShown } from '../../command/call-id.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { LIMITS } from './bot-api.ts';

/**
 * What a button brings back, in at most 64 bytes, so that it works after a restart and on any replica:
 *
 *     c:<call>                            a call; its question may be the one that the message shows (`~`)
 *     s:<call>                            a call of a step in a dialogue, which takes the place of the step before
 *     b:<call>                            a call whose reply takes the message's place, whoever presses
 *     f:<call>, g:<call>                  a call that gives a form; with g the reply to it takes the message's place
 *     l<index>:<call>                     a call whose question is the button's own label
 *     p<page>.<owner>:<call>              another page of the reply that the call gives, in the same message
 *     v<page>.<owner>:<call>[||<call>]    a call whose reply takes the message's place, and what leads back to the page
 *     x:                                  removes a hidden message, so that the one that it covers shows again
 *
 * The owner is the id of the reader who asked, with the digits 0-9 and a-z, or nothing where anybody may press.
 */
export type Press =
  | {
      readonly kind: 'call';
      readonly call: CommandCall;
      readonly shown: boolean;
      /** The button is one of a dialogue that goes on in its message. */
      readonly step?: true;
      /** The reply takes the place of the message, whoever presses. */
      readonly card?: true;
    }
  | {
      /** The call gives a form, whose texts complete the call. */
      readonly kind: 'form';
      readonly call: CommandCall;
      readonly shown: false;
      /** The reply to what is written takes the place of the message. */
      readonly card?: true;
    }
  | {
      readonly kind: 'page' | 'view';
      readonly page: number;
      readonly owner: string;
      readonly call: CommandCall;
      readonly shown: boolean;
      /** The call that gave the message that the view replaces. */
      readonly back: CommandCall;
    };

/** The page that a message shows, and who may change it. */
export interface PagePosition {
  readonly page: number;
  /** Id of a reader, or nothing for anybody. */
  readonly owner: string;
}

/** The data of a button that makes a call, if it fits. */
export function callData(call: CommandCall, shown?: string): string | undefined {
  return ifShort(`c:${encodeCall(call, shown)}`);
}

/** The data of a button of a dialogue that goes on in its message, if it fits. */
export function stepData(call: CommandCall): string | undefined {
  return ifShort(`${STEP}${encodeCall(call)}`);
}

/** The data of a button whose reply takes the place of the message, whoever presses, if it fits. */
export function cardData(call: CommandCall): string | undefined {
  return ifShort(`b:${encodeCall(call)}`);
}

/** The data of a button that asks for the texts of a form, if it fits. */
export function formData(call: CommandCall, card: boolean): string | undefined {
  return ifShort(`${card ? 'g' : 'f'}:${encodeCall(call)}`);
}

/** The data of a button that removes a hidden message. */
export const UNCOVER = 'x:';

/** Whether a button is one of a dialogue. */
export function isStep(data: string): boolean {
  return data.startsWith(STEP);
}

const STEP = 's:';

/** The data of a button whose label is one of the call's values; `index` makes the data of two such buttons differ. */
export function labelData(index: number, call: CommandCall, label: string): string | undefined {
  const args = Object.entries(call.args).map(([name, value]) => [
    name,
    isLabel(value, label) ? label : value,
  ]);
  const labelled: CommandCall = { command: call.command, args: Object.fromEntries(args) };
  return Object.values(labelled.args).includes(label)
    ? ifShort(`l${index}:${encodeCall(labelled, label)}`)
    : undefined;
}

/** Labels may start with a capital letter where the question does not. */
function isLabel(value: string, label: string): boolean {
  return value.toLowerCase() === label.toLowerCase();
}

/** The data of a button that turns to a page, from 0, of the reply that a call gives, if it fits. */
export function pageData(position: PagePosition, call: CommandCall, shown?: string): string | undefined {
  return ifShort(`p${encodePosition(position)}:${encodeCall(call, shown)}`);
}

/** The data of a button whose reply replaces the message that `back` gave, if it fits. */
export function viewData(
  position: PagePosition,
  call: CommandCall,
  back: CommandCall,
  shown?: string,
): string | undefined {
  const [there, here] = [encodeCall(call, shown), encodeCall(back, shown)];
  const isUsual = shown !== undefined && isSame(back, usualBack(call, shown));
  return ifShort(`v${encodePosition(position)}:${there}${isUsual ? '' : `||${here}`}`);
}

function isSame(a: CommandCall, b: CommandCall | undefined): boolean {
  if (b === undefined) return false;
  const names = Object.keys({ ...a.args, ...b.args });
  return a.command === b.command && names.every((name) => a.args[name] === b.args[name]);
}

/** The call that leads back where the data names none: the answer to the shown question, as of the same date as the view. */
function usualBack({ args: { as_of } }: CommandCall, shown: string): CommandCall | undefined {
  const back = decodeCall(USUAL, shown);
  return back && { ...back, args: { ...back.args, ...given({ as_of }) } };
}

const USUAL = 'ask|question=~';

/** One call or two. An escaped `|` does not end a call. */
const TWO_CALLS = /^((?:[^\\|]|\\.|\|(?!\|))*)(?:\|\|(.*))?$/su;

function ifShort(data: string): string | undefined {
  return Buffer.byteLength(data) <= LIMITS.buttonData ? data : undefined;
}

function encodePosition({ page, owner }: PagePosition): string {
  return `${page}.${owner === '' ? '' : Number(owner).toString(36)}`;
}

/**
 * What the button with this data does; undefined where this version does not know.
 * @param shown the question that its message shows
 * @param label the text on the button itself
 */
export function readData(data: string, shown?: string, label?: string): Press | undefined {
  const [, kind, text = ''] = /^(c|l\d+):(.*)$/su.exec(data) ?? [];
  if (kind !== undefined) {
    const call = decodeCall(text, kind === 'c' ? shown : label);
    return call && { kind: 'call', call, shown: kind === 'c' && leansOnShown(text) };
  }
  const [, sign, typed = ''] = /^([bfg]):(.*)$/su.exec(data) ?? [];
  if (sign !== undefined) {
    const call = decodeCall(typed);
    const card = sign === 'f' ? {} : ({ card: true } as const);
    return call && { kind: sign === 'b' ? 'call' : 'form', call, shown: false, ...card };
  }
  if (isStep(data)) {
    const call = decodeCall(data.slice(STEP.length));
    return call && { kind: 'call', call, shown: false, step: true };
  }
  const [, sort, page, owner = '', calls = ''] =
    /^([pv])(\d{1,4})\.([0-9a-z]{0,11}):(.*)$/su.exec(data) ?? [];
  if (sort === undefined) return undefined;
  const [, there = '', here = sort === 'p' ? there : undefined] = TWO_CALLS.exec(calls) ?? [];
  const call = decodeCall(there, shown);
  const back =
    here !== undefined
      ? decodeCall(here, shown)
      : call && shown !== undefined
        ? usualBack(call, shown)
        : undefined;
  if (call === undefined || back === undefined) return undefined;
  return {
    kind: sort === 'p' ? 'page' : 'view',
    page: Number(page),
    owner: owner === '' ? '' : String(Number.parseInt(owner, 36)),
    call,
    back,
    shown: leansOnShown(there),
  };
}
