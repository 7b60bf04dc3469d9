import { createHash } from 'node:crypto';
import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge, Localized, Status } from '../knowledge/model.ts';

/** The knowledge, and what the engine found out about it. */
export interface Known {
  readonly knowledge: Knowledge;
  /** The gaps that a fact closes. Default: none. */
  readonly closings?: readonly GapClosing[];
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
}

/** A known gap that a fact answers; both by id. */
export interface GapClosing {
  readonly gap: string;
  readonly fact: string;
}

/** What readers see of a fact. */
export interface ShownFact {
  readonly source: string;
  readonly text: Localized;
  /** Id of the speaker in names.yaml, where the speaker stands there. */
  readonly speaker?: string;
  readonly label: Localized;
  readonly status: Status;
  /** As the editor wrote it. */
  readonly date: string;
  readonly against: readonly string[];
}

/** What was seen of a fact. Snapshots of earlier versions have only a fingerprint of it. */
export type SeenFact = ShownFact | string;

/** A question that no source answered. */
export interface OpenGap {
  /** The sentence that said so. */
  readonly text: Localized;
  /** One of its questions, and the language of that. */
  readonly question?: { readonly text: string; readonly language: string };
}

/** What was known at a moment, as readers saw it. */
export interface Snapshot {
  readonly facts: Readonly<Record<string, SeenFact>>;
  /** The gaps that were open, by id. Undefined in snapshots of earlier versions. */
  readonly gaps?: Readonly<Record<string, OpenGap>>;
}

/** What a chat has seen: a snapshot, with exceptions. */
export interface Baseline {
  /** Key of the snapshot among the blobs. */
  readonly snapshot: string;
  /** Facts whose message may not have arrived: what the chat had seen of each before, or null if nothing. */
  readonly except: Readonly<Record<string, SeenFact | null>>;
}

/** Tells a snapshot from those of earlier versions, which are one mapping from ids to fingerprints. */
const FORMAT = 2;

/** The snapshot of all that is known now. */
export function snapshotOf({ knowledge, closings = [] }: Known): Snapshot {
  const closed = new Set(closings.map(({ gap }) => gap));
  const { situation, gaps } = knowledge;
  const open = gaps.filter(({ id }) => !closed.has(id));
  return {
    facts: Object.fromEntries(currentFacts(knowledge.facts).map((fact) => [fact.id, viewOf(fact)])),
    gaps: Object.fromEntries(
      open.map(({ id, text, questions }) => {
        const languages = [...situation.required, ...Object.keys(questions)];
        const language = languages.find((each) => (questions[each]?.length ?? 0) > 0);
        const question = language === undefined ? undefined : questions[language]?.[0];
        return [
          id,
          language === undefined || question === undefined
            ? { text }
            : { text, question: { text: question, language } },
        ];
      }),
    ),
  };
}

/** A snapshot as a text; `readSnapshot` reads it back. */
export function writeSnapshot({ facts, gaps }: Snapshot): string {
  return JSON.stringify({ format: FORMAT, facts, gaps });
}

/** Reads a snapshot that this version or an earlier one has written; undefined if the text is none. */
export function readSnapshot(text: string): Snapshot | undefined {
  const read = parsed(text);
  if (read === undefined) return undefined;
  if (read['format'] === FORMAT) return read as unknown as Snapshot;
  // In a snapshot of an earlier version every value is a text, also that of a fact named "format".
  const isEarlier = Object.values(read).every((value) => typeof value === 'string');
  return isEarlier ? { facts: read as Record<string, string> } : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What a chat has seen: the snapshot with its exceptions applied. */
export function seenIn(snapshot: Snapshot, { except }: Pick<Baseline, 'except'>): Snapshot {
  if (Object.keys(except).length === 0) return snapshot;
  const facts = Object.entries({ ...snapshot.facts, ...except });
  return {
    ...snapshot,
    facts: Object.fromEntries(facts.flatMap(([id, seen]) => (seen === null ? [] : [[id, seen]]))),
  };
}

function viewOf({ source, text, says, status, when, against }: Fact): ShownFact {
  const speaker = says.name === undefined ? {} : { speaker: says.name };
  return { source: source.id, text, ...speaker, label: says.label, status, date: when.date, against };
}

/** The fingerprint that earlier versions kept of a fact: of its texts in the required languages, and the rest of the line. */
export function fingerprint({ text, says, status, when }: Fact, languages: readonly string[]): string {
  const shown = [languages.map((language) => [text[language], says.label[language]]), status, when.date];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
}
