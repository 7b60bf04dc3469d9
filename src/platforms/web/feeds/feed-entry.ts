import type { FactHistory } from '../../../knowledge/fact-histories.ts';
import { startOf, updatedAt } from '../../../knowledge/fact-histories.ts';
import type { Fact, Knowledge } from '../../../knowledge/model.ts';
import { isoMoment } from '../../../reply/dates.ts';
import { addressInSource, factPageOf } from '../../../reply/fact-address.ts';
import { markedText } from '../../../reply/text.ts';
import { type Texts, textsFor } from '../../../text/index.ts';
import { given } from '../../../util/given.ts';
import { entryHtml } from './entry-html.ts';
import { entryLines, plain } from './entry-lines.ts';

/** An entry of a feed, before its form: the present state of a fact that may have been corrected. */
export interface FeedEntry {
  /** Stays the same through corrections, and through another address of the fact. */
  readonly id: string;
  readonly title: string;
  readonly published: Date;
  readonly updated: Date;
  /** The page of the fact. */
  readonly url: string;
  /** Where the source is. Left out where its address is not known. */
  readonly source?: string;
  readonly html: string;
  readonly text: string;
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  /** For programs: the same as in the JSON of an answer (docs/json.md). */
  readonly details: EntryDetails;
}

/** What programs need of an entry besides its text. */
interface EntryDetails {
  readonly fact: string;
  /** What happened to it last. */
  readonly change: 'added' | 'corrected' | 'withdrawn' | 'restored';
  readonly says: string;
  readonly status: Fact['status'];
  readonly when: string;
  readonly source: string;
  readonly publisher: string;
  readonly paragraph: number;
  readonly published: string;
  readonly added: string;
}

/** For whom an entry is written. */
export interface EntryOptions {
  readonly knowledge: Knowledge;
  readonly language: string;
  readonly publicUrl: string;
}

/** The entry of a fact in a feed. */
export function feedEntry(history: FactHistory, options: EntryOptions): FeedEntry {
  const { knowledge, language, publicUrl } = options;
  const { timeZone, topics } = knowledge.situation;
  const texts = textsFor(language);
  const { first, valid, changes } = history;
  const last = changes.at(-1);
  const shown = valid[0] ?? last?.fact ?? first;
  const statement = plain(markedText(shown.text, language, knowledge));
  const mark = markOf(history, texts);
  const lines = entryLines(history, shown, options);
  const source = addressInSource(shown);
  return {
    id: entryId(first, publicUrl),
    title: mark === undefined ? statement : `${mark} — ${statement}`,
    published: startOf(first.added, timeZone),
    updated: updatedAt(history, timeZone),
    url: factPageOf(publicUrl, shown.id),
    ...given({ source: source !== undefined && /^https?:/.test(source) ? source : undefined }),
    html: entryHtml(lines, { texts, url: factPageOf(publicUrl, shown.id) }),
    text: [
      ...lines.changes,
      ...lines.statements,
      ...lines.details.map(([label, value]) => `${label}: ${value}`),
    ].join('\n'),
    topics: shown.topics.map((id) => ({
      id,
      label: plain(markedText(topics[id] ?? {}, language, knowledge)) || id,
    })),
    details: {
      fact: shown.id,
      change: last?.kind ?? 'added',
      says: plain(markedText(shown.says.label, language, knowledge)),
      status: shown.status,
      when: isoMoment(shown.when),
      source: shown.source.id,
      publisher: plain(shown.source.publisher),
      paragraph: shown.paragraph,
      published: isoMoment(shown.source.published),
      added: shown.added,
    },
  };
}

/** What stands before the title of an entry that is not new. */
function markOf({ valid, changes }: FactHistory, { digest }: Texts): string | undefined {
  if (valid.length === 0) return digest.labels.withdrawn;
  return changes.length > 1 ? digest.labels.corrected : undefined;
}

/**
 * A tag URI (RFC 4151): the host that readers know, the day on which the fact was added, and its id. It stays the same when the
 * port, the protocol or the path of the address changes.
 */
function entryId({ id, added }: Fact, publicUrl: string): string {
  return `tag:${hostOf(publicUrl)},${added}:facts/${encodeURIComponent(id)}`;
}

/** The host of a tag URI, which has no place for an IPv6 address. */
export function hostOf(publicUrl: string): string {
  const host = URL.parse(publicUrl)?.hostname ?? '';
  return /^[\w.-]+$/.test(host) ? host : 'localhost';
}
