import { SanadError } from '../util/sanad-error.ts';

/** The store cannot be used. The message is a sentence for the operator; it never holds a password. */
export class StoreError extends SanadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'store-unusable', exit: 1, ...options });
  }
}
