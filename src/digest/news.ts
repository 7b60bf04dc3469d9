import { correctionOf, currentFacts, restoredBy } from '../knowledge/current-facts.ts';
import { byImportance } from '../knowledge/leading-facts.ts';
import type { Fact, Localized } from '../knowledge/model.ts';
import {
  type Closing,
  type Correction,
  isNews,
  type News,
  newSources,
  type Revision,
} from '../knowledge/news.ts';
import type { Answer, Question } from '../query/types.ts';
import { changesOf, type ReaderLanguage } from './revisions.ts';
import type { Known, OpenGap, Snapshot } from './snapshot.ts';

/** For whom news is gathered. */
export interface NewsFor {
  /** Ids of topics; all if empty. */
  readonly topics: readonly string[];
  readonly language: string;
  /** Answers a question. Without it, a gap that is no longer listed is no news. */
  readonly ask?: (question: Question) => Answer;
}

/** What is new to a chat or a reader, each kind with the most important first. */
export function newsSince(seen: Snapshot, known: Known, about: NewsFor): News {
  return new NewsFinder(seen, known, about).find();
}

class NewsFinder {
  readonly #seen: Snapshot;
  readonly #known: Known;
  readonly #about: NewsFor;
  readonly #facts: ReadonlyMap<string, Fact>;
  /** The facts on the topics, valid or not, the most important first. */
  readonly #onTopics: readonly Fact[];

  constructor(seen: Snapshot, known: Known, about: NewsFor) {
    const { facts } = known.knowledge;
    this.#seen = seen;
    this.#known = known;
    this.#about = about;
    this.#facts = new Map(facts.map((fact) => [fact.id, fact]));
    this.#onTopics = onTopics(facts, about.topics).toSorted(byImportance);
  }

  find(): News {
    const { facts, sources } = this.#known.knowledge;
    const valid = new Set(currentFacts(facts));
    const fresh = this.#onTopics.filter((fact) => valid.has(fact) && !this.#hasSeen(fact));
    const retracted = this.#onTopics.filter((fact) => fact.retracted && this.#hasSeen(fact));
    const corrected = this.#corrected(fresh, retracted);
    const corrections = new Set(corrected.map(({ fact }) => fact));
    const replaced = new Set(corrected.map(({ before }) => before));
    const closed = this.#closed(valid);
    const closing = new Set(closed.map(({ fact }) => fact));
    const disputes = this.#disputes(valid);
    const seenSources = this.#seenSources();
    const unseen = sources.filter(({ id }) => !seenSources.has(id));
    return {
      sources: newSources(unseen, fresh),
      new: fresh.filter((fact) => !corrections.has(fact) && !closing.has(fact)),
      corrected,
      revised: this.#revised(valid, new Set(disputes.flat())),
      withdrawn: retracted.filter((fact) => !replaced.has(fact) && !correctionOf(fact, facts)),
      disputes,
      closed: closed.filter(({ fact }) => !corrections.has(fact)),
      // The topics of these facts are not known any more.
      removed:
        this.#about.topics.length > 0
          ? 0
          : Object.keys(this.#seen.facts).filter((id) => !this.#facts.has(id)).length,
    };
  }

  #hasSeen({ id }: Fact): boolean {
    return this.#seen.facts[id] !== undefined;
  }

  #corrected(fresh: readonly Fact[], retracted: readonly Fact[]): readonly Correction[] {
    const { facts } = this.#known.knowledge;
    const restored = new Map(retracted.map((before) => [restoredBy(before, facts), before]));
    return fresh.flatMap((fact) => {
      const before = this.#correctedBy(fact) ?? restored.get(fact);
      return before ? [{ fact, before }] : [];
    });
  }

  /** The fact that was seen and that this one corrects, directly or through corrections that were not seen. */
  #correctedBy(fact: Fact): Fact | undefined {
    const passed = new Set<string>();
    for (
      let id = fact.supersedes;
      id !== undefined && !passed.has(id);
      id = this.#facts.get(id)?.supersedes
    ) {
      const before = this.#facts.get(id);
      if (before && this.#hasSeen(before)) return before;
      passed.add(id);
    }
    return undefined;
  }

  #revised(valid: ReadonlySet<Fact>, disputed: ReadonlySet<Fact>): readonly Revision[] {
    const reader: ReaderLanguage = {
      language: this.#about.language,
      required: this.#known.knowledge.situation.required,
    };
    return this.#onTopics.flatMap((fact) => {
      const seen = this.#seen.facts[fact.id];
      if (seen === undefined || !valid.has(fact)) return [];
      const changes = changesOf(seen, fact, reader);
      if (changes === undefined) return [];
      // That a fact is disputed now is told with the fact that contradicts it.
      const isTold = disputed.has(fact) && fact.status === 'disputed';
      const untold = changes.filter(({ kind }) => !(isTold && kind === 'status'));
      return untold.length === 0 && changes.length > 0 ? [] : [{ fact, changes: untold }];
    });
  }

  /** Pairs of valid facts, of which it was seen that they did not contradict each other. */
  #disputes(valid: ReadonlySet<Fact>): readonly (readonly [Fact, Fact])[] {
    const told = new Set<string>();
    return this.#onTopics.flatMap((fact) => {
      if (!valid.has(fact)) return [];
      const before = this.#seen.facts[fact.id];
      if (before === undefined || typeof before === 'string') return [];
      return fact.against.flatMap((id): readonly (readonly [Fact, Fact])[] => {
        const other = this.#facts.get(id);
        const seenOther = this.#seen.facts[id];
        const key = [fact.id, id].toSorted().join(' ');
        if (other === undefined || !valid.has(other) || seenOther === undefined || told.has(key)) return [];
        if (typeof seenOther === 'string' || before.against.includes(id)) return [];
        told.add(key);
        return [[fact, other]];
      });
    });
  }

  /** The gaps that were open and that a fact on the topics answers now, by fact. */
  #closed(valid: ReadonlySet<Fact>): readonly Closing[] {
    const closings = new Map(this.#known.closings?.map(({ gap, fact }) => [gap, fact]));
    const listed = new Set(this.#known.knowledge.gaps.map(({ id }) => id));
    const closed = Object.entries(this.#seen.gaps ?? {}).flatMap(([id, gap]) => {
      const closing = listed.has(id) ? closings.get(id) : this.#answerTo(gap);
      const fact = closing === undefined ? undefined : this.#facts.get(closing);
      return fact && valid.has(fact) && this.#onTopics.includes(fact) ? [{ fact, gap: gap.text }] : [];
    });
    const byFact = Map.groupBy(closed, ({ fact }) => fact);
    return Array.from(
      byFact,
      ([fact, each]): Closing => ({ fact, gaps: each.map(({ gap }): Localized => gap) }),
    );
  }

  /** The fact that answers a gap which is no longer listed, if that fact is new too. */
  #answerTo({ question }: OpenGap): string | undefined {
    if (question === undefined) return undefined;
    const answer = this.#about.ask?.(question);
    const direct = answer?.outcome === 'answered' ? answer.statements[0] : undefined;
    return direct && !this.#hasSeen(direct) ? direct.id : undefined;
  }

  #seenSources(): ReadonlySet<string | undefined> {
    return new Set(
      Object.entries(this.#seen.facts).map(([id, seen]) =>
        typeof seen === 'string' ? this.#facts.get(id)?.source.id : seen.source,
      ),
    );
  }
}

/** The facts on one of the topics. Without topics: all, except those about a source itself. */
export function onTopics(facts: readonly Fact[], topics: readonly string[]): readonly Fact[] {
  return facts.filter((fact) =>
    topics.length === 0 ? isNews(fact) : fact.topics.some((id) => topics.includes(id)),
  );
}
