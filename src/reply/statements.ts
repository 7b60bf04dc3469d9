import { type Fact, type Knowledge, type Localized, localized } from '../knowledge/model.ts';
import { type Texts, textsFor } from '../text/index.ts';
import { text } from './build.ts';
import { showMoment } from './dates.ts';
import type { Citation, Line, Span } from './reply.ts';

/** A text in the reply's language, else in the situation's own. */
export function inLanguage(value: Localized, language: string, knowledge: Knowledge): string {
  return localized(value, language, knowledge.situation.required);
}

/** What a name is called in the reply's language. */
export function nameOf(id: string, language: string, knowledge: Knowledge): string {
  const name = knowledge.names.find((candidate) => candidate.id === id);
  return name ? inLanguage(name.name, language, knowledge) : id;
}

/** Who says a fact, with the role where one is known: "Abdul Amir al-Shammari (interior minister)". */
export function speakerOf(fact: Fact, language: string, knowledge: Knowledge): string {
  const label = inLanguage(fact.says.label, language, knowledge);
  const name = knowledge.names.find(({ id }) => id === fact.says.name);
  // The source speaking for itself needs no introduction: it is cited.
  const role = Object.values(name?.name ?? {}).includes(fact.source.publisher) ? undefined : name?.role;
  return role ? `${label} (${inLanguage(role, language, knowledge)})` : label;
}

/** What follows a statement: its speaker and where it stands. */
export function attribution(fact: Fact, language: string, knowledge: Knowledge): string {
  return ` — ${speakerOf(fact, language, knowledge)} · ${textsFor(language).status[fact.status]}`;
}

/** Where a fact stands in its source, under the given number. */
export function citationOf(fact: Fact, n: number, published: string): Citation {
  return {
    n,
    fact: fact.id,
    source: fact.source.id,
    title: fact.source.title,
    publisher: fact.source.publisher,
    paragraph: fact.paragraph,
    published,
    ...(fact.source.url ? { url: fact.source.url } : {}),
  };
}

/** Puts facts into a reply: each as one line with its speaker, status and citation, numbered as they come. */
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

  /** Whether a fact is stated already. */
  has(fact: Fact): boolean {
    return this.#citations.has(fact.id);
  }

  /** The citation mark of a fact; a fact that is cited again keeps its number. */
  cite(fact: Fact): Span {
    const known =
      this.#citations.get(fact.id) ??
      citationOf(fact, this.#citations.size + 1, showMoment(fact.source.published, this.#texts));
    this.#citations.set(fact.id, known);
    return { kind: 'cite', ref: known.n };
  }

  /** The statement, its speaker and status, and its citation. */
  line(fact: Fact): Line {
    return this.#line(fact, '');
  }

  /** The same, with the time at which it happened. */
  datedLine(fact: Fact): Line {
    return this.#line(fact, ` · ${showMoment(fact.when, this.#texts)}`);
  }

  /** Points from a statement to those before it that pull against it; nothing where there are none. */
  tension({ against }: Fact): Line {
    const others = [...this.#citations.values()].filter(({ fact }) => against.includes(fact));
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
