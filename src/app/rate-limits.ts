import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from '../chat/dispatch.ts';
import type { AddressLimit } from '../platforms/web/api/access.ts';

/** How many commands, questions and buttons may be used in a minute. */
export interface RateLimitConfig {
  readonly perReader: number;
  /** In a server or a group as a whole. */
  readonly perServer: number;
}

const SECONDS = 60;

/** Limits each reader, and each server as a whole, to a number of calls a minute. Each process counts on its own. */
export function createRateLimits({ perReader, perServer }: RateLimitConfig): Limits {
  const readers = new RateLimiterMemory({ points: perReader, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: perServer, duration: SECONDS });
  return {
    async take({ from, user, server }) {
      const byReader = await exceeded(readers, `${from.platform} ${user}`);
      if (byReader) return refusal(byReader, perReader);
      const byServer =
        server === undefined ? undefined : await exceeded(servers, `${from.platform} ${server}`);
      return byServer && refusal(byServer, perServer);
    },
  };
}

/** Limits each address to a number of requests a minute. Each process counts on its own. */
export function createAddressLimit(perAddress: number): AddressLimit {
  const addresses = new RateLimiterMemory({ points: perAddress, duration: SECONDS });
  return {
    async take(address, points) {
      const over = await exceeded(addresses, address, points);
      return over && refusal(over, perAddress).wait;
    },
  };
}

/** Counts a call for a key. Returns the limiter's result when the call is over the limit. */
async function exceeded(
  limiter: RateLimiterMemory,
  key: string,
  points = 1,
): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key, points);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

/** The seconds to wait, and whether this reader or server was refused before in the same minute. */
function refusal({ msBeforeNext, consumedPoints }: RateLimiterRes, limit: number) {
  // By a clock that was set back, it would be longer than it is.
  const wait = Math.min(Math.max(1, Math.ceil(msBeforeNext / 1_000)), SECONDS);
  return { wait, again: consumedPoints > limit + 1 };
}
