import { SanadError } from '../util/sanad-error.ts';

/** The command line is not usable; the message says why and how to mend it. */
export class ArgumentsError extends SanadError {
  constructor(message: string) {
    super(message, { code: 'arguments-wrong', exit: 2 });
  }
}
