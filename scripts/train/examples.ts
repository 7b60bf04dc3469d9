import type { Fact, Knowledge, Name } from '../../src/knowledge/model.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import type { Question } from '../../src/query/types.ts';
import { isAnswer, type Labelled } from '../labelled.ts';
import type { Held } from './draws.ts';

/** A question to learn from. */
export interface Example {
  readonly question: Question;
  /** The labelled question that it is, where it is one. */
  readonly id?: string;
  /** The fact whose own question it is, where it is one, and the question's language. */
  readonly of?: Fact;
  readonly language?: string;
  /** How much it counts. */
  readonly share: number;
  /** Labelled as a question that no source answers. */
  readonly unanswerable?: boolean;
  right(fact: Fact): boolean;
  /** Id of the gap that it asks for. */
  readonly gap?: string;
}

const EXCHANGED_SHARE = 0.5;

export function labelledExample(labelled: Labelled, share = 1): Example {
  return {
    question: { text: labelled.question, ...(labelled.context && { context: labelled.context }) },
    id: labelled.id,
    share,
    unanswerable: labelled.paragraphs.length === 0,
    right: (fact) => isAnswer(fact, labelled),
  };
}

export function heldExample({ text, language, fact, gap }: Held): Example {
  return {
    question: { text },
    share: 1,
    language,
    ...(fact === undefined ? {} : { of: fact }),
    right: (other) => fact !== undefined && paragraphIdOf(other) === paragraphIdOf(fact),
    ...(gap === undefined ? {} : { gap }),
  };
}

/**
 * Labelled questions after one that has nothing to do with them: what stands alone is to be answered, or refused, as
 * if nothing had been asked before.
 */
export function afterAnother(labelled: readonly Labelled[], share: number): Example[] {
  return labelled.flatMap((each, i) => {
    const others = [...labelled.slice(i + 1), ...labelled.slice(0, i)];
    const before = others.find(
      ({ lang, paragraphs, context }) =>
        context === undefined &&
        lang === each.lang &&
        paragraphs.length > 0 &&
        !paragraphs.some((paragraph) => each.paragraphs.includes(paragraph)),
    );
    if (each.context !== undefined || before === undefined) return [];
    return [labelledExample({ ...each, context: [before.question] }, share)];
  });
}

/** Facts' questions with one person put in the place of another: real names, wrongly joined. */
export function exchangedExamples(knowledge: Knowledge): Example[] {
  const persons = knowledge.names.filter((name) => name.kind === 'person');
  const examples: Example[] = [];
  for (const fact of knowledge.facts) {
    for (const [language, list] of Object.entries(fact.questions)) {
      for (const text of list) {
        const person = persons.find((name) => mention(text, name, language) !== undefined);
        if (person === undefined) continue;
        const spelling = mention(text, person, language) ?? '';
        const strangers = persons.filter(
          (name) =>
            name !== person &&
            knowledge.facts.every(
              (other) =>
                paragraphIdOf(other) !== paragraphIdOf(fact) ||
                !(other.names.includes(name.id) || other.says.name === name.id),
            ),
        );
        const stranger = strangers[examples.length % Math.max(1, strangers.length)];
        const other = stranger?.also[language]?.[0];
        if (other === undefined) continue;
        examples.push({
          question: { text: text.replace(spelling, other) },
          share: EXCHANGED_SHARE,
          right: () => false,
        });
      }
    }
  }
  return examples;
}

function mention(text: string, name: Name, language: string): string | undefined {
  const spellings = [name.name[language] ?? '', ...(name.also[language] ?? [])].filter(
    (spelling) => spelling.length > 3,
  );
  return spellings.toSorted((a, b) => b.length - a.length).find((spelling) => text.includes(spelling));
}
