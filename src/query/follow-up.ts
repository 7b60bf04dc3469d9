import type { Fact, Name } from '../knowledge/model.ts';
import type { FactIndex } from './index/fact-index.ts';
import { type WeighedSlot, weigh } from './index/weighed-slot.ts';
import type { Query } from './ranking/ranker.ts';
import type { Analysis, Slot } from './words/analyser.ts';
import { type Lexicon, nameTerm } from './words/lexicon.ts';

/** A turn of a conversation, read and answered. */
export interface Turn {
  readonly query: Query;
  /** The facts that answered it or came nearest, best first. */
  readonly facts: readonly Fact[];
}

/** Share of its weight that a word of the turn before keeps. */
const CARRIED_NAME = 0.7;
const CARRIED_TOPIC = 0.35;
/** Where a pronoun stands for a name and the question has words of its own, the old topic fades. */
const FADED_TOPIC = 0.12;
/** A question of so few words of substance can hardly be understood alone. */
const SHORT = 2;
/** With more words of its own than this, "and" only opens a question. */
const OPENED = 3;

/**
 * Whether a question needs the turn before to be understood: it `must` where it points to somebody or is only a
 * question word, it `may` where it also makes sense alone.
 */
export function needsContext({ slots, anaphora, continues, kind }: Analysis): 'must' | 'may' | 'no' {
  const own = slots.length;
  if (anaphora.includes('person') || anaphora.includes('group')) return 'must';
  if (own === 0) return anaphora.length > 0 || continues || !SELF_CONTAINED.has(kind) ? 'must' : 'no';
  if (continues) return own <= OPENED ? 'must' : 'may';
  if (anaphora.length > 0) return 'may';
  const named = slots.some((slot) => slot.knowing === 'name');
  const known = slots.every((slot) => slot.knowing !== 'unknown');
  return own <= SHORT && !named && known ? 'may' : 'no';
}

/** Kinds of a text without words of substance that do not call for the turn before: greetings, "what's new?". */
const SELF_CONTAINED: ReadonlySet<string> = new Set(['what', 'yes-no', 'latest']);

/** The knowledge with which a question is read in context. */
export interface Reading {
  readonly index: FactIndex;
  readonly lexicon: Lexicon;
  readonly names: ReadonlyMap<string, Name>;
}

/**
 * Completes a question from the turn before: its pronouns take that turn's names, and what it leaves out that turn's topic.
 * A name of its own replaces the earlier name of the same kind ("and Sadr?").
 */
export function readInContext(
  analysis: Analysis,
  before: Turn,
  { index, lexicon, names }: Reading,
): { readonly slots: readonly WeighedSlot[]; readonly kind: Analysis['kind'] } {
  const own = weigh(analysis.slots, index);
  const ownNames = own.filter((slot) => slot.knowing === 'name');
  const kindOf = (id: string | undefined) => (id === undefined ? undefined : names.get(id)?.kind);
  const replaced = new Set(ownNames.flatMap((slot) => slot.names.map(kindOf)));
  const pointsToSomebody = analysis.anaphora.includes('person') || analysis.anaphora.includes('group');
  const topicShare = pointsToSomebody && own.length > 0 ? FADED_TOPIC : CARRIED_TOPIC;
  const earlier = [...before.query.slots, ...weigh(antecedents(before, analysis, lexicon, names), index)];
  const taken = new Set(own.flatMap((slot) => slot.senses.map((sense) => sense.term)));
  const carried: WeighedSlot[] = [];
  for (const slot of earlier) {
    const isName = slot.knowing === 'name';
    // "And Sadr?" puts a name in the place of another; "what did Sudani tell him?" speaks of both.
    if (isName && !pointsToSomebody && slot.names.some((id) => replaced.has(kindOf(id)))) continue;
    if (slot.senses.some((sense) => taken.has(sense.term))) continue;
    for (const sense of slot.senses) taken.add(sense.term);
    const share = isName ? CARRIED_NAME : topicShare;
    carried.push({ ...slot, weight: slot.weight * share, share: slot.share * share, carried: true });
  }
  const kind = analysis.kind === 'what' && own.length === ownNames.length ? before.query.kind : analysis.kind;
  return { slots: [...own, ...carried], kind };
}

/** The name that the previous answer was about, for a pronoun whose name the previous question did not have. */
function antecedents(
  before: Turn,
  analysis: Analysis,
  lexicon: Lexicon,
  names: ReadonlyMap<string, Name>,
): Slot[] {
  const fact = before.facts[0];
  if (fact === undefined) return [];
  const wanted = analysis.anaphora.flatMap((kind) => {
    if (kind === 'person') return ['person', 'office'];
    if (kind === 'group') return ['group', 'voice'];
    return kind === 'place' ? ['place'] : [];
  });
  const named = before.query.slots.some((slot) =>
    slot.names.some((id) => wanted.includes(names.get(id)?.kind ?? '')),
  );
  if (named) return [];
  const ids = [...(fact.says.name === undefined ? [] : [fact.says.name]), ...fact.names];
  const id = ids.find((candidate) => wanted.includes(names.get(candidate)?.kind ?? ''));
  if (id === undefined) return [];
  const meanings = lexicon.meanings(id);
  return [
    {
      surface: names.get(id)?.name[analysis.language] ?? id,
      senses: meanings.map((meaning) => ({ term: nameTerm(meaning.id), weight: meaning.weight })),
      knowing: 'name',
      capital: true,
      names: meanings.map((meaning) => meaning.id),
    },
  ];
}
