import type { Fact, Source } from '../../knowledge/model.ts';
import { closedGaps } from '../../query/closed-gaps.ts';
import type { Compiled } from '../../query/compile.ts';
import { indexedFacts } from '../../query/index/indexed-facts.ts';
import { rarity } from '../../query/index/weighed-slot.ts';
import type { Analyser } from '../../query/words/analyser.ts';

/** A sentence as the detector of closed gaps reads it. */
export interface GapSentence {
  readonly n: number;
  readonly paragraph: number;
  readonly text: string;
  readonly language: string;
  readonly names: readonly string[];
}

/** Later than every fact: what is drafted is new to all gaps. */
const LATER = '9999-12-31';
/** Gaps whose questions have least in common with the sentences are not asked, so that a draft takes no seconds. */
const MOST_GAPS = 24;
const LEAST_SHARED = 3;

/**
 * The gaps that each sentence would close: the gaps' own questions are asked of the knowledge with the sentences in it.
 *
 * @returns ids of gaps by the sentence's number
 */
export function gapsClosedBy(
  sentences: readonly GapSentence[],
  { knowledge, index, grammars, closedGaps: known }: Compiled,
  analyser: Analyser,
): ReadonlyMap<number, readonly string[]> {
  const closed = new Set(known.filter((each) => each.closed).map(({ gap }) => gap));
  const gaps = index.facts.flatMap(({ gap, questions }) => {
    if (gap === undefined || closed.has(gap.id)) return [];
    return [{ gap, terms: new Set(questions.match(/[cnw]:[^\s"',\]|]+/g)) }];
  });
  if (gaps.length === 0 || sentences.length === 0) return new Map();
  const likely = new Map<string, number>();
  for (const { text, language } of sentences) {
    const terms = new Set(
      analyser.analyseStatement(text, language).slots.flatMap(({ senses }) => senses.map(({ term }) => term)),
    );
    for (const { gap, terms: own } of gaps) {
      let shared = 0;
      for (const term of terms)
        if (own.has(term) && index.textsWith(term) > 0) shared += rarity(index.textsWith(term), index);
      likely.set(gap.id, Math.max(shared, likely.get(gap.id) ?? 0));
    }
  }
  const asked = gaps
    .map(({ gap }) => ({ gap, shared: likely.get(gap.id) ?? 0 }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, MOST_GAPS)
    .map(({ gap }) => gap);
  if (asked.length === 0) return new Map();
  const facts = sentences.map(asFact);
  const drafted = { ...knowledge, facts, gaps: [] };
  const together = { ...knowledge, facts: [...knowledge.facts, ...facts], gaps: asked };
  const indexed = [...index.facts.filter(({ gap }) => gap === undefined), ...indexedFacts(drafted, analyser)];
  const found = new Map<number, string[]>();
  for (const { gap, fact, closed: isClosed } of closedGaps({
    knowledge: together,
    indexed,
    analyser,
    grammars,
  })) {
    const n = Number(fact.slice(PREFIX.length));
    if (!isClosed || !fact.startsWith(PREFIX)) continue;
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
