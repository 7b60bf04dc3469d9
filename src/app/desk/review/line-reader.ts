import { createInterface, type Interface } from 'node:readline';
import { type Environment, isInteractive } from '../../environment.ts';

/** Reads lines one at a time, from a terminal or a pipe, without losing those that come early. */
export class LineReader implements Disposable {
  readonly #interface: Interface;
  readonly #lines: AsyncIterator<string>;
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
    const interactive = isInteractive(environment);
    this.#interface = createInterface({
      input: environment.input,
      crlfDelay: Number.POSITIVE_INFINITY,
      terminal: interactive,
      ...(interactive ? { output: environment.output } : {}),
    });
    this.#interface.on('SIGINT', () => this.#interface.close());
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** The next line; undefined where the input has ended, or where somebody pressed Ctrl-C or Ctrl-D. */
  async ask(question: string): Promise<string | undefined> {
    if (isInteractive(this.#environment)) {
      this.#interface.setPrompt(question);
      this.#interface.prompt();
    }
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  [Symbol.dispose](): void {
    this.#interface.close();
  }
}
