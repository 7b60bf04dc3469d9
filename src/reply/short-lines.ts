import type { Fact } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { text } from './build.ts';
import type { Line } from './reply.ts';
import type { Statements } from './statements.ts';

/** Lines of facts under their speaker's name, which they leave out, in one language. */
export class ShortLines {
  readonly #statements: Statements;
  readonly #language: string;

  constructor(statements: Statements, language: string) {
    this.#statements = statements;
    this.#language = language;
  }

  /** The statement, its status and its citation. A statement in another language keeps its whole line, which says so. */
  said(fact: Fact): Line {
    return (
      this.#line(fact, ` — ${textsFor(this.#language).status[fact.status]}`) ?? this.#statements.line(fact)
    );
  }

  /** The statement and its citation, where speaker and status are told beside it. */
  bare(fact: Fact): Line {
    return this.#line(fact, '') ?? this.#statements.line(fact);
  }

  #line(fact: Fact, marks: string): Line | undefined {
    const statement = fact.text[this.#language];
    if (statement === undefined) return undefined;
    return [text(statement), ...(marks === '' ? [] : [text(marks, 'quiet')]), this.#statements.cite(fact)];
  }
}
