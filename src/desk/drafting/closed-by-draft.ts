import type { Fact, Source } from '../../knowledge/model.ts';
import { closedGaps } from '../../query/closed-gaps.ts';
import type { Compiled } from '../../query/compile.ts';
import { indexedFacts } from '../../query/index/indexed-facts.ts';
import { parseOwnQuestions } from '../../query/index/own-questions.ts';
import { rarity } from '../../query/index/weighed-slot.ts';
import type { Analyser, Analysis } from '../../query/words/analyser.ts';

/** A sentence as the detector of closed gaps reads it. */
export interface GapSentence {
  readonly n: number;
  readonly analysis: Analysis;
  readonly paragraph: number;
  readonly text: string;
  readonly language: string;
  readonly names: readonly string[];
}

/** Later than every fact: what is drafted is new to all gaps. */
const LATER = '9999-12-31';
/**
 * Only gaps are asked of which a question has so much of its weight in one sentence, and at most so many, so that a draft takes no
 * seconds. Questions of one word are in many sentences.
 */
const LEAST_SHARE = 0.4;
const FEWEST_SLOTS = 2;
const MOST_GAPS = 10;

/**
 * The gaps that each sentence may close: the gaps' own questions are asked of the knowledge with the sentences in it. A quarter of
 * the answers is enough, since an editor decides.
 *
 * @returns ids of gaps by the sentence's number
 */
export function gapsClosedBy(
  sentences: readonly GapSentence[],
  { knowledge, index, grammars, closedGaps: known }: Compiled,
  analyser: Analyser,
): ReadonlyMap<number, readonly string[]> {
  const closed = new Set(known.filter((each) => each.closed).map(({ gap }) => gap));
  const gaps = index.facts.flatMap(({ gap, questions }) =>
    gap === undefined || closed.has(gap.id) ? [] : [{ gap, questions: parseOwnQuestions(questions) }],
  );
  if (gaps.length === 0 || sentences.length === 0) return new Map();
  const weights = new Map<string, number>();
  const weightOf = (term: string): number => {
    const known = weights.get(term) ?? rarity(index.textsWith(term), index);
    weights.set(term, known);
    return known;
  };
  const terms = sentences.map(
    ({ analysis }) => new Set(analysis.slots.flatMap(({ senses }) => senses.map(({ term }) => term))),
  );
  const asked = gaps
    .map(({ gap, questions }) => ({
      gap,
      share: Math.max(
        0,
        ...questions.flatMap(({ slots }) => {
          const all = slots.map((slot) => Math.max(0, ...slot.map(weightOf)));
          const total = all.reduce((sum, weight) => sum + weight, 0);
          if (slots.length < FEWEST_SLOTS) return [];
          return terms.map(
            (own) =>
              slots.reduce(
                (sum, slot, at) => sum + (slot.some((term) => own.has(term)) ? (all[at] ?? 0) : 0),
                0,
              ) / (total || 1),
          );
        }),
      ),
    }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_GAPS)
    .map(({ gap }) => gap);
  if (asked.length === 0) return new Map();
  const facts = sentences.map(asFact);
  const drafted = { ...knowledge, facts, gaps: [] };
  const together = { ...knowledge, facts: [...knowledge.facts, ...facts], gaps: asked };
  // A drafted sentence has no own questions; beside facts that have them it would never be the best.
  const indexed = [
    ...index.facts.filter(({ gap }) => gap === undefined).map((each) => ({ ...each, questions: '' })),
    ...indexedFacts(drafted, analyser),
  ];
  const found = new Map<number, string[]>();
  for (const { gap, fact } of closedGaps({
    knowledge: together,
    indexed,
    analyser,
    grammars,
  })) {
    const n = Number(fact.slice(PREFIX.length));
    if (!fact.startsWith(PREFIX)) continue;
    found.set(n, [...(found.get(n) ?? []), gap]);
  }
  return found;
}

const PREFIX = 'drafted ';

function asFact({ n, paragraph, text, language, names }: GapSentence): Fact {
  const moment = { date: LATER, from: LATER, to: LATER, precision: 'day', inferred: {} } as const;
  const source: Source = {
    id: 'drafted',
    title: '',
    publisher: '',
    language,
    published: moment,
    added: LATER,
    file: '',
  };
  return {
    id: `${PREFIX}${n}`,
    source,
    paragraph,
    says: { label: {} },
    status: 'reported',
    when: moment,
    added: LATER,
    names,
    topics: [],
    text: { [language]: text },
    questions: {},
    against: [],
    context: [],
  };
}
