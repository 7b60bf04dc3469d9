import type { Timer } from '../../util/timer.ts';

/** What is looked at, and what becomes of it. */
export interface SignaturePollOptions {
  /** A text that changes with what is followed. */
  signature(): Promise<string>;
  readonly every: number;
  readonly timer: Timer;
  /** The signature is another than at the last look. */
  onChange(): void;
  /** It could not be made; called once until it can be made again. */
  onTrouble?(error: unknown): void;
  /** It can be made again. */
  onMended?(): void;
}

/** Looks at a signature again and again, one look after the other. */
export class SignaturePoll {
  readonly #options: SignaturePollOptions;
  #last: string | undefined;
  #isTroubled = false;
  #cancel = (): void => {};
  #stopped = false;

  constructor(options: SignaturePollOptions) {
    this.#options = options;
  }

  /** Takes the first signature, with which later ones are compared, and goes on from there. */
  async start(): Promise<void> {
    await this.#look();
    this.#later();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #later(): void {
    if (this.#stopped) return;
    const { timer, every } = this.#options;
    this.#cancel = timer(() => void this.#look().then(() => this.#later()), every);
  }

  async #look(): Promise<void> {
    const { signature, onChange, onTrouble, onMended } = this.#options;
    let found: string;
    try {
      found = await signature();
    } catch (error) {
      if (!this.#isTroubled && !this.#stopped) onTrouble?.(error);
      this.#isTroubled = true;
      return;
    }
    if (this.#stopped) return;
    if (this.#isTroubled) onMended?.();
    this.#isTroubled = false;
    const isOther = this.#last !== undefined && this.#last !== found;
    this.#last = found;
    if (isOther) onChange();
  }
}
