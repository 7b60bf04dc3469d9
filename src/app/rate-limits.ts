import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Asker, Limits } from '../chat/dispatch.ts';
import type { AddressLimit } from '../platforms/web/api/access.ts';

/** How many commands, questions and buttons may be used in a minute. */
export interface RateLimitConfig {
  readonly perReader: number;
  /** In a server or a group as a whole. */
  readonly perServer: number;
}

const SECONDS = 60;
/** So many looks at half-typed text are allowed for each call: two a second where a reader may make 30 calls a minute. */
const TYPED_A_CALL = 4;

/** Limits each reader, and each server as a whole, to a number of calls a minute. Each process counts on its own. */
export function createRateLimits({ perReader, perServer }: RateLimitConfig): Limits {
  const readers = new RateLimiterMemory({ points: perReader, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: perServer, duration: SECONDS });
  const typingReaders = new RateLimiterMemory({ points: perReader * TYPED_A_CALL, duration: SECONDS });
  const typingServers = new RateLimiterMemory({ points: perServer * TYPED_A_CALL, duration: SECONDS });
  return {
    async take(asker) {
      const byReader = await exceeded(readers, readerKey(asker));
      if (byReader) return refusal(byReader, perReader);
      const byServer = await exceededIn(servers, asker);
      return byServer && refusal(byServer, perServer);
    },
    async takeTyped(asker) {
      if (await exceeded(typingReaders, readerKey(asker))) return false;
      return (await exceededIn(typingServers, asker)) === undefined;
    },
  };
}

function readerKey({ from, user }: Asker): string {
  return `${from.platform} ${user}`;
}

/** Counts a call for the server that it comes from, if it comes from one. */
async function exceededIn(
  limiter: RateLimiterMemory,
  { from, server }: Asker,
): Promise<RateLimiterRes | undefined> {
  return server === undefined ? undefined : exceeded(limiter, `${from.platform} ${server}`);
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
