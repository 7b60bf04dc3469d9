import type { FirstDigest } from '../command/digests.ts';
import { given } from '../util/given.ts';
import { composeDigest } from './compose.ts';
import type { Digesting } from './digesting.ts';
import type { Known } from './snapshot.ts';

/** The knowledge, the gaps that it closes and the clock, at each moment. */
interface Current extends Pick<Digesting, 'factPage'> {
  knowledge(): Known['knowledge'];
  closings?(): NonNullable<Known['closings']>;
  now(): Date;
}

/** Composes the first digest that a chat with these choices would get now, whether or not digests can be posted there. */
export function firstDigests(current: Current): FirstDigest {
  return ({ topics, language }) => {
    const knowledge = current.knowledge();
    const zone = knowledge.situation.timeZone;
    const { factPage } = current;
    const known = { knowledge, ...given({ closings: current.closings?.(), factPage }) };
    return composeDigest({ ...known, topics, language, zone, now: current.now() }).reply;
  };
}
