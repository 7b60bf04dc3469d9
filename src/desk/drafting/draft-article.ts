import type { Localized, Name } from '../../knowledge/model.ts';
import { amountsIn } from '../../query/claim/amounts.ts';
import type { Compiled } from '../../query/compile.ts';
import { Analyser, type Analysis } from '../../query/words/analyser.ts';
import { fold } from '../../query/words/fold.ts';
import { Lexicon } from '../../query/words/lexicon.ts';
import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import type { Draft, DraftFact, Origin, Reasons } from '../draft.ts';

import { withCarried } from './carried-facts.ts';
import { gapsClosedBy } from './closed-by-draft.ts';
import { datesIn } from './dates/finder.ts';
import { whenOf } from './dates/when.ts';
import type { FoundName } from './found-name.ts';
import { keptWords } from './kept-words.ts';
import { knownNamesIn } from './known-names.ts';
import { NameSpellings } from './name-spellings.ts';
import { NearFacts, type NearStanding } from './near-facts.ts';
import { NewNames, newRunsIn, spellingKey } from './new-names.ts';
import { type ReadSentence, readSentences } from './read-sentences.ts';
import { relationsOf } from './relation.ts';
import { sourceId } from './source-id.ts';
import type { DraftSpeaker } from './speakers/speaker.ts';
import { speakersIn } from './speakers/speaker-finder.ts';
import { statusOf } from './status.ts';
import { topicsOf } from './topics.ts';
import { endsAsSentence, isCredit, reasonToLeaveOut } from './worth.ts';

/** What a draft needs besides the article. */
export interface DraftOptions {
  readonly origin: Origin;
  /** SHA-256 of the text, under which it is kept. */
  readonly textHash: string;
  /** ISO moment. */
  readonly now: string;
  /** Ids that the source must not have besides those of known sources, such as those of other drafts. */
  readonly taken?: ReadonlySet<string>;
}

/** Makes drafts of articles. */
export type Drafter = (article: Article, options: DraftOptions) => Draft;

/** Near facts that a draft shows, and that are looked at for topics. */
const NEAR_SHOWN = 3;
const NEAR_ASKED = 8;
const MINISTRY = /ministry|minist[eè]re|bakanlı|وزارة|وەزارەت/iu;
/** That an office is spoken of as somebody held it once, or will. */
const PAST_HOLDER =
  /(?<!\p{L})(?:former|ex|then|late|ousted|next|ancien|ancienne|eski|سابق|السابق|الأسبق|الراحل|المقبل|پێشوو|پێشووی)(?!\p{L})/iu;
/** Words of ours are known in these languages. */
const OURS: ReadonlySet<string> = new Set(['en', 'ar', 'ckb', 'tr', 'fr']);
/** A sentence of the body that says what the title says. */
const SAME_AS_TITLE = 0.3;

/** A sentence with what was found in it. */
interface Found {
  readonly sentence: ReadSentence;
  readonly analysis: Analysis;
  readonly known: readonly FoundName[];
  readonly newIds: readonly string[];
  readonly speaker: DraftSpeaker | undefined;
  readonly near: readonly NearStanding[];
}

/** Prepares what drafts of all articles share. Take another when the knowledge has changed. */
export function createDrafter(compiled: Compiled): Drafter {
  const analyser = new Analyser(new Lexicon(compiled.lexicon), compiled.grammars);
  const names = new Map(compiled.knowledge.names.map((name) => [name.id, name]));
  const nearFacts = new NearFacts(compiled, analyser);
  const spellings = new NameSpellings(names);
  const spelt = new Set(
    compiled.knowledge.names.flatMap(({ name, also }) =>
      [...Object.values(name), ...Object.values(also).flat()].map(spellingKey),
    ),
  );
  return (article, options) =>
    draftWith({ compiled, analyser, names, spellings, spelt, nearFacts }, article, options);
}

interface Tools {
  readonly compiled: Compiled;
  readonly analyser: Analyser;
  readonly names: ReadonlyMap<string, Name>;
  readonly spellings: NameSpellings;
  readonly spelt: ReadonlySet<string>;
  readonly nearFacts: NearFacts;
}

function draftWith(
  { compiled, analyser, names, spellings, spelt, nearFacts }: Tools,
  article: Article,
  options: DraftOptions,
): Draft {
  const { knowledge } = compiled;
  const language = languageOf(article, analyser);
  const { sentences, notes } = readSentences(article.paragraphs, language, (text) => analyser.detect(text));
  const published = isDay(article.published) ? article.published : undefined;
  const newNames = new NewNames(language, new Set(names.keys()));
  const small = smallWords(sentences);
  const analysed = sentences.map((sentence) => {
    const analysis = analyser.analyseStatement(sentence.read, sentence.language);
    const known = knownNamesIn(analysis, names, spellings);
    const runs = isShouted(sentence.read)
      ? []
      : newRunsIn(sentence.read, analysis, known, { lexicon: analyser.lexicon, small, spelt });
    return { sentence, analysis, known, runs };
  });
  // The longest first, so that a short form finds the whole name, wherever in the text that stands.
  for (const run of analysed.flatMap(({ runs }) => runs).toSorted((a, b) => b.words.length - a.words.length))
    newNames.add(run);
  const newIds = analysed.map(({ runs }) => runs.map((run) => newNames.add(run)));
  const namesOf = new Map(analysed.map(({ sentence, known }) => [sentence, known.map(({ name }) => name)]));
  const speakers = speakersIn(sentences, {
    analyser,
    names,
    spellings,
    namesIn: (sentence) => namesOf.get(sentence) ?? [],
    newNameOf: (words) => newNames.idOf(words),
  });
  const publisher = publisherOf(article, language, names);
  const nearest = analysed.map(({ analysis }, at) => {
    const speaker = speakers[at];
    return nearFacts.nearest(
      analysis,
      NEAR_ASKED,
      typeof speaker?.says === 'string' ? speaker.says : undefined,
      speaker === undefined
        ? undefined
        : new Set(`${speaker.cue} ${speaker.words}`.match(/[\p{L}\p{M}\p{N}’']+/gu)),
    );
  });
  const near = withCarried(
    sentences.map(({ read, language: own }, at) => ({ text: read, language: own, near: nearest[at] ?? [] })),
  );
  const found = analysed.map(({ sentence, analysis, known }, at): Found => {
    return {
      sentence,
      analysis,
      known,
      newIds: newIds[at] ?? [],
      speaker: speakers[at],
      near: near[at] ?? [],
    };
  });
  const kept = found.filter((each) => leftOut(each, found) === undefined);
  const gaps = gapsClosedBy(
    kept.map(({ sentence, analysis, known }, at) => ({
      analysis,
      n: at + 1,
      paragraph: sentence.paragraph,
      text: sentence.read,
      language: sentence.language,
      names: [...new Set(known.map(({ name }) => name.id))],
    })),
    compiled,
    analyser,
  );
  const persons = [...new Set(analysed.flatMap(({ known }) => known.map(({ name }) => name)))].filter(
    ({ kind }) => kind === 'person',
  );
  // Who holds an office now is who is meant, unless the sentence names somebody new or a holder of the past.
  const everyone = [...names.values()].filter(({ kind }) => kind === 'person');
  const holders = (known: readonly FoundName[], read: string, isOther: boolean): readonly string[] => {
    const offices = known.filter(
      // "Interior ministry" is a spelling of the office, and no person.
      ({ name, surface }) => name.kind === 'office' && !MINISTRY.test(surface),
    );
    const held = (by: readonly Name[]): readonly string[] =>
      by.filter(({ holds }) => offices.some(({ name }) => holds.includes(name.id))).map(({ id }) => id);
    const named = held(persons);
    if (named.length > 0 || isOther || PAST_HOLDER.test(read)) return named;
    return held(everyone);
  };
  const languages = [...new Set([...knowledge.situation.required, 'ckb'])];
  const facts = kept.map(
    (each, at): DraftFact =>
      factOf(each, {
        n: at + 1,
        published,
        publisher,
        languages,
        gaps: gaps.get(at + 1) ?? [],
        nearFacts,
        holders: (known, read) =>
          holders(
            known,
            read,
            newNames.all.some(({ id, kind }) => kind === 'person' && each.newIds.includes(id)),
          ),
      }),
  );
  const used = new Set(
    facts.flatMap((fact) => [...fact.names, typeof fact.says === 'string' ? fact.says : '']),
  );
  return {
    id: sourceId(
      article,
      options.textHash,
      new Set([...knowledge.sources.map(({ id }) => id), ...(options.taken ?? [])]),
    ),
    state: 'open',
    origin: options.origin,
    source: {
      text: options.textHash,
      language,
      ...given({
        title: article.title ?? article.paragraphs[0],
        publisher: article.publisher,
        author: article.author,
        url: article.url,
        published,
      }),
    },
    reasons: article.reasons,
    notes: [...notes, ...notesOn(article, language, published, options.now, facts.length)],
    newNames: newNames.all.filter(({ id }) => used.has(id)),
    facts,
  };
}

interface FactParts {
  readonly n: number;
  readonly published: string | undefined;
  readonly publisher: string | Localized | undefined;
  readonly languages: readonly string[];
  readonly gaps: readonly string[];
  readonly nearFacts: NearFacts;
  /** Ids of the persons who hold the offices among some names, where the article names them. */
  readonly holders: (known: readonly FoundName[], read: string) => readonly string[];
}

function factOf({ sentence, analysis, known, newIds, speaker, near }: Found, parts: FactParts): DraftFact {
  const { text, read, language, paragraph } = sentence;
  const isPublisher =
    speaker !== undefined && parts.publisher !== undefined && speaker.says === parts.publisher;
  const says = speaker?.says ?? parts.publisher;
  const { status, reason: whyStatus } = statusOf(read, language, speaker, isPublisher);
  const said = speaker === undefined ? -1 : read.indexOf(speaker.words);
  const dates = datesIn(read, language);
  const { when, reason: whyWhen } = whenOf(read, language, dates, {
    published: parts.published,
    said: said < 0 ? undefined : said,
    languages: parts.languages,
  });
  const topics = topicsOf(near);
  const speakerId = typeof speaker?.says === 'string' ? speaker.says : undefined;
  const shown = relationsOf(
    near.slice(0, NEAR_SHOWN),
    { analysis, sentence: read, speaker: speakerId ?? speaker?.words },
    parts.nearFacts,
  );
  const names = [...new Set([...known.map(({ name }) => name.id), ...parts.holders(known, read), ...newIds])];
  const keep = keptWords(read, language, analysis.tokens, dates);
  const reasons: Reasons = {
    ...given({
      says:
        speaker?.cue ??
        (parts.publisher === undefined
          ? 'nobody is said to say it, and the publisher is not known'
          : 'nobody else is said to say it'),
      status: whyStatus,
      when: whyWhen,
      topics: topics.length === 0 ? 'no fact is near enough' : `as of "${near[0]?.fact.id ?? ''}"`,
      gaps: parts.gaps.length === 0 ? undefined : "it answers the gap's own questions best",
      sentence: sentence.isCut ? 'very long; only the beginning was read' : undefined,
    }),
  };
  return {
    n: parts.n,
    paragraph,
    sentence: text,
    ...given({ says, when }),
    status,
    names,
    topics,
    keep,
    near: shown,
    gaps: parts.gaps,
    reasons,
    text: {},
    decision: 'open',
    links: {},
    accepted: [],
  };
}

/** Why a sentence is no candidate; undefined where it is one. */
function leftOut(each: Found, all: readonly Found[]): string | undefined {
  const { sentence, analysis, known, newIds, speaker, near } = each;
  const reason = reasonToLeaveOut({
    sentence,
    content: analysis.slots.length,
    names: known.length + newIds.length,
    amounts:
      amountsIn(analysis.tokens, analysis.language).length + datesIn(sentence.read, sentence.language).length,
    isAttributed: speaker !== undefined,
    nearness: near[0]?.nearness ?? 0,
    hasEnds: all.filter((other) => endsAsSentence(other.sentence.text)).length * 2 > all.length,
  });
  if (reason !== undefined) return reason;
  if (all.some((other) => other.sentence.paragraph === sentence.paragraph && isCredit(other.sentence)))
    return 'a caption or credit';
  if (
    sentence.paragraph === 1 &&
    all.some((other) => other.sentence.paragraph > 1 && likeness(each, other) >= SAME_AS_TITLE)
  )
    return 'the body says what the title says';
  return undefined;
}

/** Share of the first sentence's words that the second has. */
function likeness({ analysis: one }: Found, { analysis: other }: Found): number {
  const terms = new Set(other.slots.flatMap(({ senses }) => senses.map(({ term }) => term)));
  const shared = one.slots.filter(({ senses }) => senses.some(({ term }) => terms.has(term)));
  return one.slots.length === 0 ? 0 : shared.length / one.slots.length;
}

/** The article's language where its code can be one; else as its text looks. */
function languageOf({ language, paragraphs }: Article, analyser: Analyser): string {
  const code = /^([a-z]{2,3})(?:[-_]|$)/i.exec(language ?? '')?.[1]?.toLowerCase();
  const sample = paragraphs.join('\n').slice(0, 3_000);
  const isArabic =
    (sample.match(/\p{Script=Arabic}/gu)?.length ?? 0) * 2 > (sample.match(/\p{L}/gu)?.length ?? 0);
  if (code === 'ku') return isArabic ? 'ckb' : 'ku';
  if (code !== undefined && (!OURS.has(code) || isArabic === (code === 'ar' || code === 'ckb'))) return code;
  return analyser.detect(sample);
}

function publisherOf(
  { publisher }: Article,
  language: string,
  names: ReadonlyMap<string, Name>,
): string | Localized | undefined {
  if (publisher === undefined || publisher.trim() === '') return undefined;
  const key = bare(publisher);
  for (const { id, name, also } of names.values()) {
    if ([...Object.values(name), ...Object.values(also).flat()].some((spelling) => bare(spelling) === key))
      return id;
  }
  return { [language]: publisher };
}

function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Words that the text writes small somewhere. */
function smallWords(sentences: readonly ReadSentence[]): ReadonlySet<string> {
  return new Set(
    sentences.flatMap(({ read }) => (read.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu) ?? []).map(fold)),
  );
}

function isShouted(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function isDay(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

function notesOn(
  { published: given, publisher }: Article,
  language: string,
  published: string | undefined,
  now: string,
  facts: number,
): readonly string[] {
  const notes: string[] = [];
  if (!OURS.has(language))
    notes.push(
      `No words of "${language}" are known: speakers, dates and hedges were not looked for, and names by capital letters alone.`,
    );
  if (given !== undefined && published === undefined)
    notes.push(`"${given.slice(0, 40)}" is not a day; write the day of publication as 2026-01-22.`);
  else if (published === undefined)
    notes.push('The day of publication is not known, so that weekdays and "yesterday" have no date.');
  if (published !== undefined && published > now.slice(0, 10))
    notes.push(`It was published on ${published}, which is still to come.`);
  if (publisher === undefined)
    notes.push('The publisher is not known: what the source itself states has no speaker.');
  if (facts === 0) notes.push('No sentence is worth a fact.');
  return notes;
}
