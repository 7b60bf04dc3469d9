import type { Fact, Knowledge, Localized } from '../knowledge/model.ts';
import type { Change, Closing, Correction, NewSource, Revision } from '../knowledge/news.ts';
import { type Texts, textsFor } from '../text/index.ts';
import { text } from './build.ts';
import { showDate, showMoment } from './dates.ts';
import type { Line } from './reply.ts';
import type { Statements } from './statements.ts';
import { markedText } from './text.ts';

/** Renders changes of what is known as lines, each with what was said before. */
export class NewsLines {
  readonly #statements: Statements;
  readonly #knowledge: Knowledge;
  readonly #language: string;
  readonly #texts: Texts;

  constructor(statements: Statements, knowledge: Knowledge, language: string) {
    this.#statements = statements;
    this.#knowledge = knowledge;
    this.#language = language;
    this.#texts = textsFor(language);
  }

  /** A fact with its date and the statements above that contradict it. */
  fact(fact: Fact): Line {
    return [...this.#statements.datedLine(fact), ...this.#statements.tension(fact)];
  }

  /** A fact, and the statement that it replaces. */
  corrected({ fact, before }: Correction): Line {
    const replaced = ` ${this.#texts.digest.instead} ${this.#shown(before.text)}`;
    return [
      ...this.fact(fact),
      text(replaced, 'quiet'),
      this.#statements.cite(before),
      ...(fact.reason === undefined
        ? this.#reason(before)
        : [text(` · ${this.#shown(fact.reason)}`, 'quiet')]),
    ];
  }

  /** A fact, and what has changed of it, if that is known. */
  revised({ fact, changes }: Revision): Line {
    return [
      ...this.fact(fact),
      ...changes.map((change) => text(` · ${this.#change(change, fact)}`, 'quiet')),
    ];
  }

  /** A fact that was retracted, and why. */
  withdrawn(fact: Fact): Line {
    return [...this.#statements.datedLine(fact), ...this.#reason(fact)];
  }

  /** A fact, and what was not known without it. */
  closed({ fact, gaps }: Closing): Line {
    const missing = gaps.map((gap) => this.#shown(gap)).join(' ');
    return [...this.fact(fact), text(` · ${this.#texts.news.before} ${missing}`, 'quiet')];
  }

  /** A source that came in: its title, publisher and date, and the number of its new facts. */
  source({ source, facts }: NewSource): Line {
    const published = showMoment(source.published, this.#texts);
    const parts = [source.publisher, published, this.#texts.facts(facts)].filter((part) => part !== '');
    return [
      text(`${this.#texts.news.source} `, 'strong'),
      source.url === undefined ? text(source.title) : { kind: 'link', text: source.title, url: source.url },
      text(` — ${parts.join(' · ')}`, 'quiet'),
    ];
  }

  #shown(value: Localized): string {
    return markedText(value, this.#language, this.#knowledge);
  }

  #reason({ retracted }: Fact): Line {
    return retracted ? [text(` · ${this.#shown(retracted.reason)}`, 'quiet')] : [];
  }

  #change(change: Change, fact: Fact): string {
    const { changed, before } = this.#texts.news;
    switch (change.kind) {
      case 'wording':
        return `${before} ${change.before}`;
      case 'speaker':
        return changed.speaker(this.#shown(change.before), this.#shown(fact.says.label));
      case 'status':
        return changed.status(this.#texts.status[change.before], this.#texts.status[fact.status]);
      case 'date':
        return changed.date(this.#date(change.before), this.#date(fact.when.date));
      default:
        return change satisfies never;
    }
  }

  /** A date as the editor wrote it, in words; a dash where there is none. */
  #date(date: string): string {
    const words = date.split('/').map((each) => showDate(each, this.#texts));
    return date === '' ? '–' : words.join(' – ');
  }
}
