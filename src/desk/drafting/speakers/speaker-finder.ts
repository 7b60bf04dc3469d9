import {
  attributionIn,
  carryQuotations,
  type FoundAttribution,
  insideQuotations,
} from '../../../knowledge/attribution.ts';
import { agencyOf } from '../../../knowledge/attribution-words/en-agents.ts';
import type { Name } from '../../../knowledge/model.ts';
import { quotedShare } from '../../../knowledge/quotations.ts';
import type { Analyser } from '../../../query/words/analyser.ts';
import { fold } from '../../../query/words/fold.ts';
import { given } from '../../../util/given.ts';
import type { NameSpellings } from '../name-spellings.ts';
import type { ReadSentence } from '../read-sentences.ts';
import { nameOfSpeaker } from './name-of-speaker.ts';
import type { DraftSpeaker } from './speaker.ts';
import { genderOfVerb, genderOfWords, isAnalyst, kindOfWords, pronounOf } from './speaker-words.ts';

/** What finding speakers works with. */
export interface SpeakerTools {
  readonly analyser: Analyser;
  readonly names: ReadonlyMap<string, Name>;
  readonly spellings: NameSpellings;
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
  discourse.startParagraph();
  const own = paragraph.map((sentence, at) => {
    const attribution = attributionIn(sentence.read, sentence.language, inside[at]);
    const speaker =
      attribution === undefined ? discourse.ofHeadline(sentence) : discourse.speakerOf(attribution, sentence);
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

const SOURCE_ITSELF = /^(?:we|i|nous|je)$/iu;
const HEADLINE = /^([^:“”"؛،,]{3,60}?)\s?:\s+\S/u;
const MOST_IN_HEADLINE = 6;
/** A sentence whose subject is a pronoun. */
const LEANS = /^[\s"“]*(?:he|she|his|her|il|elle)\s/iu;

/** Who has spoken or was spoken of so far. */
class Discourse {
  readonly #tools: SpeakerTools;
  readonly #spoke: DraftSpeaker[] = [];
  /** How many had spoken before the paragraph that is read. */
  #before = 0;
  /** Persons that were spoken of, the latest last. */
  readonly #mentioned: Name[] = [];
  /** The first person of the sentence before, which a pronoun likely means. */
  #subject: Name | undefined;
  /** Who has no name, but is the subject of a sentence since which nobody spoke: "the deputy governor received us". */
  #role: DraftSpeaker | undefined;
  /** The first person of each sentence that speaks of one. */
  readonly #firsts: Name[] = [];

  constructor(tools: SpeakerTools) {
    this.#tools = tools;
  }

  get last(): DraftSpeaker | undefined {
    return this.#spoke.at(-1);
  }

  startParagraph(): void {
    this.#before = this.#spoke.length;
  }

  /** Takes in whom a sentence speaks of. */
  read(sentence: ReadSentence, speaker: DraftSpeaker | undefined): void {
    const persons = this.#tools
      .namesIn(sentence)
      .filter(({ kind }) => kind === 'person' || kind === 'office');
    // "He chaired a meeting" goes on with the same person.
    const isNew = persons.length > 0 || speaker !== undefined || !LEANS.test(sentence.read);
    // Who says a sentence is its subject, whoever else it names.
    const spoken = typeof speaker?.says === 'string' ? this.#tools.names.get(speaker.says) : undefined;
    if (isNew) {
      this.#subject = speaker?.kind === 'person' && spoken?.kind === 'person' ? spoken : persons[0];
      this.#role =
        persons.length > 0 || speaker !== undefined ? undefined : (this.#roleIn(sentence) ?? this.#role);
    }
    this.#mentioned.push(...persons);
    const [first] = persons.filter(({ kind }) => kind === 'person');
    if (first !== undefined) this.#firsts.push(first);
    if (speaker !== undefined) this.#spoke.push(speaker);
  }

  speakerOf(attribution: FoundAttribution, sentence: ReadSentence): DraftSpeaker | undefined {
    const { language } = sentence;
    const { speaker: words, pronoun, cue } = attribution;
    if (words === undefined) {
      // "We counted" outside of quotation marks is the source itself.
      if (pronoun !== undefined && SOURCE_ITSELF.test(pronoun)) return undefined;
      const own = this.#ownPerson(sentence, pronoun, cue) ?? this.#ownSubject(sentence, pronoun, cue);
      return own ?? this.#meant(pronoun, cue);
    }
    const office = this.#officeOf(words);
    if (office !== undefined)
      return { ...this.#named(words, language, cue), says: office, cue: `"${short(cue)}"` };
    const back = this.#definite(words, language);
    if (back !== undefined) return { ...back, cue: `"${words}" is ${back.words}` };
    return this.#named(words, language, cue, this.#tools.namesIn(sentence));
  }

  /** "Halbousi: we need a plan": a known person or body before a colon. */
  ofHeadline({ read, language }: ReadSentence): DraftSpeaker | undefined {
    const words = HEADLINE.exec(read)?.[1];
    if (words === undefined || words.split(/\s+/u).length > MOST_IN_HEADLINE) return undefined;
    const speaker = this.#named(words, language, `${words}:`);
    const { says } = speaker;
    if (typeof says !== 'string') return undefined;
    const kind = this.#tools.names.get(says)?.kind;
    return kind === 'place' ? undefined : speaker;
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

  /** "Sudani's line is the opposite; he says": the person that the sentence names before the pronoun, or the body before "its statement". */
  #ownPerson(sentence: ReadSentence, pronoun = '', cue: string): DraftSpeaker | undefined {
    const { language, read } = sentence;
    // "The minister landed in Basra, and stressed that": a verb without a subject within an Arabic sentence.
    const isElided = pronoun === '' && language === 'ar' && read.indexOf(cue) > 0;
    const { kind = isElided ? 'person' : undefined, gender = genderOfVerb(cue) } = pronounOf(pronoun);
    const isOfBody = /^its\s/iu.test(pronoun);
    if (!isOfBody && (kind !== 'person' || gender === undefined)) return undefined;
    // A pronoun that opens the sentence means somebody before it.
    if (!/[;,:،—–]\s*$/u.test(read.slice(0, read.indexOf(cue)))) return undefined;
    const named = this.#tools.namesIn(sentence);
    const fitting = named.filter((name) =>
      isOfBody ? name.kind === 'group' : name.kind === 'person' && fitsGender(name.gender, gender),
    );
    const [first] = fitting;
    if (first === undefined || (!isElided && fitting.some((name) => name !== first))) return undefined;
    return {
      ...this.#named(first.name['en'] ?? first.id, 'en', cue),
      says: first.id,
      cue: `"${pronoun}" for ${first.name['en'] ?? first.id}`,
    };
  }

  /** "The agency has sent tents, it said": the sentence's own subject, where nobody in the paragraph spoke who may be meant. */
  #ownSubject(
    { read, language }: ReadSentence,
    pronoun: string | undefined,
    cue: string,
  ): DraftSpeaker | undefined {
    const { kind } = pronounOf(pronoun ?? '');
    if (
      kind === undefined ||
      !read
        .trimEnd()
        .replace(/[.”"]+$/u, '')
        .includes(`, ${cue}`)
    )
      return undefined;
    if (this.#spoke.slice(this.#before).some((speaker) => speaker.kind === kind)) return undefined;
    const subject = SUBJECT.exec(read)?.[1];
    if (subject === undefined || kindOfWords(subject, language) !== kind || kind !== 'group')
      return undefined;
    return { ...this.#named(subject, language, cue), cue: `"${pronoun}" for the sentence's subject` };
  }

  /** The subject of a sentence, where it is one person without a name. */
  #roleIn({ read, language }: ReadSentence): DraftSpeaker | undefined {
    const subject = language === 'en' ? SUBJECT.exec(read)?.[1] : undefined;
    if (subject === undefined || kindOfWords(subject, language) !== 'person') return undefined;
    return agencyOf(subject) === 'agent' && !/\s(?:that|which|and)\s/u.test(subject)
      ? this.#named(subject, language, subject)
      : undefined;
  }

  /** "His office" is the office of the person before, where it is known. */
  #officeOf(words: string): string | undefined {
    if (!HIS_OFFICE.test(words)) return undefined;
    const { names } = this.#tools;
    const person = this.#mentioned.findLast(({ kind, holds }) => kind === 'office' || holds.length > 0);
    if (person === undefined) return undefined;
    const owners = [person, ...person.holds.flatMap((id) => names.get(id) ?? [])];
    const offices = new Set(
      owners
        .flatMap(({ name, also }) => [name['en'] ?? '', ...(also['en'] ?? [])])
        .flatMap((spelling) => [fold(`${spelling}'s office`), fold(`office of the ${spelling}`)]),
    );
    return [...names.values()].find(
      ({ kind, name, also }) =>
        kind === 'group' &&
        [name['en'] ?? '', ...(also['en'] ?? [])].some((spelling) => offices.has(fold(spelling))),
    )?.id;
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
    if (kind === 'person' && this.#role !== undefined && fitsGender(this.#role.gender, gender))
      return { ...this.#role, cue: `${reason} for ${this.#role.words}` };
    const fitting = this.#spoke.findLast((speaker) => {
      if (kind === 'person') return speaker.kind === 'person' && fitsGender(speaker.gender, gender);
      if (kind === 'several') return speaker.kind === 'several';
      if (kind === 'group') return speaker.kind === 'group';
      return pronoun === undefined || fitsGender(speaker.gender, gender);
    });
    const mentioned =
      fitting === undefined && (kind === 'person' || (pronoun === undefined && this.last === undefined))
        ? (this.#firsts.findLast((name) => name.kind === 'person' && fitsGender(name.gender, gender)) ??
          this.#mentioned.findLast((name) => name.kind === 'office'))
        : undefined;
    if (mentioned !== undefined)
      return {
        ...this.#named(mentioned.name['en'] ?? mentioned.id, 'en', cue),
        says: mentioned.id,
        cue: `${reason} for the person before`,
      };
    const speaker =
      fitting ??
      (kind === 'several'
        ? this.#spoke.findLast((each) => each.kind === 'group')
        : kind === undefined || kind === 'group'
          ? this.last
          : undefined);
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
    const last = this.last;
    if (last !== undefined && last.kind === 'person' && GENERIC_PERSON.has(head)) return last;
    if (GENERIC_GROUP.has(head)) {
      const group = this.#spoke.findLast(({ kind }) => kind === 'group');
      if (group !== undefined) return group;
    }
    const person = this.#mentioned.findLast(
      (name) => name.kind === 'person' && (roleHas(name, has) || this.#holdsOffice(name, head)),
    );
    if (person === undefined) return undefined;
    return {
      ...this.#named(words, language, words),
      says: person.id,
      words: person.name[language] ?? words,
    };
  }

  /** Whether a person holds an office with a spelling of that one word: "the premier". */
  #holdsOffice({ holds }: Name, head: string): boolean {
    return holds.some((id) => {
      const office = this.#tools.names.get(id);
      const spellings = [...Object.values(office?.name ?? {}), ...Object.values(office?.also ?? {}).flat()];
      return spellings.some((spelling) => stemsOf(spelling).join(' ') === head);
    });
  }
}

/** The subject of an English sentence, up to its verb. */
const SUBJECT =
  /^((?:The|An?|Our|\p{Lu}\p{L}*)[^“”;:]{2,80}?),?\s+(?:has|have|had|is|are|was|were|will|would|can|could|\p{Ll}{2,}ed|sent|received|took|gave|made|held|found|saw|put|set|met|lost|began|brought|built|bought|sold|ran)\s/u;
const HIS_OFFICE =
  /^(?:his|her|(?:a |the )?(?:media |press )?office of his|مكتبه|المكتب الإعلامي له|مكتبها|son bureau|son cabinet|ofisi|bürosu|نووسینگەکەی)(?: (?:media |press )?office)?$/iu;
/** Nouns that stand for whichever person or body spoke last. */
const GENERIC_PERSON: ReadonlySet<string> = new Set(
  'official source politician man woman person spokesman spokeswoman spokesperson مسؤول مصدر متحدث ناطق responsable source yetkili kaynak بهرپرس سهرچاوه'
    .split(' ')
    .flatMap(stemsOf),
);
const GENERIC_GROUP: ReadonlySet<string> = new Set(
  'group organisation organization agency body charity monitor outlet watchdog office network channel newspaper site website company institution بيان وكاله منظمه جماعه قناه صحيفه هييه organisme agence groupe ajans kurum'
    .split(' ')
    .flatMap(stemsOf),
);

function roleHas(name: Name | undefined, has: (text: string) => boolean): boolean {
  return name !== undefined && Object.values(name.role ?? {}).some(has);
}

const DEFINITE: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|this|that|the same) (?:same )?(\p{L}+)$/iu,
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
