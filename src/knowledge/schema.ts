import * as z from 'zod';
import {
  coordinate,
  Day,
  expected,
  Id,
  Ids,
  Language,
  Localized,
  LocalizedList,
  Paragraph,
  Text,
  TextHash,
  Texts,
  TimeZone,
  Url,
  When,
} from './fields.ts';
import { found } from './messages.ts';
import { QUESTION_KINDS } from './model.ts';

/**
 * The shapes of the files. `checks.ts` checks references between files.
 * Fields are named as in the files; `assemble.ts` turns them into the model.
 */

const Languages = z
  .array(Language, expected('a list of language codes'))
  .min(1, 'name at least one language');

const Situation = z.strictObject({
  id: Id,
  title: Localized,
  'time-zone': TimeZone,
  languages: z.strictObject({ required: Languages, asked: Languages }),
  topics: z.record(Id, Localized, expected('a mapping from topic ids to their titles')),
  events: z.record(Id, Localized, expected('a mapping from event ids to their titles')).exactOptional(),
  leading: Ids.exactOptional(),
  inferences: z
    .record(Id, Localized, expected('a mapping from inference ids to their explanations'))
    .exactOptional(),
});

/** Who says something. */
const Speaker = z.union([Id, Localized], {
  error: ({ input }) =>
    `expected a name id, or the words per language such as { en: "one official" }, found ${found(input)}`,
});

const Fact = z.strictObject(
  {
    id: Id,
    paragraph: Paragraph,
    says: Speaker,
    from: Speaker.exactOptional(),
    status: z.enum(['reported', 'claimed', 'disputed', 'analysis']),
    when: When,
    added: Day.exactOptional(),
    names: Ids,
    topics: Ids,
    text: Localized,
    ask: Localized.exactOptional(),
    questions: LocalizedList.exactOptional(),
    against: Ids.exactOptional(),
    context: Ids.exactOptional(),
    'account-of': Id.exactOptional(),
    lasting: z.boolean(expected('true or false')).exactOptional(),
    supersedes: Id.exactOptional(),
    reason: Localized.exactOptional(),
    minor: z
      .literal(true, { error: ({ input }) => `expected true, or no such line, found ${found(input)}` })
      .exactOptional(),
    retracted: z
      .strictObject(
        { date: Day, reason: Localized },
        expected('the day and the reason, such as { date: "2026-02-10", reason: { en: "…", ar: "…" } }'),
      )
      .exactOptional(),
  },
  expected('a fact: { id: …, paragraph: …, … }'),
);

const SourceFile = z.strictObject(
  {
    source: z.strictObject({
      id: Id,
      title: Text,
      publisher: Text,
      author: Text.exactOptional(),
      language: Language,
      url: Url.exactOptional(),
      from: Id.exactOptional(),
      published: When,
      added: Day,
      text: TextHash.exactOptional(),
    }),
    facts: z.array(Fact, expected('a list of facts')),
  },
  expected('a mapping with the fields "source" and "facts"'),
);

const Name = z.strictObject(
  {
    id: Id,
    kind: z.enum(['person', 'group', 'place', 'office', 'voice']),
    name: Localized,
    also: LocalizedList.exactOptional(),
    role: Localized.exactOptional(),
    gender: z.enum(['m', 'f', 'unknown']).exactOptional(),
    holds: Ids.exactOptional(),
    member: Ids.exactOptional(),
    in: Id.exactOptional(),
    'stands-for': Ids.exactOptional(),
    at: z
      .tuple([coordinate('latitude', 90), coordinate('longitude', 180)], {
        error: ({ input }) => `expected [latitude, longitude], found ${found(input)}`,
      })
      .exactOptional(),
    wide: z.literal(true).exactOptional(),
  },
  expected('a name: { id: …, kind: …, name: … }'),
);

const Gap = z.strictObject(
  {
    id: Id,
    text: Localized,
    questions: LocalizedList,
    names: Ids.exactOptional(),
    nearest: Ids.exactOptional(),
    since: Day.exactOptional(),
  },
  expected('a gap: { id: …, text: …, questions: … }'),
);

/** Every key but the id is a language. */
const Concept = z
  .object({ id: Id }, expected('a concept: { id: …, en: […], ar: […] }'))
  .catchall(Texts)
  .superRefine(
    (concept, context) => {
      for (const key of Object.keys(concept)) {
        const { error } = Language.safeParse(key);
        if (key === 'id' || error === undefined) continue;
        context.addIssue({
          code: 'invalid_key',
          origin: 'record',
          issues: error.issues,
          path: [key],
          input: key,
        });
      }
    },
    // Keys are checked even if a word list is wrong, so that all mistakes show at once.
    { when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value) },
  )
  .transform(({ id, ...words }) => ({ id, words }));

const WordList = Texts.default([]);

const FunctionWordList = z.strictObject({
  stop: WordList,
  anaphora: z
    .strictObject({ person: WordList, group: WordList, thing: WordList, place: WordList, time: WordList })
    .prefault({}),
  continue: WordList,
  amounts: WordList,
  kind: z.partialRecord(z.enum(QUESTION_KINDS), Texts).default({}),
});

/** The shape of each kind of file. */
export const SHAPES = {
  situation: Situation,
  names: z.array(Name, expected('a list of names')),
  gaps: z.array(Gap, expected('a list of gaps')),
  source: SourceFile,
  vocabulary: z.array(Concept, expected('a list of concepts')),
  'function-words': z.record(Language, FunctionWordList, expected('a mapping from languages to their words')),
};

/** What a file holds. */
export type FileKind = keyof typeof SHAPES;

/** The checked content of one kind of file, before references are resolved. */
export type Shape<Kind extends FileKind> = z.output<(typeof SHAPES)[Kind]>;
