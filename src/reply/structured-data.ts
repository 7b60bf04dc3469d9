import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge, Moment, NameKind, Source, Speaker } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { addressInSource, factPathOf } from './fact-address.ts';
import { namePathOf, sourcePathOf } from './page-address.ts';
import { inLanguage, nameOf } from './text.ts';

/**
 * What programs can read of a page, in the words of https://schema.org as JSON-LD. Nothing is told more firmly than readers are
 * told it: a date that is inferred is left out, and a speaker without a name is no person and no organization.
 */

/** What the data is made of. */
export interface DataOptions {
  readonly knowledge: Knowledge;
  readonly language: string;
  /** The public address of the site. */
  readonly publicUrl: string;
}

const CONTEXT = { '@context': 'https://schema.org' };

/** A fact as a Claim (https://schema.org/Claim): its author is who says it, and it appears in its source. */
export function claimData(fact: Fact, options: DataOptions): object {
  const { knowledge, language } = options;
  const texts = textsFor(language);
  const isValid = currentFacts(knowledge.facts).includes(fact);
  const { date, inferred } = fact.when;
  return {
    ...CONTEXT,
    '@type': 'Claim',
    ...placed(factPathOf(fact.id), options),
    text: inLanguage(fact.text, language, knowledge),
    inLanguage: fact.text[language] === undefined ? knowledge.situation.required[0] : language,
    author: speakerData(fact.says, options),
    claimInterpreter: siteOwner(options),
    appearance: { ...articleData(fact.source, options), ...given({ url: addressInSource(fact) }) },
    ...given({ temporalCoverage: inferred === undefined && date !== '' ? date : undefined }),
    dateCreated: fact.added,
    creativeWorkStatus: isValid ? texts.status[fact.status] : fact.retracted ? 'Withdrawn' : 'Corrected',
    about: fact.names.map((id) => ({
      ...typed(kindOf(id, knowledge)),
      name: nameOf(id, language, knowledge),
      ...placed(namePathOf(id), options),
    })),
  };
}

/** The page of a source, which cites the article. */
export function sourceData(source: Source, options: DataOptions): object {
  return {
    ...CONTEXT,
    '@type': 'WebPage',
    ...placed(sourcePathOf(source.id), options),
    name: source.title,
    inLanguage: options.language,
    publisher: siteOwner(options),
    citation: articleData(source, options),
  };
}

/** The site, and how it is searched. */
export function siteData(options: DataOptions): object {
  const { knowledge, language } = options;
  return {
    ...CONTEXT,
    '@type': 'WebSite',
    ...placed('/', options),
    name: 'Sanad',
    alternateName: 'سند',
    about: inLanguage(knowledge.situation.title, language, knowledge),
    inLanguage: language,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${at('/', options)}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

function articleData(source: Source, options: DataOptions): object {
  const { title, publisher, author, language, url, from } = source;
  return {
    '@type': 'NewsArticle',
    headline: title,
    inLanguage: language,
    ...given({
      url,
      datePublished: exactDay(source.published),
      author: author === undefined ? undefined : { '@type': 'Person', name: author },
      publisher: publisher === '' ? undefined : { '@type': 'Organization', name: publisher },
      isBasedOn: from && { '@type': 'CreativeWork', author: speakerData(from, options) },
    }),
  };
}

function speakerData({ name, label }: Speaker, options: DataOptions): object {
  const { knowledge, language } = options;
  return {
    ...typed(name === undefined ? undefined : kindOf(name, knowledge)),
    name: inLanguage(label, language, knowledge),
    ...(name === undefined ? {} : placed(namePathOf(name), options)),
  };
}

function siteOwner(options: DataOptions): object {
  return { '@type': 'Organization', name: 'Sanad', url: at('/', options) };
}

const TYPES: Readonly<Partial<Record<NameKind, string>>> = {
  person: 'Person',
  group: 'Organization',
  place: 'Place',
};

function typed(kind: NameKind | undefined): object {
  return given({ '@type': kind && TYPES[kind] });
}

function kindOf(id: string, { names }: Knowledge): NameKind | undefined {
  return names.find((name) => name.id === id)?.kind;
}

/** A day that the source gives; nothing where only a longer time is known. */
function exactDay({ date, precision, inferred }: Moment): string | undefined {
  return precision === 'day' && inferred === undefined ? date : undefined;
}

function placed(path: string, options: DataOptions): object {
  return { '@id': at(path, options), url: at(path, options) };
}

function at(path: string, { publicUrl }: DataOptions): string {
  return publicUrl.replace(/\/+$/, '') + path;
}
