import { type LevelWithSilent, type Logger, pino } from 'pino';

/** From which level on messages are logged; `silent` logs nothing. */
export type LogLevel = LevelWithSilent;

/** A log of JSON lines. It goes to the error stream, since answers go to the output. */
export function createLogger(level: LogLevel, stream: NodeJS.WritableStream): Logger {
  return pino({ level, base: null }, stream);
}
