import { compareText } from '../util/compare-text.ts';
import { ABOUT_SOURCE, type Fact } from './model.ts';

/** A copula or the like in the present, and what is or was whose office, trade or kind. */
const DESCRIBES = [
  // "is Iraq's foreign minister", "are the two sides", "is why": what something is. "Is now the minister" tells a change.
  /\b(?:is|are) (?:also |both )?(?:an?|the|one of|its|his|her|their|why|what|where|who|\p{Lu}[\p{L}’'.-]*|two|three|four|five) /u,
  /\b(?:is|are) (?:also |both )?(?:(?:deputy|vice|acting|chief|former|prime|foreign|interior|defen[cs]e|justice|finance|health|transport|oil) ){0,3}(?:president|minister|speaker|chief|head|leader|commander|spokes\p{L}+|chair\p{L}*|member|charg\p{L}|ambassador|envoy|governor|mayor|secretary|director)/u,
  /\bserves? as\b|\bholds? the (?:post|office|rank|position|title)\b|\bused to (?:be|hold|serve|lead)\b/u,
  /\bbelongs? to\b|\bconsists? of\b|\blies? (?:in|on|at|near|north|south|east|west)\b|\bleads? .+ as (?:its|their|the) /u,
];
/** With one of these the main verb is probably another: something happened. */
const HAPPENED = /\b(?:was|were|has|have|had)\b/u;

/**
 * Whether a fact describes what lasts, such as who holds an office or where a town lies, rather than what happened.
 * Editors can say so (`lasting`). Otherwise it is read from the English statement of what the source itself states, with
 * no day known; what only may be a description counts as an event, since it is worse to leave out an event.
 */
export function isLasting({ lasting, status, when, accountOf, text }: Fact): boolean {
  if (lasting !== undefined) return lasting;
  const isSaid = status === 'claimed' || status === 'disputed';
  const statement = text['en'];
  if (isSaid || when.precision === 'day' || accountOf !== undefined || statement === undefined) return false;
  return DESCRIBES.some((pattern) => pattern.test(statement)) && !HAPPENED.test(statement);
}

/**
 * Whether a fact tells of something that happened or was said at some time. Facts about a source, what lasts, and
 * judgements to which the source gives no date do not.
 */
export function isEvent(fact: Fact): boolean {
  const isTimeless =
    fact.status === 'analysis' && (fact.when.inferred !== undefined || fact.when.date === '');
  return !fact.topics.includes(ABOUT_SOURCE) && !isTimeless && !isLasting(fact);
}

/** Events by how well their time is known; each list is in order of time. */
export interface Chronology {
  /** Their time is known to the day, or is as the source gives it. */
  readonly dated: readonly Fact[];
  /** Only a month, a year or a longer time is inferred. */
  readonly around: readonly Fact[];
  readonly undated: readonly Fact[];
}

/** The events among some facts, the oldest first. */
export function chronologyOf(facts: readonly Fact[]): Chronology {
  const events = facts.filter(isEvent).toSorted(byTime);
  const {
    dated = [],
    around = [],
    undated = [],
  } = Object.groupBy(events, ({ when }) => {
    if (when.date === '') return 'undated';
    return when.inferred === undefined || when.precision === 'day' ? 'dated' : 'around';
  });
  return { dated, around, undated };
}

/** By the start, then by the end. */
function byTime(a: Fact, b: Fact): number {
  return compareText(a.when.from, b.when.from) || compareText(a.when.to, b.when.to);
}
