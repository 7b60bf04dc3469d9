/** The exit code of the program: 1 if it failed, 2 if it is used or configured wrongly. */
type ExitCode = 1 | 2;

/** What an error has besides its message. */
interface SanadErrorOptions extends ErrorOptions {
  /** Short and stable, for logs and tests: `store-locked`. */
  readonly code: string;
  readonly exit: ExitCode;
  /** What the operator can do about it, as a sentence. */
  readonly mend?: string;
}

/**
 * An error that the program expects and explains. Its message is one or more sentences for the operator, without secrets
 * and without anything that a reader wrote.
 */
export class SanadError extends Error {
  readonly code: string;
  readonly exit: ExitCode;
  readonly mend: string | undefined;

  constructor(message: string, { code, exit, mend, ...options }: SanadErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.exit = exit;
    this.mend = mend;
  }
}
