import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { Analysis, Slot } from '../words/analyser.ts';
import { fold } from '../words/fold.ts';
import type { Talk } from './cue.ts';
import { type FoundCue, findCues } from './cues.ts';

/** What a text wants, where it is more than the fact that answers one question. */
export type Intent =
  | { readonly kind: 'talk'; readonly talk: Talk }
  | { readonly kind: 'gaps' | 'disputed' | 'latest' | 'people' | 'more' | 'confirmation' }
  /** What is known; `about` are words of the situation's title, where the text has some ("at the border"). */
  | { readonly kind: 'overview'; readonly about: readonly WeighedSlot[] }
  /** All about one name. */
  | { readonly kind: 'profile'; readonly slot: WeighedSlot }
  /** What several names say, with the topic between them. */
  | {
      readonly kind: 'comparison';
      readonly sides: readonly WeighedSlot[];
      readonly topic: readonly WeighedSlot[];
    }
  /** A summary of one matter: the question without the wish. */
  | { readonly kind: 'topic'; readonly text: string };

/** What reading an intent needs of the engine. */
export interface IntentReader {
  /** The weights of words that have been read. */
  weigh(slots: readonly Slot[]): readonly WeighedSlot[];
  /** The weighed words of a text. */
  read(text: string, language: string): readonly WeighedSlot[];
  /** Whether a word only says which situation it is about, as its title does. */
  isBackdrop(slot: WeighedSlot): boolean;
}

const TALK: readonly Talk[] = [
  'reliability',
  'link',
  'age',
  'subscribing',
  'languages',
  'abilities',
  'identity',
  'mood',
  'thanks',
  'farewell',
  'greeting',
  'chatter',
];

/** Wishes about the situation as a whole, the most specific first; some may name it ("what is happening in Iraq?"). */
const WHOLE = ['people', 'latest', 'gaps', 'disputed', 'overview'] as const;
const NAMING_IT = ['gaps', 'disputed', 'overview'] as const;

/** Wishes that need the answer before. */
const ABOUT_LAST = ['confirmation', 'more'] as const;

/** Words after which a text says what an overview is to be of. */
const OF: ReadonlySet<string> = new Set(
  'of on about with in at to from regarding عن حول في من لە دەربارەی hakkında de du sur des'
    .split(' ')
    .map(fold),
);
/** Words between such a word and what it names. */
const MOST_BETWEEN = 2;

/**
 * Whether a text has a phrase of those who want to know all about a matter, with whatever else.
 *
 * @param isUnknown whether a word, as typed, stands in no source: an overview of that is none of the situation
 */
export function wantsOverview({ tokens }: Analysis, isUnknown: (surface: string) => boolean): boolean {
  return findCues(tokens)
    .filter(({ cue }) => cue === 'overview')
    .some(({ to }) => {
      const names = [to - 1, to].findLast((at) => OF.has(tokens[at]?.folded ?? ''));
      if (names === undefined) return true;
      const object = tokens.slice(names + 1, names + 2 + MOST_BETWEEN);
      return !object.some(({ surface }) => isUnknown(surface));
    });
}

/** The intent of a text; undefined for a plain question. */
export function readIntent(analysis: Analysis, reader: IntentReader): Intent | undefined {
  const { tokens, language } = analysis;
  const found = findCues(tokens);
  const cues = new Set(found.map(({ cue }) => cue));
  const rest =
    found.length === 0 ? reader.weigh(analysis.slots) : reader.read(restOf(analysis, found), language);
  if (cues.size > 0 && rest.length === 0) {
    for (const kind of WHOLE) if (cues.has(kind)) return kind === 'overview' ? { kind, about: [] } : { kind };
    for (const kind of ABOUT_LAST) if (cues.has(kind)) return { kind };
    const talk = TALK.find((kind) => cues.has(kind));
    if (talk !== undefined) return { kind: 'talk', talk };
  }
  const names = rest.filter(isNamed);
  if (cues.has('comparison')) {
    const sides = distinct(names);
    if (sides.length >= 2) return { kind: 'comparison', sides, topic: rest.filter((slot) => !isNamed(slot)) };
  }
  const substance = rest.filter((slot) => !reader.isBackdrop(slot));
  if (substance.length === 0 && rest.length > 0) {
    for (const kind of NAMING_IT) {
      if (cues.has(kind)) return kind === 'overview' ? { kind, about: rest } : { kind };
    }
  }
  // A pronoun needs the answer before.
  if (analysis.anaphora.includes('person') || analysis.anaphora.includes('group')) return undefined;
  const asksForAll = cues.has('profile') || cues.has('overview');
  const [only] = substance;
  if (substance.length === 1 && only !== undefined && isNamed(only) && (asksForAll || found.length === 0)) {
    if (!asksForAll && !isBare(analysis)) return undefined;
    return { kind: 'profile', slot: only };
  }
  if (cues.has('overview') && substance.length > 0) {
    return {
      kind: 'topic',
      text: restOf(
        analysis,
        found.filter(({ cue }) => cue === 'overview'),
      ),
    };
  }
  return undefined;
}

/** Words with which people set two sides beside each other, in any language. */
const COMPARING: ReadonlySet<string> = new Set(
  'both each differ differs different differently same alike compared than versus vs between either or more less whereas while against both agree disagree كلا كلاهما نفس بين اكثر اقل ام او مقابل هەردوو هەمان نێوان زیاتر یان her ikisi aynı arasında daha yoksa tous deux même mêmes entre plus moins ou que'
    .split(' ')
    .map(fold),
);

/** Whether a text sets what it names beside each other. */
export function compares({ tokens }: Analysis): boolean {
  return tokens.some(({ folded }) => COMPARING.has(folded));
}

/** Slots that mean different names. */
export function distinct(slots: readonly WeighedSlot[]): readonly WeighedSlot[] {
  return slots.filter(
    ({ names }, at) => !slots.slice(0, at).some((other) => other.names.includes(names[0] ?? '')),
  );
}

/** Whether a word means a name that the index has. */
export function isNamed(slot: WeighedSlot): boolean {
  return slot.knowing === 'name' && !slot.absent;
}

/** A text of nothing but a name. */
function isBare({ tokens, slots, kind, anaphora, continues }: Analysis): boolean {
  const words = slots.reduce((sum, { surface }) => sum + surface.split(/\s+/).length, 0);
  return kind === 'what' && anaphora.length === 0 && !continues && tokens.length <= words + 1;
}

/** The words of a text that no cue has. */
function restOf({ tokens }: Analysis, found: readonly FoundCue[]): string {
  return tokens
    .filter((_, at) => !found.some(({ from, to }) => from <= at && at < to))
    .map(({ surface }) => surface)
    .join(' ');
}
