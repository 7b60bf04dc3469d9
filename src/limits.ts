import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from './chat/dispatch.ts';

/** How much may be asked in a minute. */
export interface LimitConfig {
  readonly perReader: number;
  readonly perServer: number;
}

const SECONDS = 60;

/** Keeps each reader, and each server as a whole, to so many calls a minute. Each process counts for itself. */
export function createLimits({ perReader, perServer }: LimitConfig): Limits {
  const readers = new RateLimiterMemory({ points: perReader, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: perServer, duration: SECONDS });
  return {
    async take({ from, user, server }) {
      try {
        await readers.consume(`${from.platform} ${user}`);
        if (server !== undefined) await servers.consume(`${from.platform} ${server}`);
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      }
    },
  };
}
