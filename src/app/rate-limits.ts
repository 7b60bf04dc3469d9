import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from '../chat/dispatch.ts';

/** How much may be asked in a minute. */
export interface LimitConfig {
  readonly perReader: number;
  readonly perServer: number;
}

const SECONDS = 60;

/** Keeps each reader, and each server as a whole, to so many calls a minute. Each process counts for itself. */
export function createRateLimits({ perReader, perServer }: LimitConfig): Limits {
  const readers = new RateLimiterMemory({ points: perReader, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: perServer, duration: SECONDS });
  return {
    async take({ from, user, server }) {
      const reader = await taken(readers, `${from.platform} ${user}`);
      if (reader) return refused(reader, perReader);
      const whole = server === undefined ? undefined : await taken(servers, `${from.platform} ${server}`);
      return whole && refused(whole, perServer);
    },
  };
}

/** Counts one more for a key; what the library says where it is one too many. */
async function taken(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

function refused({ msBeforeNext, consumedPoints }: RateLimiterRes, most: number) {
  return { wait: Math.max(1, Math.ceil(msBeforeNext / 1_000)), again: consumedPoints > most + 1 };
}
