import { parse, stringify } from 'devalue';
import type { Fact, Gap } from '../knowledge/model.ts';
import type { Compiled } from '../query/compile.ts';
import { type Packed, pack, unpack } from '../query/packed-knowledge.ts';

/**
 * Compiled knowledge as text, for a page that has only its own file: JSON in which devalue keeps maps, sets and what is
 * shared. Own questions and concepts are left out: the index and the lexicon hold what answering needs of them.
 */
export function writeCompact(compiled: Compiled): string {
  const packed = pack(compiled);
  const facts = new Map(packed.knowledge.facts.map((fact) => [fact, withoutQuestions(fact)]));
  const gaps = new Map(packed.knowledge.gaps.map((gap) => [gap, withoutQuestions(gap)]));
  const compact: Packed = {
    ...packed,
    knowledge: { ...packed.knowledge, facts: [...facts.values()], gaps: [...gaps.values()] },
    concepts: '[]',
    index: {
      ...packed.index,
      // A fact of the index is the same object as that of the knowledge, and stays so.
      facts: packed.index.facts.map((indexed) => ({
        ...indexed,
        ...(indexed.fact && { fact: facts.get(indexed.fact) ?? withoutQuestions(indexed.fact) }),
        ...(indexed.gap && { gap: gaps.get(indexed.gap) ?? withoutQuestions(indexed.gap) }),
      })),
    },
  };
  return stringify(compact);
}

/** Reads what `writeCompact` wrote. */
export function readCompact(text: string): Compiled {
  return unpack(parse(text) as Packed);
}

function withoutQuestions<Asked extends Fact | Gap>(asked: Asked): Asked {
  return { ...asked, questions: {} };
}
