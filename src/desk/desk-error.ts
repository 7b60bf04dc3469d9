import { SanadError } from '../util/sanad-error.ts';

/** What an editor asked of the desk cannot be done; the message says why, and what to do, in a sentence for the editor. */
export class DeskError extends SanadError {
  /** @param code short and stable, such as `page-blocked` */
  constructor(code: string, message: string, options: ErrorOptions & { readonly mend?: string } = {}) {
    super(message, { code, exit: 1, ...options });
  }
}
