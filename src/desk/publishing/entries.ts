import type { Localized, LocalizedList, Status } from '../../knowledge/model.ts';
import type { DraftWhen, NewName } from '../draft.ts';

/** Entries of knowledge files as lines of YAML, in the order of fields and the quotes that CONTRIBUTING shows. */

/** A fact as its file has it. */
export interface FactEntry {
  readonly id: string;
  readonly paragraph: number;
  readonly says: string | Localized;
  /** Whom the speaker has it from. */
  readonly from?: string | Localized;
  readonly status: Status;
  readonly when: { readonly date: string; readonly inferred?: string };
  readonly added?: string;
  readonly names: readonly string[];
  readonly topics: readonly string[];
  readonly against?: readonly string[];
  readonly context?: readonly string[];
  readonly accountOf?: string;
  readonly lasting?: boolean;
  readonly supersedes?: string;
  /** Why it corrects what it supersedes, for readers. */
  readonly reason?: Localized;
  readonly text: Localized;
}

export function factLines(fact: FactEntry): readonly string[] {
  const { says, from, when, added, against, context, accountOf, supersedes, reason } = fact;
  const one = (key: string, value: string | undefined) => (value === undefined ? [] : [`${key}: ${value}`]);
  return [
    `id: ${word(fact.id)}`,
    `paragraph: ${fact.paragraph}`,
    `says: ${speaker(says)}`,
    ...one('from', from && speaker(from)),
    `status: ${fact.status}`,
    `when: ${moment(when)}`,
    ...one('added', added && quoted(added)),
    `names: ${words(fact.names)}`,
    `topics: ${words(fact.topics)}`,
    ...one('against', against && words(against)),
    ...one('context', context && words(context)),
    ...one('account-of', accountOf && word(accountOf)),
    ...one('lasting', fact.lasting === undefined ? undefined : String(fact.lasting)),
    ...one('supersedes', supersedes && word(supersedes)),
    ...one('reason', reason && localized(reason)),
    'text:',
    ...Object.entries(fact.text).map(([language, text]) => `  ${language}: ${quoted(text)}`),
  ];
}

function speaker(words: FactEntry['says']): string {
  return typeof words === 'string' ? word(words) : localized(words);
}

/** A source as its file has it. */
export interface SourceEntry {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author?: string;
  readonly language: string;
  readonly url?: string;
  readonly published: string;
  readonly added: string;
  /** SHA-256 of its text. */
  readonly text?: string;
}

/** The head of a source's file, up to its list of facts. */
export function sourceHead(source: SourceEntry): readonly string[] {
  const { author, url, text } = source;
  return [
    'source:',
    `  id: ${word(source.id)}`,
    `  title: ${quoted(source.title)}`,
    `  publisher: ${quoted(source.publisher)}`,
    ...(author === undefined ? [] : [`  author: ${quoted(author)}`]),
    `  language: ${word(source.language)}`,
    ...(url === undefined ? [] : [`  url: ${quoted(url)}`]),
    `  published: ${quoted(source.published)}`,
    `  added: ${quoted(source.added)}`,
    ...(text === undefined ? [] : [`  text: ${quoted(text)}`]),
    'facts:',
  ];
}

export function nameLines({ id, kind, name, also, role }: NewName): readonly string[] {
  return [
    `id: ${word(id)}`,
    `kind: ${kind}`,
    `name: ${localized(name)}`,
    ...(also === undefined ? [] : alsoLines(also)),
    ...(role === undefined ? [] : [`role: ${localized(role)}`]),
  ];
}

function alsoLines(also: LocalizedList): readonly string[] {
  const lists = Object.entries(also).filter(([, spellings]) => spellings.length > 0);
  if (lists.length === 0) return [];
  return ['also:', ...lists.map(([language, all]) => `  ${word(language)}: [${all.map(quoted).join(', ')}]`)];
}

/** `{ en: "…", ar: "…" }` */
export function localized(text: Localized): string {
  const parts = Object.entries(text).map(([language, each]) => `${word(language)}: ${quoted(each)}`);
  return `{ ${parts.join(', ')} }`;
}

/** `"2026-01-21"`, or `{ date: "2026-01", inferred: … }`. */
function moment({ date, inferred }: FactEntry['when']): string {
  return inferred === undefined ? quoted(date) : `{ date: ${quoted(date)}, inferred: ${word(inferred)} }`;
}

/** `[one, two]` */
function words(ids: readonly string[]): string {
  return `[${ids.map(word).join(', ')}]`;
}

/** What YAML reads as something else than text: `null`, `1-2`, `no`. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n)$/;

/** An id or a code, without quotes where YAML reads it as text all the same. */
export function word(id: string): string {
  return /^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/.test(id) && !NO_TEXT.test(id) ? id : quoted(id);
}

/** A text in double quotes on one line. */
export function quoted(text: string): string {
  // What JSON leaves as it is, and YAML does not print or takes for the end of a line.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether two inferences say the same. */
export function sameText(one: Localized, other: NonNullable<DraftWhen['inferred']>): boolean {
  const languages = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...languages].every((language) => one[language] === other[language]);
}
