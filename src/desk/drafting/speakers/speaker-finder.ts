import {
  attributionIn,
  carryQuotations,
  type FoundAttribution,
  insideQuotations,
} from '../../../knowledge/attribution.ts';
import type { Name } from '../../../knowledge/model.ts';
import { quotedShare } from '../../../knowledge/quotations.ts';
import type { Analyser } from '../../../query/words/analyser.ts';
import { fold } from '../../../query/words/fold.ts';
import { given } from '../../../util/given.ts';
import type { ReadSentence } from '../read-sentences.ts';
import { nameOfSpeaker } from './name-of-speaker.ts';
import type { DraftSpeaker } from './speaker.ts';
import { genderOfVerb, genderOfWords, isAnalyst, kindOfWords, pronounOf } from './speaker-words.ts';

/** What finding speakers works with. */
export interface SpeakerTools {
  readonly analyser: Analyser;
  readonly names: ReadonlyMap<string, Name>;
  /** The known names that a sentence speaks of, in order. */
  readonly namesIn: (sentence: ReadSentence) => readonly Name[];
  /** Id of the new name that a text has, where it is one. */
  readonly newNameOf: (words: string) => string | undefined;
}

/** Who says each sentence, as far as the text tells; undefined where nobody but the source says it. */
export function speakersIn(
  sentences: readonly ReadSentence[],
  tools: SpeakerTools,
): readonly (DraftSpeaker | undefined)[] {
  const discourse = new Discourse(tools);
  const found: (DraftSpeaker | undefined)[] = [];
  for (let from = 0; from < sentences.length; ) {
    const to =
      from +
      (sentences.slice(from).findIndex(({ paragraph }) => paragraph !== sentences[from]?.paragraph) + 1 ||
        sentences.length - from + 1) -
      1;
    const paragraph = sentences.slice(from, to);
    found.push(...paragraphSpeakers(paragraph, discourse));
    from = to;
  }
  return found;
}

function paragraphSpeakers(
  paragraph: readonly ReadSentence[],
  discourse: Discourse,
): readonly (DraftSpeaker | undefined)[] {
  const texts = paragraph.map(({ read }) => read);
  const inside = insideQuotations(texts);
  const before = discourse.last;
  const own = paragraph.map((sentence, at) => {
    const attribution = attributionIn(sentence.read, sentence.language, inside[at]);
    const speaker = attribution === undefined ? undefined : discourse.speakerOf(attribution, sentence);
    discourse.read(sentence, speaker);
    return speaker;
  });
  const carried = [...carryQuotations(texts, own, before)];
  // A paragraph that is one quotation goes on with who spoke before it.
  const [first] = texts;
  if (first !== undefined && carried.every((speaker) => speaker === undefined) && quotedShare(first) > 0.7)
    return carried.map((_, at) =>
      quotedShare(texts[at] ?? '', inside[at]) > 0.5 ? continued(before) : undefined,
    );
  return carried.map((speaker, at) => (speaker === own[at] ? speaker : continued(speaker)));
}

function continued(speaker: DraftSpeaker | undefined): DraftSpeaker | undefined {
  return speaker && { ...speaker, cue: 'the quotation goes on' };
}

/** A sentence whose subject is a pronoun. */
const LEANS = /^[\s"“]*(?:he|she|his|her|il|elle)\s/iu;

/** Who has spoken or was spoken of so far. */
class Discourse {
  readonly #tools: SpeakerTools;
  readonly #spoke: DraftSpeaker[] = [];
  /** Persons that were spoken of, the latest last. */
  readonly #mentioned: Name[] = [];
  /** The first person of the sentence before, which a pronoun likely means. */
  #subject: Name | undefined;

  constructor(tools: SpeakerTools) {
    this.#tools = tools;
  }

  get last(): DraftSpeaker | undefined {
    return this.#spoke.at(-1);
  }

  /** Takes in whom a sentence speaks of. */
  read(sentence: ReadSentence, speaker: DraftSpeaker | undefined): void {
    const persons = this.#tools
      .namesIn(sentence)
      .filter(({ kind }) => kind === 'person' || kind === 'office');
    // "He chaired a meeting" goes on with the same person.
    if (persons.length > 0 || !LEANS.test(sentence.read)) this.#subject = persons[0];
    this.#mentioned.push(...persons);
    if (speaker !== undefined) this.#spoke.push(speaker);
  }

  speakerOf(attribution: FoundAttribution, sentence: ReadSentence): DraftSpeaker | undefined {
    const { language } = sentence;
    const { speaker: words, pronoun, cue } = attribution;
    if (words === undefined) return this.#meant(pronoun, cue);
    const back = this.#definite(words, language);
    if (back !== undefined) return { ...back, cue: `"${words}" is ${back.words}` };
    return this.#named(words, language, cue, this.#tools.namesIn(sentence));
  }

  #named(words: string, language: string, cue: string, here: readonly Name[] = []): DraftSpeaker {
    const { names, newNameOf } = this.#tools;
    const id =
      nameOfSpeaker(words, language, this.#tools, [...here, ...this.#mentioned.toReversed()]) ??
      newNameOf(words);
    const name = names.get(id ?? '');
    const gender = name?.gender === 'm' || name?.gender === 'f' ? name.gender : genderOfWords(words);
    return {
      says: id ?? { [language]: words },
      words,
      kind: name === undefined ? kindOfWords(words, language) : kindOfName(name, words, language),
      cue: `"${short(cue)}"`,
      isAnalyst: isAnalyst(words),
      ...given({ gender }),
    };
  }

  /** Whom a pronoun means: the person before it, or who spoke last and may be meant. */
  #meant(pronoun: string | undefined, cue: string): DraftSpeaker | undefined {
    const { kind, gender = genderOfVerb(cue) } = pronounOf(pronoun ?? '');
    const reason = pronoun === undefined ? `"${short(cue)}"` : `"${pronoun}"`;
    if (kind === 'person' && this.#subject !== undefined && fitsGender(this.#subject.gender, gender)) {
      const subject = this.#subject;
      return {
        ...this.#named(subject.name['en'] ?? subject.id, 'en', cue),
        says: subject.id,
        cue: `${reason} for the person before`,
      };
    }
    const fitting = this.#spoke.findLast((speaker) => {
      if (kind === 'person') return speaker.kind === 'person' && fitsGender(speaker.gender, gender);
      if (kind === 'several') return speaker.kind !== 'person';
      if (kind === 'group') return speaker.kind === 'group';
      return pronoun === undefined || fitsGender(speaker.gender, gender);
    });
    const mentioned =
      kind === 'person' && fitting === undefined
        ? this.#mentioned.findLast((name) => name.kind === 'person' && fitsGender(name.gender, gender))
        : undefined;
    if (mentioned !== undefined)
      return {
        ...this.#named(mentioned.name['en'] ?? mentioned.id, 'en', cue),
        says: mentioned.id,
        cue: `${reason} for the person before`,
      };
    const speaker = fitting ?? (kind === 'person' && this.last?.kind !== 'person' ? undefined : this.last);
    return speaker && { ...speaker, cue: `${reason} for ${speaker.words}` };
  }

  /** Who is meant by "the minister" or "the ministry" after it was named in full. */
  #definite(words: string, language: string): DraftSpeaker | undefined {
    const head = headOf(words, language);
    if (head === undefined) return undefined;
    const has = (text: string): boolean => stemsOf(text).includes(head);
    const spoke = this.#spoke.findLast(
      (speaker) =>
        has(speaker.words) ||
        (typeof speaker.says === 'string' && roleHas(this.#tools.names.get(speaker.says), has)),
    );
    if (spoke !== undefined) return spoke;
    const person = this.#mentioned.findLast((name) => name.kind === 'person' && roleHas(name, has));
    if (person === undefined) return undefined;
    return {
      ...this.#named(words, language, words),
      says: person.id,
      words: person.name[language] ?? words,
    };
  }
}

function roleHas(name: Name | undefined, has: (text: string) => boolean): boolean {
  return name !== undefined && Object.values(name.role ?? {}).some(has);
}

const DEFINITE: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|this|that|the same) (?:same )?(\p{Ll}+)$/u,
  ar: /^ال(\p{L}{3,})(?: (?:نفسه|نفسها|ذاته|ذاتها))?$/u,
  ckb: /^(?:هەمان )?(\p{L}{3,}?)(?:ەکە|کە)$/u,
  tr: /^(?:aynı )?(bakan|bakanlık|sözcü|yetkili|kaynak|komutan|vali|uzman|ordu)$/iu,
  fr: /^(?:le|la|l['’]|ce|cette|cet)(?:même )?\s?(\p{Ll}+)$/u,
};

/** The noun of a speaker that is only named as one named before: "the minister". */
function headOf(words: string, language: string): string | undefined {
  const noun = DEFINITE[language]?.exec(words)?.[1];
  return noun === undefined ? undefined : stemsOf(noun)[0];
}

function stemsOf(text: string): readonly string[] {
  return text.split(/[\s,’'.-]+/u).map((word) =>
    fold(word)
      .replace(/^ال(?=.{3})/, '')
      .replace(/(?:lığı|ligi|ı|i)$/, (ending) => (ending.length > 1 ? 'lik' : ''))
      .replace(/(?<=.{4})(?:ي|ی)$/, ''),
  );
}

function kindOfName({ kind }: Name, words: string, language: string): DraftSpeaker['kind'] {
  if (kind === 'person') return 'person';
  if (kind === 'voice' || kind === 'office') return kindOfWords(words, language);
  return 'group';
}

function fitsGender(own: string | undefined, wanted: 'm' | 'f' | undefined): boolean {
  return wanted === undefined || own === undefined || own === 'unknown' || own === wanted;
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
