import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** A log of JSON lines; replies and answers go elsewhere, so it writes to the stream of errors. */
export function createLogger(level: LogLevel, stream: NodeJS.WritableStream): Logger {
  return pino({ level, base: null }, stream);
}
