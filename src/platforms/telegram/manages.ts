import type { Inbound } from '../../command/command.ts';
import type { Api } from './api.ts';

/**
 * What came in from a chat, with whether the asker may manage it. Whoever writes as the chat itself may: in a private
 * chat its reader, in a group an anonymous administrator, in a channel whoever posts there.
 */
export function managed(inbound: Inbound, api: Pick<Api, 'administers'>): Inbound {
  const { from, user } = inbound;
  const manages = async () => user === from.chat || api.administers(Number(from.chat), Number(user));
  return { ...inbound, manages };
}
