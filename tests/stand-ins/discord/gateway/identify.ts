import { GatewayCloseCodes, type GatewayIdentifyData } from 'discord.js';
import { ALL_INTENTS } from './intents.ts';

/** What a client needs to identify. */
export interface Admission {
  readonly token: string;
  readonly disallowedIntents: number;
  /** The least number of shards that the bot needs. */
  readonly leastShards: number;
}

/** The code with which Discord refuses a client that identifies wrongly. */
export function refusedIdentify(
  data: Partial<GatewayIdentifyData>,
  admission: Admission,
): number | undefined {
  const { token = '', intents, shard = [0, 1] } = data;
  const [id, count] = shard;
  const known = typeof intents === 'number' && Number.isInteger(intents) && intents >= 0;
  if (token.replace(/^Bot /, '') !== admission.token) return GatewayCloseCodes.AuthenticationFailed;
  const whole = Number.isInteger(id) && Number.isInteger(count);
  if (!whole || id < 0 || id >= count) return GatewayCloseCodes.InvalidShard;
  if (count < admission.leastShards) return GatewayCloseCodes.ShardingRequired;
  if (!known || (intents & ~ALL_INTENTS) !== 0) return GatewayCloseCodes.InvalidIntents;
  if ((intents & admission.disallowedIntents) !== 0) return GatewayCloseCodes.DisallowedIntents;
  return undefined;
}
