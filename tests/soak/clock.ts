import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A wall clock that goes at its usual pace and can be set ahead, for the stand-ins and for all processes that read its file. */
export class MovedClock {
  /** The file with the milliseconds by which it is ahead: `CLOCK_FILE` of `sanad.ts`. */
  readonly file: string;
  #ahead = 0;

  constructor(folder: string) {
    this.file = join(folder, 'ahead');
    writeFileSync(this.file, '0');
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => Date.now() + this.#ahead;

  /** Sets it to a moment that is still to come, in milliseconds since 1970. */
  setAhead(to: number): void {
    this.#ahead = Math.max(this.#ahead, to - Date.now());
    writeFileSync(this.file, String(this.#ahead));
  }
}
