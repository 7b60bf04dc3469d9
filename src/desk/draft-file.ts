import { LRUCache } from 'lru-cache';
import { Document, isCollection, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import * as z from 'zod';
import { Id, Language, Localized, LocalizedList, Paragraph, Text } from '../knowledge/fields.ts';
import { DeskError } from './desk-error.ts';
import type { Draft, DraftFact, Reasons } from './draft.ts';

/**
 * The file of a draft: YAML that an editor can read and change. The reason of a proposal is the comment behind its field. A
 * fact's sentence comes first, above what was found in it.
 */

const INTRODUCTION = ` A draft: what a program found in a text. Nothing of it is published until an editor has put each fact into own words
 ("text") and accepted it. "sentence" is the source's, and is never published.`;

const Act = z.strictObject({ by: Text, at: Text });
const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const Fact = z.strictObject({
  n: z.int().min(1),
  paragraph: Paragraph,
  sentence: Text,
  text: Localized.default({}),
  decision: z.enum(['open', 'accepted', 'skipped', 'rejected', 'same', 'published']).default('open'),
  id: Id.exactOptional(),
  says: z.union([Id, Localized]).exactOptional(),
  status: z.enum(['reported', 'claimed', 'disputed', 'analysis']).exactOptional(),
  when: z.strictObject({ date: Text, inferred: Localized.exactOptional() }).exactOptional(),
  names: list(Id),
  topics: list(Id),
  keep: list(Text),
  near: list(
    z.strictObject({
      fact: Id,
      relation: z.enum(['same', 'account-of', 'against', 'corrects', 'new']),
      why: Text,
    }),
  ),
  gaps: list(Id),
  links: z
    .strictObject({
      same: Id.exactOptional(),
      against: Id.exactOptional(),
      'account-of': Id.exactOptional(),
      supersedes: Id.exactOptional(),
      context: Id.exactOptional(),
    })
    .default({}),
  worded: Act.exactOptional(),
  accepted: list(Act),
  typed: z.record(z.string(), z.string()).exactOptional(),
});

const DraftShape = z.strictObject({
  id: Id,
  state: z.enum(['open', 'published', 'dropped']),
  origin: z.strictObject({
    kind: z.enum(['file', 'address', 'feed', 'message']),
    at: Text.exactOptional(),
    platform: Text.exactOptional(),
    chat: Text.exactOptional(),
    message: Text.exactOptional(),
    forwardedFrom: Text.exactOptional(),
    date: Text.exactOptional(),
  }),
  source: z.strictObject({
    title: Text.exactOptional(),
    publisher: Text.exactOptional(),
    author: Text.exactOptional(),
    language: Language.exactOptional(),
    url: Text.exactOptional(),
    published: Text.exactOptional(),
    text: Text,
  }),
  notes: list(Text),
  newNames: list(
    z.strictObject({
      id: Id,
      kind: z.enum(['person', 'group', 'place', 'office', 'voice']),
      name: Localized,
      also: LocalizedList.exactOptional(),
      role: Localized.exactOptional(),
    }),
  ),
  newEvents: z.array(z.strictObject({ id: Id, title: Localized, facts: list(Id) })).exactOptional(),
  typed: z.record(z.string(), z.string()).exactOptional(),
  facts: list(Fact),
});

/** The latest drafts that were read: each step of a review and of publishing reads the same one. */
const PARSED = new LRUCache<string, Draft>({ max: 20 });

/** The text of a draft's file. */
export function draftToYaml(draft: Draft): string {
  const { reasons, facts, ...rest } = draft;
  const document = new Document({ ...rest, facts: facts.map(written) }, { aliasDuplicateObjects: false });
  document.commentBefore = INTRODUCTION;
  addReasons(document.get('source'), reasons);
  const items = document.get('facts');
  if (isSeq(items)) {
    for (const [index, item] of items.items.entries()) {
      if (!isMap(item)) continue;
      item.spaceBefore = true;
      addReasons(item, facts[index]?.reasons ?? {});
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/**
 * The draft that a file holds.
 *
 * @throws DeskError that names the line of the first mistake
 */
export function draftFromYaml(text: string, path: string): Draft {
  const key = `${path}\n${text}`;
  const draft = PARSED.get(key) ?? parsedDraft(text, path);
  PARSED.set(key, draft);
  return draft;
}

function parsedDraft(text: string, path: string): Draft {
  const document = parseDocument(text);
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const line = mistake.linePos?.[0].line ?? 1;
    throw new DeskError('draft-unreadable', `${path}:${line}: ${mistake.message.split('\n')[0]}`);
  }
  const parsed = DraftShape.safeParse(writtenIn(document, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the file';
    throw new DeskError('draft-unreadable', `${path}: ${where}: ${issue?.message ?? 'cannot be read'}`);
  }
  const { id } = parsed.data;
  if (!`/${path}`.endsWith(`/${id}.yaml`))
    throw new DeskError(
      'draft-unreadable',
      `${path}: id: it is "${id}", and the file has another name; give both the same.`,
    );
  const numbers = parsed.data.facts.map(({ n }) => n);
  const twice = numbers.find((n, at) => numbers.indexOf(n) !== at);
  if (twice !== undefined)
    throw new DeskError(
      'draft-unreadable',
      `${path}: facts: two of them have the number ${twice}; give one another "n".`,
    );
  const items = document.get('facts');
  return {
    ...parsed.data,
    reasons: reasonsOf(document.get('source')),
    facts: parsed.data.facts.map((fact, index): DraftFact => {
      const reasons = reasonsOf(isSeq(items) ? items.items[index] : undefined);
      return { ...fact, reasons };
    }),
  };
}

/** What the file says. @throws DeskError for an alias of nothing, and for aliases that stand for far too much */
function writtenIn(file: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return file.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new DeskError(
      'draft-unreadable',
      `${path}: an alias (such as "*a") cannot be resolved; put a text that begins with "*" in quotes.`,
      { cause: error },
    );
  }
}

/** A fact as its file has it: the sentence first, and nothing that is empty but the text that an editor has to write. */
function written({ reasons: _, n, paragraph, sentence, text, decision, ...rest }: DraftFact): object {
  const full = Object.entries(rest).filter(([, value]) => !isEmpty(value));
  return { n, paragraph, sentence, text, decision, ...Object.fromEntries(full) };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
}

/**
 * Sets each reason as a comment behind the value of its field. The reason why a field has no value stands above the others,
 * with the field's name.
 */
function addReasons(map: unknown, reasons: Reasons): void {
  if (!isMap(map)) return;
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !isNode(value)) continue;
    // A list or mapping on one line, so that the comment stands beside it.
    if (isCollection(value) && key.value !== 'near') value.flow = true;
    const reason = reasons[String(key.value)];
    if (reason !== undefined) value.comment = ` ${oneLine(reason)}`;
  }
  const missing = Object.entries(reasons).filter(([field]) => !map.has(field));
  const first = map.items[0]?.key;
  if (missing.length > 0 && isNode(first)) {
    first.commentBefore = missing.map(([field, reason]) => ` no ${field}: ${oneLine(reason)}`).join('\n');
  }
  const near = map.get('near');
  if (isSeq(near)) for (const item of near.items) if (isMap(item)) item.flow = true;
}

function reasonsOf(map: unknown): Reasons {
  if (!isMap(map)) return {};
  const first = map.items[0]?.key;
  // Of the first fact, the comment belongs to the list; of the others, to their first field or to themselves.
  const above = [map.commentBefore, isNode(first) ? first.commentBefore : undefined]
    .flatMap((comment) => (comment ?? '').split('\n'))
    .flatMap((line) => {
      const [, field, reason] = /^ ?no ([\w-]+): (.*)$/.exec(line) ?? [];
      return field === undefined || reason === undefined ? [] : [[field, reason] as const];
    });
  const beside = map.items.flatMap(({ key, value }) => {
    const comment = isNode(value) ? value.comment?.trim() : undefined;
    return isScalar(key) && comment ? [[String(key.value), comment] as const] : [];
  });
  return Object.fromEntries([...above, ...beside]);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
