import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { type Texts, textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { text } from './build.ts';
import { showMoment, showMomentShort } from './dates.ts';
import { addressInSource } from './fact-address.ts';
import type { Citation, Line, Span } from './reply.ts';
import { sourceAge } from './source-age.ts';
import { inLanguage, languageMark, mentionsSpeaker, namesSpeaker, roleOf, speakerLabel } from './text.ts';

/** The citation of a fact: where it stands in its source, under this number. */
export function citationOf({ id, source, paragraph }: Fact, n: number, published: string): Citation {
  const { title, publisher, url } = source;
  return { n, fact: id, source: source.id, title, publisher, paragraph, published, ...given({ url }) };
}

/** What statements are shown with. */
export interface StatementOptions {
  /** The present moment: a source that is not new then gets its age. Left out where no age is shown. */
  readonly now?: Date;
  /** Address of a fact's own page. Left out where there is none: then the source is linked, if its address is known. */
  factPage?(id: string): string;
  /** Number of the first citation. Default: 1. */
  readonly first?: number;
}

/** Renders facts as lines of a reply, each with its speaker, status and citation, and collects the citations. */
export class Statements {
  readonly #citations = new Map<string, Citation>();
  readonly #introduced = new Set<string>();
  readonly #knowledge: Knowledge;
  readonly #language: string;
  readonly #options: StatementOptions;
  readonly #texts: Texts;

  constructor(knowledge: Knowledge, language: string, options: StatementOptions = {}) {
    this.#knowledge = knowledge;
    this.#language = language;
    this.#options = options;
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
    const citation = this.#citations.get(fact.id) ?? this.#newCitation(fact);
    this.#citations.set(fact.id, citation);
    const url = this.#options.factPage?.(fact.id) ?? addressInSource(fact);
    return { kind: 'cite', ref: citation.n, ...given({ url }) };
  }

  /** The statement, its speaker and status, and its citation. */
  line(fact: Fact): Line {
    return this.#line(fact, this.#speaker(fact));
  }

  /** The same, with the time at which it happened. */
  datedLine(fact: Fact): Line {
    return this.#line(fact, this.#speaker(fact), showMoment(fact.when, this.#texts));
  }

  /** The statements, each with the numbers of those among them that contradict it. */
  lines(facts: readonly Fact[]): readonly Line[] {
    // All are cited before any is said to be against another.
    const lines = facts.map((fact) => ({ fact, line: this.line(fact) }));
    return lines.map(({ fact, line }) => [...line, ...this.tension(fact)]);
  }

  /** The statement with its speaker, also where it names them or where it is the publisher. */
  attributedLine(fact: Fact): Line {
    return this.#line(fact, speakerLabel(fact, this.#language, this.#knowledge));
  }

  /** The statement after its speaker's name, for lines that stand beside those of other speakers. */
  lineOfSpeaker(fact: Fact): Line {
    const speaker = this.#speaker(fact);
    return [...(speaker === '' ? [] : [text(`${speaker}: `, 'strong')]), ...this.#line(fact, '')];
  }

  /** The statement below its speaker's name, which is therefore not repeated. */
  lineBelowSpeaker(fact: Fact): Line {
    return this.#line(fact, '');
  }

  /** The statement and its citation, where speaker and status are told beside it. */
  bareLine(fact: Fact): Line {
    const mark = languageMark(fact.text, this.#language, this.#knowledge);
    return [
      text(inLanguage(fact.text, this.#language, this.#knowledge)),
      ...(mark === '' ? [] : [text(mark, 'quiet')]),
      this.cite(fact),
    ];
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

  #newCitation(fact: Fact): Citation {
    const { now, first = 1 } = this.#options;
    const { published } = fact.source;
    const age = now && sourceAge(fact.source, now, this.#knowledge, this.#language);
    const citation = citationOf(fact, first + this.#citations.size, showMomentShort(published, this.#texts));
    const isValid = currentFacts(this.#knowledge.facts).includes(fact);
    return { ...citation, ...given({ age, past: isValid ? undefined : (true as const) }) };
  }

  /** Who says it; empty where the statement names its speaker, or where it is the only publisher, whom the source line names. */
  #speaker(fact: Fact): string {
    const { name } = fact.says;
    const speaker = speakerLabel(fact, this.#language, this.#knowledge);
    if (this.#isOnlyPublisher(fact) || namesSpeaker(fact, this.#language, this.#knowledge)) {
      if (name !== undefined) this.#introduced.add(name);
      return '';
    }
    if (name === undefined || this.#introduced.has(name)) return speaker;
    this.#introduced.add(name);
    // A statement that names its speaker introduces them too.
    const role = mentionsSpeaker(fact, this.#language, this.#knowledge)
      ? undefined
      : roleOf(name, this.#language, this.#knowledge);
    return role === undefined ? speaker : `${speaker} (${role})`;
  }

  #isOnlyPublisher({ says, source }: Fact): boolean {
    return this.#knowledge.sources.length === 1 && Object.values(says.label).includes(source.publisher);
  }

  #line(fact: Fact, speaker: string, when = ''): Line {
    const mark = languageMark(fact.text, this.#language, this.#knowledge);
    const details = [speaker, this.#texts.status[fact.status], when].filter((detail) => detail !== '');
    return [
      text(inLanguage(fact.text, this.#language, this.#knowledge)),
      text(`${mark} — ${details.join(' · ')}`, 'quiet'),
      this.cite(fact),
    ];
  }
}
