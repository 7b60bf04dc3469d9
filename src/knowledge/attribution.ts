import { ATTRIBUTIONS, type AttributionWords } from './attribution-words.ts';

/** More words than this are no speaker but a clause that was misread. */
const MOST_WORDS = 12;
/** A longer sentence is none, and is not searched. */
const LONGEST = 1_000;
const OPENING_QUOTE = /["“«„]/g;
const CLOSING_QUOTE = /["”»]/g;
const STRAIGHT = /"/g;
const ENDS_QUOTED = /^[\s\p{P}]*["“«„]/u;
const EDGES = /^[\s,،;:"“”«»„'’()\-–—.]+|[\s,،;:"“”«»„'’()\-–—.]+$/gu;

/** A speaker in the text's own words, or undefined where the text itself states it. */
export type Attributed = string | undefined;

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
  const words = ATTRIBUTIONS[language];
  if (words === undefined) return sentences.map(() => undefined);
  const found: Attributed[] = [];
  let last = before;
  for (const sentence of sentences) {
    const attributed = attributedIn(sentence, words);
    const speaker = attributed === 'pronoun' ? last : attributed;
    found.push(speaker);
    last = speaker ?? last;
  }
  return carryQuotations(sentences, found, last);
}

/** Gives the sentences of one quotation the speaker that one of them names. */
function carryQuotations(
  sentences: readonly string[],
  found: readonly Attributed[],
  last: Attributed,
): readonly Attributed[] {
  const speakers = [...found];
  let start = 0;
  let isOpen = false;
  sentences.forEach((sentence, at) => {
    const continues = isOpen || (at > 0 && ENDS_QUOTED.test(sentence) && speakers[at] === undefined);
    if (!continues) start = at;
    isOpen = opensQuotation(sentence, isOpen);
    const named = speakers.slice(start, at + 1).findLast((speaker) => speaker !== undefined);
    if (!isOpen || at === sentences.length - 1) {
      for (let i = start; i <= at; i++) if (at > start) speakers[i] ??= named ?? (isOpen ? last : undefined);
    }
  });
  return speakers;
}

/** Whether a quotation is open after a sentence. */
function opensQuotation(sentence: string, wasOpen: boolean): boolean {
  const straight = sentence.match(STRAIGHT)?.length ?? 0;
  if (straight > 0) return straight % 2 === 1 ? !wasOpen : wasOpen;
  const opened = sentence.match(OPENING_QUOTE)?.length ?? 0;
  const closed = sentence.match(CLOSING_QUOTE)?.length ?? 0;
  return opened === closed ? wasOpen : opened > closed;
}

/** The speaker that a sentence names, or that it has only a pronoun for one. */
function attributedIn(sentence: string, words: AttributionWords): Attributed | 'pronoun' {
  if (sentence.length > LONGEST) return undefined;
  let pronoun = false;
  for (const { find, repair = [] } of words.patterns) {
    const match = find.exec(sentence)?.groups?.['speaker'];
    if (match === undefined) continue;
    const bare = trimmed(match, words);
    const speaker = repair.reduce((text, [from, to]) => text.replace(from, to), bare);
    if (speaker === '' || words.pronouns.test(speaker)) pronoun = true;
    else if (speaker.split(/\s+/).length <= MOST_WORDS) return speaker;
  }
  return pronoun ? 'pronoun' : undefined;
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
