import { ATTRIBUTIONS, type AttributionWords } from './attribution-words.ts';
import { quotationsIn, quotedShare, withoutQuotations } from './quotations.ts';

/** More words than this are no speaker but a clause that was misread. */
const MOST_WORDS = 14;
/** A longer sentence is none, and is not searched. */
const LONGEST = 1_000;
/** Most places of one pattern that are looked at. */
const MOST_PLACES = 8;
const EDGES = /^[\s,،;:"“”«»„'’()\-–—.]+|[\s,،;:"“”«»„'()\-–—.]+$|(?<!s)’$/gu;

/** Who passes on what others say. */
const MEDIA =
  /(?<!\p{L})(?:news(?:paper)?|agency|media|television|tv|radio|channel|broadcaster|outlets?|website|daily|وكالة|الوكالة|قناة|القناة|صحيفة|الصحيفة|تلفزيون|التلفزيون|إذاعة|وسائل|ئاژانسی|کەناڵی|ڕۆژنامەی|ajansı|kanalı|gazetesi|televizyonu|agence|chaîne|journal|télévision)(?!\p{L})/iu;

/** V8 compiles a pattern for each of the two ways in which it keeps texts, and once more when it is used again. */
const SAMPLES = ['he', 'he', 'he…', 'he…'];

/** A speaker in the text's own words, or undefined where the text itself states it. */
export type Attributed = string | undefined;

/** That a sentence says who speaks. */
export interface FoundAttribution {
  /** The speaker in the text's own words; left out where a pronoun stands for it, or nothing at all. */
  readonly speaker?: string;
  /** The pronoun that stands for the speaker. */
  readonly pronoun?: string;
  /** The words from which it was read. */
  readonly cue: string;
}

/**
 * Who says each sentence of a paragraph, from words of attribution ("said", "according to"): in the sentence itself, or
 * for the sentences of a quotation in one of its others.
 *
 * @param before who spoke last in the paragraphs before, for "he said"
 */
export function speakersOf(
  sentences: readonly string[],
  language: string,
  before?: Attributed,
): readonly Attributed[] {
  const found: Attributed[] = [];
  const inside = insideQuotations(sentences);
  let last = before;
  sentences.forEach((sentence, at) => {
    const attribution = attributionIn(sentence, language, inside[at]);
    const speaker = attribution === undefined ? undefined : (attribution.speaker ?? last);
    found.push(speaker);
    last = speaker ?? last;
  });
  return carryQuotations(sentences, found, last);
}

/**
 * Compiles the patterns of a language, one at each step. The first sentence whose speaker is looked for would have to wait
 * for all of them, 50 to 100 ms.
 */
export function* prepareAttribution(language: string): Generator<void> {
  for (const pattern of patternsOf(ATTRIBUTIONS[language])) {
    for (const sample of SAMPLES) {
      pattern.lastIndex = 0;
      pattern.test(sample);
      yield;
    }
  }
}

function patternsOf(words: AttributionWords | undefined): readonly RegExp[] {
  if (words === undefined) return [];
  const { patterns, pronouns, rejected, lead, trail } = words;
  const found = patterns.flatMap(({ find, repair = [] }) => [find, ...repair.map(([old]) => old)]);
  return [EDGES, MEDIA, pronouns, rejected, lead, trail, ...found];
}

/** Whether each sentence of a paragraph begins within a quotation. */
export function insideQuotations(sentences: readonly string[]): readonly boolean[] {
  let isOpen = false;
  return sentences.map((sentence) => {
    const wasOpen = isOpen;
    const last = quotationsIn(sentence, wasOpen).at(-1);
    isOpen = last !== undefined && !last.closed;
    return wasOpen;
  });
}

/**
 * Gives the sentences of one quotation the speaker that one of them names.
 *
 * @param found the speaker of each sentence, where it names one
 * @param last who spoke last
 */
export function carryQuotations<Speaker>(
  sentences: readonly string[],
  found: readonly (Speaker | undefined)[],
  last?: Speaker,
): readonly (Speaker | undefined)[] {
  const speakers = [...found];
  const inside = insideQuotations(sentences);
  let start = 0;
  sentences.forEach((sentence, at) => {
    const isInside = inside[at] === true;
    const isQuoted = quotedShare(sentence, isInside) > 0.5;
    if (!isInside && !(at > 0 && isQuoted && speakers[at] === undefined)) start = at;
    const isOpen = inside[at + 1] ?? quotationsIn(sentence, isInside).at(-1)?.closed === false;
    if (isOpen && at < sentences.length - 1) return;
    const named = speakers.slice(start, at + 1).findLast((speaker) => speaker !== undefined);
    for (let i = start; i <= at; i++) if (at > start) speakers[i] ??= named ?? (isOpen ? last : undefined);
  });
  return speakers;
}

/**
 * The words of attribution of a sentence; undefined where it has none. Where one is said to report what another said, the
 * one who said it is the speaker: "X said, according to Y" has the speaker X.
 *
 * @param isInside the sentence begins within a quotation
 */
export function attributionIn(
  sentence: string,
  language: string,
  isInside = false,
): FoundAttribution | undefined {
  const words = ATTRIBUTIONS[language];
  if (words === undefined || sentence.length > LONGEST) return undefined;
  const text = withoutQuotations(sentence, isInside);
  let pronoun: FoundAttribution | undefined;
  let medium: FoundAttribution | undefined;
  for (const { find, repair = [], most = MOST_WORDS, verbFirst, needsAgent } of words.patterns) {
    let from = 0;
    for (let place = 0; place < MOST_PLACES; place++) {
      find.lastIndex = from;
      const match = find.exec(text);
      const typed = match?.groups?.['speaker'];
      if (match === null || typed === undefined) break;
      from = match.index + Math.max(1, match[0].length);
      const cue = match[0].replace(EDGES, '');
      const bare = trimmed(typed, words);
      const repaired = repair.reduce((each, [old, by]) => each.replace(old, by), bare);
      // "He called upon the government": nobody is named who does.
      const whole = typed.replace(EDGES, '');
      const isObject = verbFirst === true && words.isObject?.(cue, whole) === true;
      const speaker = isObject ? '' : words.pronouns.test(whole) ? whole : repaired;
      if (
        words.rejected.test(speaker) ||
        (speaker === '' && /[\p{L}\p{N}]/u.test(typed) && language === 'en')
      )
        continue;
      if (speaker === '' || words.pronouns.test(speaker))
        pronoun ??= { cue, ...(speaker === '' ? {} : { pronoun: speaker }) };
      else if (isThing(speaker, words, needsAgent === true)) continue;
      else if (speaker.split(/\s+/).length <= most) {
        // "The agency said the minister had told it": the minister speaks, and the agency passes it on.
        if (!MEDIA.test(speaker)) return { speaker, cue };
        medium ??= { speaker, cue };
      }
    }
  }
  return medium ?? pronoun;
}

/** Whether a noun phrase cannot be who speaks; where it has to show that it can, also one that does not show it. */
function isThing(speaker: string, { agencyOf }: AttributionWords, needsAgent: boolean): boolean {
  const agency = agencyOf?.(speaker);
  return agency === 'thing' || (needsAgent && agencyOf !== undefined && agency === undefined);
}

/** A speaker without what stands around it. */
function trimmed(text: string, { lead, trail }: AttributionWords): string {
  let speaker = text.replace(EDGES, '');
  for (let before = ''; before !== speaker; ) {
    before = speaker;
    speaker = speaker.replace(lead, '').replace(trail, '').replace(EDGES, '');
  }
  return speaker;
}
