import type { Fact } from '../../knowledge/model.ts';
import type { Judgement } from '../judgement.ts';
import type { Missing } from '../types.ts';
import { isGrave } from './acts.ts';
import type { Claim, ClaimPart } from './claim.ts';
import type { ClaimChecker } from './claim-checker.ts';
import type { Comparison } from './comparison.ts';
import { lacksDetail } from './detail.ts';

/** What is wrong with answering a question by the best fact: what it takes for granted, or that it may not answer. */
export type Doubt = Extract<Missing, { kind: 'false-premise' }> | 'unsure';

/** A name of less weight is everywhere and tells no situations apart. */
const TELLING = 2;
/** Share of a question's weight, what differs aside, that a fact must have to say otherwise. */
const SAME_MATTER = 0.75;
const HALF = 0.5;

/**
 * Whether the best fact says otherwise than the question takes for granted, or lacks the detail that is asked for;
 * undefined where nothing speaks against answering with it.
 *
 * @param facts those that count, by id
 */
export function doubtOf(
  { analysis, query, best, followsUp }: Judgement,
  text: string,
  checker: ClaimChecker,
  facts: ReadonlyMap<string, Fact>,
): Doubt | undefined {
  const fact = best?.indexed.fact;
  if (fact === undefined || followsUp) return undefined;
  const claim = checker.read(text, analysis.language);
  const answer = checker.compare(claim, facts).find(({ reading }) => reading.fact === fact);
  if (answer === undefined) return undefined;
  if (lacksDetail(claim, query.kind, answer)) return 'unsure';
  // What answers a question that asks whether it is so also says what is so instead.
  if (query.kind === 'yes-no') return undefined;
  return saysOtherwise(answer, checker) ?? (lacksDeed(claim, answer) ? 'unsure' : undefined);
}

/** Where the fact differs in a verb, name, place, number or date, and has all else that the question has. */
function saysOtherwise(
  { differences, stated, missing, total, held, heldAround, differing, reading }: Comparison,
  checker: ClaimChecker,
): Doubt | undefined {
  const [first] = differences;
  if (first?.part === undefined || differences.length > 1 || missing.length > 0) return undefined;
  const { difference, part } = first;
  const alike = total - differing || 1;
  if (difference.kind === 'negation' || (held + heldAround) / alike < SAME_MATTER || held / alike < HALF)
    return undefined;
  if (part.knowing === 'corrected' || (difference.kind === 'verb' && part.act === undefined))
    return undefined;
  if (difference.kind === 'verb' ? !stated.some(isTelling) : !stated.some(isTold)) return undefined;
  const { stated: instead } = difference;
  if (instead !== undefined && 'names' in instead && !instead.names.some((id) => checker.isTelling(id)))
    return undefined;
  return { kind: 'false-premise', difference, fact: reading.fact };
}

/** Whether the question is about a deed that neither the fact nor its paragraph tells. */
function lacksDeed({ parts }: Claim, { missing, differences }: Comparison): boolean {
  return (
    parts.length > 1 &&
    (missing.some(({ act, knowing }) => act !== undefined && isGrave(act) && knowing !== 'corrected') ||
      differences.some(({ difference, part }) => difference.kind === 'verb' && part?.act !== undefined))
  );
}

function isTold({ kind, weight }: ClaimPart): boolean {
  return kind === 'act' || (kind === 'word' && weight >= TELLING);
}

function isTelling({ kind, weight, land }: ClaimPart): boolean {
  return kind === 'name' && !land && weight >= TELLING;
}
