import type { Fact, Knowledge } from '../knowledge/model.ts';
import { type Texts, textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { text } from './build.ts';
import { showMoment } from './dates.ts';
import type { Citation, Line, Span } from './reply.ts';
import { attribution, inLanguage } from './text.ts';

/** The citation of a fact: where it stands in its source, under this number. */
export function citationOf({ id, source, paragraph }: Fact, n: number, published: string): Citation {
  const { title, publisher, url } = source;
  return { n, fact: id, source: source.id, title, publisher, paragraph, published, ...given({ url }) };
}

/** Renders facts as lines of a reply, each with its speaker, status and citation, and collects the citations. */
export class Statements {
  readonly #citations = new Map<string, Citation>();
  readonly #knowledge: Knowledge;
  readonly #language: string;
  readonly #texts: Texts;

  constructor(knowledge: Knowledge, language: string) {
    this.#knowledge = knowledge;
    this.#language = language;
    this.#texts = textsFor(language);
  }

  /** The citations so far, by number. */
  get citations(): readonly Citation[] {
    return [...this.#citations.values()];
  }

  /** Whether a fact has been cited. */
  has(fact: Fact): boolean {
    return this.#citations.has(fact.id);
  }

  /** The citation mark of a fact. A fact that is cited again keeps its number. */
  cite(fact: Fact): Span {
    const citation =
      this.#citations.get(fact.id) ??
      citationOf(fact, this.#citations.size + 1, showMoment(fact.source.published, this.#texts));
    this.#citations.set(fact.id, citation);
    return { kind: 'cite', ref: citation.n };
  }

  /** The statement, its speaker and status, and its citation. */
  line(fact: Fact): Line {
    return this.#line(fact, '');
  }

  /** The same, with the time at which it happened. */
  datedLine(fact: Fact): Line {
    const when = showMoment(fact.when, this.#texts);
    return this.#line(fact, when === '' ? '' : ` · ${when}`);
  }

  /** A mark that names the statements above that contradict this one; nothing where there are none. */
  tension({ against }: Fact): Line {
    const others = this.citations.filter(({ fact }) => against.includes(fact));
    return others.length === 0
      ? []
      : [
          text(` · ${this.#texts.answer.tension}`, 'quiet'),
          ...others.map(({ n }): Span => ({ kind: 'cite', ref: n })),
        ];
  }

  #line(fact: Fact, when: string): Line {
    return [
      text(inLanguage(fact.text, this.#language, this.#knowledge)),
      text(attribution(fact, this.#language, this.#knowledge) + when, 'quiet'),
      this.cite(fact),
    ];
  }
}
