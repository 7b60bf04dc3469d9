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
  /** Who is named beside a title; the title itself if left out. */
  readonly publisher?: string;
  /** ISO date on which they were read. Plain text gives no dates, so it stands in for all of them. */
  readonly read?: string;
}

const NO_DATE: Localized = { en: 'the text gives no date; this is the day on which it was read' };
/** The date of a text if none is given. */
const SOME_DAY = '1970-01-01';

/**
 * Knowledge from plain texts: each article is a source, and each of its sentences a fact that the source itself
 * states. Paragraphs count as in curated sources, the title being 1, so the first paragraph is 2. Facts come in the order of
 * the texts, those of a paragraph as `sentencesOf` gives them.
 */
export function plainTextKnowledge(articles: readonly Article[], reading: Reading): Knowledge {
  const { words, language = 'en', publisher, read = SOME_DAY } = reading;
  const when: Moment = { date: read, from: read, to: read, precision: 'day', inferred: NO_DATE };
  const sources = articles.map(
    ({ title }, i): Source => ({
      id: `text-${i + 1}`,
      title,
      publisher: publisher ?? title,
      language,
      published: when,
      added: read,
      file: `text-${i + 1}`,
    }),
  );
  const facts = articles.flatMap(({ paragraphs }, i) => {
    const source = sources[i] as Source;
    const says = { label: { [language]: source.title } };
    return paragraphs.flatMap((text, p) =>
      sentencesOf(text, language).map(
        (sentence, s): Fact => ({
          id: plainTextId(i, p, s),
          source,
          paragraph: p + 2,
          says,
          status: 'reported',
          when,
          added: read,
          names: [],
          topics: [],
          text: { [language]: sentence.text },
          questions: {},
          against: [],
        }),
      ),
    );
  });
  return {
    situation: {
      id: 'plain-text',
      title: { [language]: sources.map(({ title }) => title).join(', ') },
      timeZone: 'UTC',
      required: [language],
      asked: [language, ...Object.keys(words.functionWords).filter((other) => other !== language)],
      topics: {},
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
