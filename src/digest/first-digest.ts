import type { FirstDigest } from '../command/digests.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { composeDigest } from './compose.ts';

/** Composes the first digest that a chat with these choices would get now, whether or not digests can be posted there. */
export function firstDigests(known: { knowledge(): Knowledge; now(): Date }): FirstDigest {
  return ({ topics, language }) => {
    const knowledge = known.knowledge();
    const zone = knowledge.situation.timeZone;
    return composeDigest({ knowledge, topics, language, zone, now: known.now() }).reply;
  };
}
