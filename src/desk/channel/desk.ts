import type { ChatRef } from '../../command/chat-ref.ts';
import type {
  AddedDraft,
  CardAct,
  CardOutcome,
  DeskCard,
  DeskService,
  DraftSummary,
  EditAccess,
  EditorRef,
  LogEntry,
  PublishedFact,
  PublishPreview,
  Whereabouts,
} from '../../command/desk-service.ts';
import type { Material } from '../../command/material.ts';
import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import type { DeskActKind } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { audit, readAudit } from '../audit.ts';
import { DeskError } from '../desk-error.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import { type Draft, type DraftFact, draftPath } from '../draft.ts';
import { draftFromYaml, draftToYaml } from '../draft-file.ts';
import { accept, against, factOf, reject, reopen, same, skip, word } from '../review/decisions.ts';
import { codeInPreview, draftCode, previewKey, readCardKey, stampOf } from './card-key.ts';
import { cardOf, isOwn, nextFact, summaryOf } from './cards.ts';
import { EditorNames } from './editor-names.ts';
import { Editors, type EditorsOptions } from './editors.ts';
import { materialParts, type TakeIn } from './material-parts.ts';
import type { Publishing } from './publishing.ts';

/** What the desk in a chat works with. */
export interface DeskOptions extends EditorsOptions {
  readonly files: DeskFiles;
  /** How many different editors have to see a fact. */
  readonly reviewers: number;
  knowledge(): Knowledge;
  /** The language in which a text is written. */
  detect(text: string): string;
  readonly takeIn: TakeIn;
  /** Left out where this program cannot publish. */
  readonly publishing?: Publishing;
  now(): Date;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** The desk as editors use it in a chat: cards of facts, and what they decide. Everything is kept in the files of the desk. */
export class Desk implements DeskService {
  readonly #options: DeskOptions;
  readonly #editors: Editors;
  readonly #names: EditorNames;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#editors = new Editors(options);
    this.#names = new EditorNames(options.files);
  }

  access(inbound: Whereabouts): EditAccess {
    return this.#editors.access(inbound);
  }

  isChannel(from: ChatRef): boolean {
    return this.#editors.isChannel(from);
  }

  detect(text: string): string {
    return this.#options.detect(text);
  }

  async add(
    material: Material,
    data: Uint8Array | undefined,
    inbound: Whereabouts,
  ): Promise<readonly AddedDraft[]> {
    const { takeIn, reviewers } = this.#options;
    const { from, user, name } = inbound;
    const by = `${from.platform}:${user}`;
    await this.#names.remember(by, name);
    const added: AddedDraft[] = [];
    for (const part of materialParts(material, data)) {
      const { draft, isNew } = await takeIn(part, {
        kind: 'message',
        platform: from.platform,
        chat: from.chat,
        message: material.message,
        ...given({
          at: part.kind === 'address' ? part.url : undefined,
          date: material.date,
          forwardedFrom: material.forwardedFrom,
        }),
      });
      if (isNew) await this.#note({ by, what: 'add', draft: draft.id });
      added.push({ ...summaryOf(draft, reviewers), isNew, notes: draft.notes });
    }
    return added;
  }

  async drafts(): Promise<readonly DraftSummary[]> {
    const drafts = await this.#all();
    const rank = ({ state, open }: DraftSummary) => (state !== 'open' ? 2 : open === 0 ? 1 : 0);
    return drafts
      .map((draft) => summaryOf(draft, this.#options.reviewers))
      .toSorted((a, b) => rank(a) - rank(b));
  }

  async draft(typed: string | undefined): Promise<DraftSummary | undefined> {
    const { reviewers } = this.#options;
    if (typed === undefined || typed.trim() === '') {
      return (await this.drafts()).find(({ state }) => state === 'open');
    }
    const wanted = typed.trim();
    const ids = await this.#ids();
    const id =
      ids.find((one) => one === wanted.toLowerCase() || draftCode(one) === wanted) ??
      ids.find((one) => one.startsWith(wanted.toLowerCase()));
    const draft = id === undefined ? undefined : await this.#read(id);
    return draft && summaryOf(draft, reviewers);
  }

  async next(id: string, { by }: EditorRef): Promise<DeskCard | undefined> {
    const draft = await this.#read(id);
    if (draft?.state !== 'open') return undefined;
    const fact = nextFact(draft, by, { reviewers: this.#options.reviewers });
    return fact && this.#card(draft, fact);
  }

  async card(key: string): Promise<DeskCard | undefined> {
    const { draft, fact } = await this.#find(key);
    return draft && fact && this.#card(draft, fact);
  }

  async changes(key: string): ReturnType<DeskService['changes']> {
    const { draft, fact, stamp } = await this.#find(key);
    if (draft?.state !== 'open' || fact === undefined) return { kind: 'gone' };
    return stampOf(fact) === stamp ? undefined : this.#changed(draft, fact);
  }

  async act(key: string, act: CardAct, editor: EditorRef): Promise<CardOutcome> {
    const { files, now, reviewers } = this.#options;
    const { by } = editor;
    await this.#names.remember(by, editor.name);
    const { draft: found, n, stamp } = await this.#find(key);
    if (found === undefined || n === undefined) return { kind: 'gone' };
    const done = { by, at: now().toISOString() };
    let before: Draft | undefined;
    let kind: CardOutcome['kind'] = 'gone';
    const path = draftPath(found.id);
    // It is decided on the file as it is when it is written, so that two editors do not overwrite each other.
    const text = await update(files, path, (present) => {
      before = present === undefined ? undefined : draftFromYaml(present, path);
      const fact = before?.facts.find((one) => one.n === n);
      if (before?.state !== 'open' || fact === undefined || fact.decision === 'published') {
        kind = 'gone';
        return undefined;
      }
      if (stampOf(fact) !== stamp) kind = 'changed';
      else if (act.kind === 'accept' && fact.decision === 'accepted' && reviewers > 1 && isOwn(fact, by))
        kind = 'yourself';
      else {
        kind = 'done';
        return draftToYaml(decided(before, fact, act, done));
      }
      return undefined;
    });
    const present = text === undefined ? before : draftFromYaml(text, path);
    if (present === undefined || kind === 'gone') return { kind: 'gone' };
    if (kind === 'changed') return this.#changed(present, factOf(present, n));
    if (kind === 'yourself') return { kind, card: await this.#card(present, factOf(present, n)) };
    const whats: readonly DeskActKind[] = act.kind === 'word' ? ['word', 'accept'] : [act.kind];
    for (const what of whats) await this.#note({ by, what, draft: present.id, n });
    // What contradicts a known fact has still to be approved.
    const next = act.kind === 'against' ? factOf(present, n) : nextFact(present, by, { reviewers, after: n });
    const draft = summaryOf(present, reviewers);
    return next === undefined
      ? { kind: 'done', draft }
      : { kind: 'done', draft, next: await this.#card(present, next) };
  }

  async preview(id: string): Promise<PublishPreview> {
    const draft = await this.#read(id);
    if (draft === undefined) throw new DeskError('no-such-draft', `There is no draft "${id}".`);
    const { changes, warnings } = await this.#publishing().preview(id);
    return {
      draft: summaryOf(draft, this.#options.reviewers),
      changes,
      warnings,
      key: await this.#previewKey(id),
    };
  }

  async publish(key: string, editor: EditorRef): Promise<readonly string[] | PublishPreview> {
    const code = codeInPreview(key);
    const id = (await this.#ids()).find((one) => draftCode(one) === code);
    if (id === undefined) throw new DeskError('no-such-draft', 'The draft of this button is gone.');
    await this.#names.remember(editor.by, editor.name);
    if ((await this.#previewKey(id)) !== key) return this.preview(id);
    return this.#publishing().publish(id, editor);
  }

  published(id: string): PublishedFact | undefined {
    return currentFacts(this.#options.knowledge().facts).find((fact) => fact.id === id.toLowerCase());
  }

  async correct(id: string, texts: Localized, reason: Localized, editor: EditorRef): Promise<void> {
    await this.#names.remember(editor.by, editor.name);
    await this.#publishing().correct(id, texts, reason, editor);
  }

  async retract(id: string, reason: Localized, editor: EditorRef): Promise<void> {
    await this.#names.remember(editor.by, editor.name);
    await this.#publishing().retract(id, reason, editor);
  }

  async translate(id: string, texts: Localized, editor: EditorRef): Promise<void> {
    await this.#names.remember(editor.by, editor.name);
    await this.#publishing().translate(id, texts, editor);
  }

  untranslated(language: string): readonly PublishedFact[] {
    return currentFacts(this.#options.knowledge().facts).filter(({ text }) => text[language] === undefined);
  }

  async log(most: number): Promise<readonly LogEntry[]> {
    const entries = (await readAudit(this.#options.files)).toReversed().slice(0, most);
    const named = entries.map(async ({ by, what, ...rest }) => ({
      ...rest,
      did: what,
      by: await this.#names.of(by),
    }));
    return Promise.all(named);
  }

  #publishing(): Publishing {
    const { publishing } = this.#options;
    if (publishing === undefined) throw cannotPublish();
    return publishing;
  }

  /** Changes with the draft and with the knowledge: what was seen is what is published. */
  async #previewKey(id: string): Promise<string> {
    const file = await this.#options.files.read(draftPath(id));
    return previewKey(id, [file?.revision ?? '', this.#options.knowledge().version]);
  }

  async #card(draft: Draft, fact: DraftFact): Promise<DeskCard> {
    const { files, knowledge, reviewers } = this.#options;
    const source = await files.read(`texts/${draft.source.text}.txt`);
    return cardOf(draft, fact, {
      knowledge: knowledge(),
      reviewers,
      sourceText: source?.text,
      nameOf: (by) => this.#names.of(by),
    });
  }

  /** Tells who has changed a fact, with its card as it is now. */
  async #changed(draft: Draft, fact: DraftFact): Promise<Extract<CardOutcome, { readonly kind: 'changed' }>> {
    const { files, now } = this.#options;
    const since = new Date(now().getTime() - DAY_MILLISECONDS).toISOString().slice(0, 10);
    const entries = await readAudit(files, since);
    const last = entries.findLast((entry) => entry.draft === draft.id && entry.n === fact.n);
    return {
      kind: 'changed',
      card: await this.#card(draft, fact),
      ...(last === undefined ? {} : { by: await this.#names.of(last.by), did: last.what as DeskActKind }),
    };
  }

  async #find(key: string): Promise<{
    readonly draft?: Draft | undefined;
    readonly fact?: DraftFact | undefined;
    readonly n?: number;
    readonly stamp?: string;
  }> {
    const read = readCardKey(key);
    const id = read && (await this.#ids()).find((one) => draftCode(one) === read.code);
    if (read === undefined || id === undefined) return {};
    const draft = await this.#read(id);
    return { draft, fact: draft?.facts.find(({ n }) => n === read.n), n: read.n, stamp: read.stamp };
  }

  async #ids(): Promise<readonly string[]> {
    const listed = await this.#options.files.list('drafts/');
    return listed.flatMap(({ path }) => /^drafts\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
  }

  async #read(id: string): Promise<Draft | undefined> {
    const path = draftPath(id);
    const file = await this.#options.files.read(path);
    return file && draftFromYaml(file.text, path);
  }

  async #all(): Promise<readonly Draft[]> {
    const drafts = await Promise.all((await this.#ids()).map((id) => this.#read(id)));
    return drafts.flatMap((draft) => draft ?? []);
  }

  async #note(entry: {
    readonly by: string;
    readonly what: string;
    readonly draft: string;
    readonly n?: number;
  }): Promise<void> {
    await audit(this.#options.files, { ...entry, at: this.#options.now().toISOString() });
  }
}

function cannotPublish(): DeskError {
  const mend = 'Do it with "npm run desk".';
  return new DeskError('no-publishing', 'This bot cannot do this from a chat.', { mend });
}

/** The draft after an act. */
function decided(
  draft: Draft,
  fact: DraftFact,
  act: CardAct,
  done: { readonly by: string; readonly at: string },
): Draft {
  const { n } = fact;
  switch (act.kind) {
    case 'word':
      return accept(word(draft, n, act.texts, done), n, done);
    case 'accept':
      return accept(draft, n, done);
    case 'reject':
      return reject(draft, n, done);
    case 'skip':
      return skip(draft, n, done);
    case 'reopen':
      return reopen(draft, n, done);
    case 'same':
      return same(draft, n, nearFact(fact, act.near), done);
    case 'against':
      return against(draft, n, nearFact(fact, act.near), done);
    default:
      return act satisfies never;
  }
}

/** A known fact by its number on the card, or by its id. */
function nearFact({ near }: DraftFact, chosen: string): string {
  if (!/^\d+$/.test(chosen)) return chosen;
  const found = near[Number(chosen) - 1]?.fact;
  if (found === undefined) throw new DeskError('no-near-fact', `The card has no known fact ${chosen}.`);
  return found;
}
