import { decodeCall, encodeCall, leansOnShown } from '../../command/call-id.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { LIMITS } from './limits.ts';

/** What a button does. `shown` says that its call uses the question that the message shows. */
export type ButtonAction =
  | { readonly kind: 'share' }
  | {
      readonly kind: 'call';
      readonly call: CommandCall;
      readonly shown: boolean;
      /** The button is one of a dialogue that goes on in its message. */
      readonly step?: true;
      /** The reply takes the place of the message, whoever presses. */
      readonly card?: true;
    }
  /** The call gives a form, whose texts complete the call. */
  | {
      readonly kind: 'form';
      readonly call: CommandCall;
      readonly shown: false;
      readonly card?: true;
      readonly step?: true;
    }
  | {
      readonly kind: 'page';
      readonly page: number;
      /** Id of the reader who asked; nobody else may turn the pages. */
      readonly owner: string;
      readonly call: CommandCall;
      readonly shown: boolean;
    };

/** Custom id of the button that shows a hidden message to everyone. */
export const SHARE_ID = 'share';

/** Custom id of a button that makes a call, if it fits; `index` distinguishes two buttons with the same call. */
export function callId(index: number, call: CommandCall, shown?: string): string | undefined {
  return fitting(`call:${index}:${encodeCall(call, shown)}`);
}

/** Custom id of a button of a dialogue that goes on in its message, if it fits. */
export function stepId(index: number, call: CommandCall): string | undefined {
  return fitting(`step:${index}:${encodeCall(call)}`);
}

/** Custom id of a button whose reply takes the place of the message, whoever presses, if it fits. */
export function cardId(index: number, call: CommandCall): string | undefined {
  return fitting(`card:${index}:${encodeCall(call)}`);
}

/** Custom id of a button that opens a form, and of that form, if it fits. @param place of the reply to what was given */
export function formId(index: number, call: CommandCall, place: keyof typeof FORMS): string | undefined {
  return fitting(`${FORMS[place]}:${index}:${encodeCall(call)}`);
}

/** What the ids of forms begin with. */
const FORMS = { new: 'form', card: 'cardform', step: 'stepform' } as const;

/** Custom id of a button that shows a page, from 0, of the reply that a call gives, if it fits. */
export function pageId(page: number, owner: string, call: CommandCall, shown?: string): string | undefined {
  return fitting(`page:${page}:${owner}:${encodeCall(call, shown)}`);
}

function fitting(id: string): string | undefined {
  return id.length <= LIMITS.customId ? id : undefined;
}

/** What the button with a custom id does; undefined if this version does not know it. */
export function readCustomId(id: string, shown?: string): ButtonAction | undefined {
  if (id === SHARE_ID) return { kind: 'share' };
  const [, sort, page, owner = '', text = ''] =
    /^(?:(call|step|card|form|cardform|stepform):\d+|page:(-?\d+):(\d+)):(.*)$/su.exec(id) ?? [];
  const call = decodeCall(text, shown);
  if (call === undefined) return undefined;
  const rest = { call, shown: leansOnShown(text) };
  if (page !== undefined) return { kind: 'page', page: Number(page), owner, ...rest };
  switch (sort) {
    case 'form':
      return { kind: 'form', call, shown: false };
    case 'cardform':
      return { kind: 'form', call, shown: false, card: true };
    case 'stepform':
      return { kind: 'form', call, shown: false, step: true };
    case 'card':
      return { kind: 'call', ...rest, card: true };
    case 'step':
      return { kind: 'call', ...rest, step: true };
    default:
      return { kind: 'call', ...rest };
  }
}
