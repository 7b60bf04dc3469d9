import { SanadError } from './sanad-error.ts';

/** What a log line is about: a name to search and to alert on, and whatever belongs to it. */
export interface LogDetails {
  /** Words with dashes between them, the subject first: `update-claim-failed`. */
  readonly event: string;
  readonly [detail: string]: unknown;
}

/** Takes what is for the operator; pino's loggers are such. */
export interface Log {
  error(details: LogDetails, message: string): void;
  warn(details: LogDetails, message: string): void;
  info(details: LogDetails, message: string): void;
}

/**
 * What of an error may be logged: its name, its code and where it came from. Messages are left out, since they may hold
 * what a reader wrote, or a token; only those of our own errors are known not to.
 */
export function describeError(error: unknown): {
  readonly error: string;
  readonly code?: string;
  readonly reason?: string;
  readonly at?: readonly string[];
} {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error instanceof SanadError ? { reason: error.message } : {}),
    at: frames.map((frame) => frame.trim()),
  };
}
