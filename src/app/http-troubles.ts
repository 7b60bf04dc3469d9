import { describeError, type Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { GatheredLines } from './gathered-lines.ts';
import type { HttpOptions } from './http-server.ts';

/** What the log says of requests that fail and connections that are refused: one line a minute for each kind. */
export function httpTroubles(
  log: Log,
  timer: Timer,
): Required<Pick<HttpOptions, 'onTrouble' | 'onRefused' | 'onStopped'>> {
  const lines = new GatheredLines(timer);
  return {
    // Without its message, which may quote what somebody sent.
    onTrouble: (error) =>
      lines.add(
        (details, message) => log.error(details, message),
        { event: 'http-request-failed', ...describeError(error) },
        'an HTTP request failed',
      ),
    onRefused: () =>
      lines.add(
        (details, message) => log.warn(details, message),
        { event: 'http-connections-full' },
        'too many HTTP connections are open: those without a request are closed to make room (HTTP_CONNECTIONS, HTTP_CONNECTIONS_PER_ADDRESS)',
      ),
    onStopped: () => lines.stop(),
  };
}
