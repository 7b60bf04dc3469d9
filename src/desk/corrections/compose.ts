import type { Fact, Knowledge } from '../../knowledge/model.ts';
import { call, heading, labelled, paragraph, reply, text } from '../../reply/build.ts';
import { isoDay, showDate } from '../../reply/dates.ts';
import { factCodes } from '../../reply/fact-codes.ts';
import type { Action, Block, Line, Reply } from '../../reply/reply.ts';
import { Statements } from '../../reply/statements.ts';
import { inLanguage } from '../../reply/text.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { type States, stateOf, VALID } from './fact-states.ts';

/** The knowledge and the moment of a correction. */
export interface Correcting {
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
}

/** A button holds the codes of so many facts. */
const MOST_ON_BUTTON = 8;

/**
 * What a message says in the place of what it said: a mark with the day, what has changed of its facts, and its other facts
 * as they stand. It is composed of ids alone, and equal ids give an equal reply on the same day.
 *
 * @param shown its facts, and what it shows of each so far
 */
export function composeCorrection(shown: States, language: string, correcting: Correcting): Reply {
  const { knowledge, now } = correcting;
  const texts = textsFor(language);
  const lines = new CorrectionLines(shown, language, correcting);
  const changed = lines.changed();
  const { rest, removed } = lines.unchanged();
  const date = showDate(isoDay(now, knowledge.situation.timeZone), texts);
  const blocks = [
    heading(texts.corrections.title(date)),
    ...changed,
    ...labelled(texts.corrections.rest, rest),
    ...(removed > 0 ? [paragraph(text(texts.digest.removed(removed), 'quiet'))] : []),
  ];
  return lines.reply(blocks);
}

/**
 * What a reader is told who was answered in private.
 *
 * @param told the facts that have changed, and what the reader was told of each so far
 */
export function composeTold(told: States, language: string, correcting: Correcting): Reply {
  const lines = new CorrectionLines(told, language, correcting);
  return lines.reply([paragraph(text(textsFor(language).corrections.told, 'strong')), ...lines.changed()]);
}

/** The facts of a message as lines: what was said of each, and what is valid now. */
class CorrectionLines {
  readonly #shown: States;
  readonly #language: string;
  readonly #knowledge: Knowledge;
  readonly #statements: Statements;
  readonly #facts: ReadonlyMap<string, Fact>;
  /** The facts that are stated as valid. */
  readonly #valid: Fact[] = [];

  constructor(shown: States, language: string, { knowledge, factPage }: Correcting) {
    this.#shown = shown;
    this.#language = language;
    this.#knowledge = knowledge;
    this.#statements = new Statements(knowledge, language, given({ factPage }));
    this.#facts = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  }

  /** What has changed: facts that others have replaced, facts that are withdrawn, and facts that are valid again. */
  changed(): readonly Block[] {
    const { digest, corrections } = textsFor(this.#language);
    const corrected = new Map<Fact, Fact[]>();
    const withdrawn: Line[] = [];
    const again: Fact[] = [];
    for (const [fact, before] of this.#known()) {
      const state = stateOf(fact, this.#knowledge.facts);
      const correction = this.#facts.get(state);
      if (correction) corrected.set(correction, [...(corrected.get(correction) ?? []), fact]);
      else if (state !== VALID) withdrawn.push(this.#withdrawn(fact, this.#facts.get(state.slice(1))));
      else if (before !== VALID) again.push(fact);
    }
    return [
      ...labelled(
        digest.labels.corrected,
        [...corrected].map(([correction, before]) => this.#corrected(correction, before)),
      ),
      ...labelled(digest.labels.withdrawn, withdrawn),
      ...labelled(
        corrections.again,
        again.map((fact) => this.#fact(fact)),
      ),
    ];
  }

  /** The other facts, and how many of them are in no file any more. */
  unchanged(): { readonly rest: readonly Line[]; readonly removed: number } {
    const rest = this.#known().filter(([fact]) => !this.#statements.has(fact));
    return {
      rest: rest.map(([fact]) => this.#fact(fact)),
      removed: [...this.#shown.keys()].filter((id) => !this.#facts.has(id)).length,
    };
  }

  /** A reply of these blocks, with a button for the sources of what is valid. */
  reply(blocks: readonly Block[]): Reply {
    const { answer } = textsFor(this.#language);
    const valid = [...new Set(this.#valid)];
    const actions: readonly Action[] =
      valid.length === 0 || valid.length > MOST_ON_BUTTON
        ? []
        : [
            {
              ...call(answer.sources, 'sources', { of: factCodes(valid) }),
              typed: { command: 'sources', args: {} },
            },
          ];
    return reply(this.#language, blocks, { citations: this.#statements.citations, actions });
  }

  #known(): readonly (readonly [fact: Fact, before: string])[] {
    return [...this.#shown].flatMap(([id, before]) => {
      const fact = this.#facts.get(id);
      return fact === undefined ? [] : [[fact, before] as const];
    });
  }

  #fact(fact: Fact): Line {
    this.#valid.push(fact);
    // What is not valid any more contradicts nothing.
    const against = fact.against.filter((id) => this.#isValid(this.#facts.get(id)));
    return [...this.#statements.datedLine(fact), ...this.#statements.tension({ ...fact, against })];
  }

  #isValid(fact: Fact | undefined): boolean {
    return fact !== undefined && stateOf(fact, this.#knowledge.facts) === VALID;
  }

  /** A correction, and the statements that it replaces. */
  #corrected(correction: Fact, before: readonly Fact[]): Line {
    const { digest } = textsFor(this.#language);
    return [
      ...this.#fact(correction),
      ...before.flatMap(
        (fact): Line => [
          text(` ${digest.instead} ${this.#textOf(fact)}`, 'quiet'),
          this.#statements.cite(fact),
          ...this.#reason(fact),
        ],
      ),
    ];
  }

  /** A withdrawn statement, why, and what is valid again by that. */
  #withdrawn(fact: Fact, restored: Fact | undefined): Line {
    const line = [...this.#statements.datedLine(fact), ...this.#reason(fact)];
    if (restored === undefined) return line;
    const { corrections } = textsFor(this.#language);
    return [...line, text(` ${corrections.again} `, 'quiet'), ...this.#fact(restored)];
  }

  #reason({ retracted }: Fact): Line {
    return retracted === undefined
      ? []
      : [text(` · ${inLanguage(retracted.reason, this.#language, this.#knowledge)}`, 'quiet')];
  }

  #textOf(fact: Fact): string {
    return inLanguage(fact.text, this.#language, this.#knowledge);
  }
}
