import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Labelled, readLabelled } from '../scripts/labelled.ts';
import { ROOT } from './processes.ts';
import type { Random } from './random.ts';

const FOLDER = join(ROOT, 'tests/rankings');

/** What readers ask: labelled questions of all languages, and as many made of the beginning of one and the end of another. */
export class Questions {
  readonly #random: Random;
  readonly #byLanguage: readonly (readonly Labelled[])[];
  readonly #all: readonly Labelled[];

  constructor(random: Random) {
    this.#random = random;
    const files = readdirSync(FOLDER).filter(
      (name) => name.endsWith('.jsonl') && !name.startsWith('clauses'),
    );
    this.#all = files.flatMap((name) => readLabelled(join(FOLDER, name)));
    this.#byLanguage = [...Map.groupBy(this.#all, ({ lang }) => lang).values()];
  }

  next(): string {
    if (this.#random.chance(0.5)) return this.#random.pick(this.#all).question;
    // As often in a language as there are questions in it.
    const { lang } = this.#random.pick(this.#all);
    const same = this.#byLanguage.find((some) => some[0]?.lang === lang) ?? this.#all;
    const [first, second] = [this.#random.pick(same), this.#random.pick(same)].map(({ question }) =>
      question.split(' '),
    );
    const [begun = [], ended = []] = [first, second];
    const half = Math.ceil(begun.length / 2);
    return [...begun.slice(0, half), ...ended.slice(Math.floor(ended.length / 2))].join(' ');
  }
}
