import { type Attributed, speakersOf } from './attribution.ts';
import type { Fact, Knowledge, Localized, Moment, Source } from './model.ts';
import { sentencesOf } from './sentences.ts';
import { versionOf } from './version.ts';

/** A plain text, without anything that an editor would add. */
export interface Article {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What the texts themselves do not say: the function words, the language, the publisher and the date. */
export interface Reading {
  /**
   * Function words, such as those of the curated knowledge. Its concepts are not used: they are made for one situation, and
   * measurements showed no gain for texts on others.
   */
  readonly words: Pick<Knowledge, 'functionWords'>;
  /** Code of the texts' language; English if left out. */
  readonly language?: string;
  /** Who is named beside a title, and as the speaker of what nobody in the text is said to say. */
  readonly publisher?: string;
  /** What is named beside a title where no publisher is known; the title again if left out. */
  readonly file?: string;
  /** ISO date on which they were published. Plain text gives no date, so without it none is shown. */
  readonly published?: string;
}

const INFERRED: Localized = { en: 'the day on which the text was published' };
/** The time of what has no date. */
const UNDATED: Moment = { date: '', from: '', to: '', precision: 'day' };

/**
 * Knowledge from plain texts: each article is a source, and each of its sentences a fact, which
 * somebody in it claims where it says so, and which the source itself states else. Paragraphs count as in curated sources, the title being 1, so the first paragraph is 2. Facts come in the order of
 * the texts, those of a paragraph as `sentencesOf` gives them.
 */
export function plainTextKnowledge(articles: readonly Article[], reading: Reading): Knowledge {
  const { words, language = 'en', publisher, file, published: day } = reading;
  const published: Moment = day === undefined ? UNDATED : { date: day, from: day, to: day, precision: 'day' };
  const when: Moment = day === undefined ? UNDATED : { ...published, inferred: INFERRED };
  const added = day ?? '';
  const sources = articles.map(
    ({ title }, i): Source => ({
      id: `text-${i + 1}`,
      title,
      publisher: publisher ?? file ?? title,
      language,
      published,
      added,
      file: `text-${i + 1}`,
    }),
  );
  const facts = articles.flatMap(({ paragraphs }, i) => {
    const source = sources[i] as Source;
    let last: Attributed;
    return paragraphs.flatMap((text, p) => {
      const sentences = sentencesOf(text, language);
      const speakers = speakersOf(
        sentences.map((sentence) => sentence.text),
        language,
        last,
      );
      last = speakers.findLast((speaker) => speaker !== undefined) ?? last;
      return sentences.map(
        (sentence, s): Fact => ({
          id: plainTextId(i, p, s),
          source,
          paragraph: p + 2,
          says: { label: { [language]: speakers[s] ?? publisher ?? source.title } },
          status: speakers[s] === undefined ? 'reported' : 'claimed',
          when,
          added,
          names: [],
          topics: [],
          text: { [language]: sentence.text },
          questions: {},
          against: [],
          context: [],
        }),
      );
    });
  });
  return {
    situation: {
      id: 'plain-text',
      title: { [language]: sources.map(({ title }) => title).join(', ') },
      timeZone: 'UTC',
      required: [language],
      asked: [language, ...Object.keys(words.functionWords).filter((other) => other !== language)],
      topics: {},
      events: {},
      leading: [],
    },
    sources,
    facts,
    gaps: [],
    names: [],
    concepts: [],
    functionWords: words.functionWords,
    version: versionOf(articles.map(bytesOf)),
  };
}

/** Id of the fact for a sentence. Article, paragraph and sentence count from 0. */
export function plainTextId(article: number, paragraph: number, sentence: number): string {
  return `text-${article + 1}-${paragraph + 2}-${sentence + 1}`;
}

/** The article in a plain text: its first line with words is the title, and each further one a paragraph. */
export function parseArticle(text: string): Article {
  const [title = '', ...paragraphs] = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { title, paragraphs };
}

function bytesOf({ title, paragraphs }: Article): { readonly file: string; readonly bytes: Uint8Array } {
  return { file: title, bytes: Buffer.from(paragraphs.join('\n')) };
}
