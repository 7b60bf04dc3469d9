import { GrammyError } from 'grammy';
import { failureOf } from './errors.ts';

/**
 * What a server says that does not know rich messages: its edits then have no text at all. That one kind of block or one chat is
 * not supported is no such thing.
 */
const UNKNOWN = /method not found|message text is empty|rich[ _]message must be non-empty/i;

/** Whether rich messages are sent: until the operator or the server says that they are not. */
export class RichSupport {
  readonly #onUnknown: () => void;
  #isOn: boolean;

  /** @param onUnknown called once, when the server turns out not to know rich messages */
  constructor(isOn: boolean, onUnknown: () => void) {
    this.#isOn = isOn;
    this.#onUnknown = onUnknown;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /**
   * Whether a rich message was certainly not taken because it is rich, so that another may go in its place. Where the server
   * does not know any, no other is tried.
   */
  refuses(error: unknown): boolean {
    if (!(error instanceof GrammyError)) return false;
    const { error_code: code, description } = error;
    const isUnknown = code === 404 || (code === 400 && UNKNOWN.test(description));
    if (isUnknown && this.#isOn) {
      this.#isOn = false;
      this.#onUnknown();
    }
    return isUnknown || (code === 400 && ['refused', 'no-rights'].includes(failureOf(error)));
  }
}
