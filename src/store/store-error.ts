/** The store cannot be used. The message is a sentence for the operator; it never holds a password. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}
