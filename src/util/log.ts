import { given } from './given.ts';
import { SanadError } from './sanad-error.ts';

/** The fields of a log line: a name to search and to alert on, and further details. */
export interface LogDetails {
  /** Words with dashes between them, the subject first: `update-claim-failed`. */
  readonly event: string;
  readonly [detail: string]: unknown;
}

/** Where messages for the operator go. A logger of pino's is one. */
export interface Log {
  error(details: LogDetails, message: string): void;
  warn(details: LogDetails, message: string): void;
  info(details: LogDetails, message: string): void;
}

/**
 * The parts of an error that may be logged: its name, its code and the stack's frames. The message is left out, since it
 * may quote a reader or hold a token; only our own errors are known not to.
 */
export function describeError(error: unknown): {
  readonly error: string;
  readonly code?: string;
  readonly reason?: string;
  readonly at?: readonly string[];
} {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  return {
    error: error.name,
    ...given({
      code: typeof code === 'string' ? code : undefined,
      reason: reasonOf(error),
    }),
    at: framesOf(error),
  };
}

/** What the codes of the system mean that an operator can do something about. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to the file',
  EDQUOT: 'the disk is full: the quota of this user is used up',
  EIO: 'the disk fails to read or write',
  EMFILE: 'this process has too many files open',
  ENFILE: 'the system has too many files open',
  ENOSPC: 'the disk is full',
  EPERM: 'this user has no right to the file',
  EROFS: 'the disk is read-only',
};

/** Why something failed, in words, where that is known and holds nothing that a reader wrote; also of what caused the error. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof SanadError) return error.message;
  return MEANINGS[(error as NodeJS.ErrnoException).code ?? ''] ?? reasonOf(error.cause);
}

/** The frames of an error's stack, without the message that the stack starts with. */
function framesOf({ message, stack = '' }: Error): readonly string[] {
  const start = stack.indexOf(message);
  const lines = (start < 0 ? stack : stack.slice(start + message.length)).split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).map((frame) => frame.trim());
}
