import type { ChatRef } from '../../command/chat-ref.ts';
import type {
  AddedDraft,
  CardAct,
  CardOutcome,
  ChangeOutcome,
  DeskCard,
  DeskLink,
  DeskService,
  DraftSummary,
  EditAccess,
  EditorRef,
  FactChange,
  LogEntry,
  PublishedFact,
  PublishPreview,
  SourceAct,
  SourceCard,
  SourceOutcome,
  WaitingChange,
  Whereabouts,
} from '../../command/desk-service.ts';
import type { Material } from '../../command/material.ts';
import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { DeskActKind } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { audit, readAudit } from '../audit.ts';
import { DeskError } from '../desk-error.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import { type Draft, type DraftFact, draftPath } from '../draft.ts';
import { draftFromYaml, draftToYaml } from '../draft-file.ts';
import { factOf } from '../review/decisions.ts';
import { codeInPreview, draftCode, previewKey, stampOf } from './card-key.ts';
import { cardOf, isOwn, nextFact, summaryOf } from './cards.ts';
import { DraftFiles } from './draft-files.ts';
import { EditorNames } from './editor-names.ts';
import { Editors, type EditorsOptions } from './editors.ts';
import { type Acted, actOn } from './fact-acts.ts';
import { materialParts, type TakeIn } from './material-parts.ts';
import { Proposals } from './proposals.ts';
import type { Publishing } from './publishing.ts';
import { SourceDesk } from './source-desk.ts';

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
  /** Makes links to the pages of the desk. Left out where it has none. */
  readonly links?: { link(editor: EditorRef): Promise<DeskLink> };
  now(): Date;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** The desk as editors use it in a chat: cards of facts, and what they decide. Everything is kept in the files of the desk. */
export class Desk implements DeskService {
  readonly #options: DeskOptions;
  readonly #editors: Editors;
  readonly #names: EditorNames;
  readonly #drafts: DraftFiles;
  readonly #sources: SourceDesk;
  readonly #proposals: Proposals;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#editors = new Editors(options);
    this.#names = new EditorNames(options.files);
    this.#drafts = new DraftFiles(options.files);
    this.#sources = new SourceDesk(options);
    this.#proposals = new Proposals({
      files: options.files,
      reviewers: options.reviewers,
      publishing: () => this.#publishing(),
      textOf: (fact) => this.published(fact)?.text ?? {},
      nameOf: (by) => this.#names.of(by),
      now: options.now,
    });
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
    const drafts = await this.#drafts.all();
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
    const draft = await this.#drafts.called(typed);
    return draft && summaryOf(draft, reviewers);
  }

  async next(id: string, editor: EditorRef): Promise<DeskCard | undefined> {
    const { by } = editor;
    const draft = await this.#drafts.read(id);
    if (draft?.state !== 'open') return undefined;
    const fact = nextFact(draft, by, { reviewers: this.#options.reviewers });
    return fact && this.#card(draft, fact, editor);
  }

  async cards(typed: string, editor: EditorRef): Promise<readonly DeskCard[]> {
    const draft = await this.#drafts.called(typed);
    if (draft === undefined) return [];
    const cards = await this.#cardsOf(draft, editor);
    return Promise.all(draft.facts.map(cards));
  }

  async card(key: string, editor: EditorRef): Promise<DeskCard | undefined> {
    const { draft, fact } = await this.#drafts.find(key);
    return draft && fact && this.#card(draft, fact, editor);
  }

  async changes(key: string, editor: EditorRef): ReturnType<DeskService['changes']> {
    const { draft, fact, stamp } = await this.#drafts.find(key);
    if (draft?.state !== 'open' || fact === undefined) return { kind: 'gone' };
    return stampOf(draft, fact) === stamp ? undefined : this.#changed(draft, fact, editor);
  }

  async act(key: string, act: CardAct, editor: EditorRef): Promise<CardOutcome> {
    const { files, knowledge, now, reviewers } = this.#options;
    const { by, language = 'en' } = editor;
    await this.#names.remember(by, editor.name);
    const { draft: found, n, stamp } = await this.#drafts.find(key);
    if (found === undefined || n === undefined) return { kind: 'gone' };
    const done = { by, at: now().toISOString() };
    const source = await files.read(`texts/${found.source.text}.txt`);
    const options = { knowledge: knowledge(), reviewers, language, sourceText: source?.text };
    let before: Draft | undefined;
    let acted: Acted | undefined;
    let kind: 'gone' | 'changed' | 'yourself' | 'acted' = 'gone';
    const path = draftPath(found.id);
    // It is decided on the file as it is when it is written, so that two editors do not overwrite each other.
    const written = await update(files, path, (present) => {
      before = present === undefined ? undefined : draftFromYaml(present, path);
      const fact = before?.facts.find((one) => one.n === n);
      if (before?.state !== 'open' || fact === undefined || fact.decision === 'published') {
        kind = 'gone';
        return undefined;
      }
      if (stampOf(before, fact) !== stamp) kind = 'changed';
      else if (act.kind === 'accept' && fact.decision === 'accepted' && reviewers > 1 && isOwn(fact, by))
        kind = 'yourself';
      else {
        kind = 'acted';
        acted = actOn(before, fact, act, done, options);
        return acted.draft === before ? undefined : draftToYaml(acted.draft);
      }
      return undefined;
    });
    // Keys of cards are made of what the file gives when it is read.
    const after = written === undefined ? before : draftFromYaml(written, path);
    return this.#outcome({ kind, before, acted, after, n }, editor);
  }

  /** Tells what became of an act, and writes it down. */
  async #outcome({ kind, before, acted, after, n }: Attempt, editor: EditorRef): Promise<CardOutcome> {
    const { reviewers } = this.#options;
    if (before === undefined || kind === 'gone') return { kind: 'gone' };
    if (kind === 'changed') return this.#changed(before, factOf(before, n), editor);
    if (kind === 'yourself' || acted === undefined || after === undefined)
      return { kind: 'yourself', card: await this.#card(before, factOf(before, n), editor) };
    const present = after;
    const { did, told } = acted;
    for (const what of did) await this.#note({ by: editor.by, what, draft: present.id, n });
    if (told !== undefined)
      return { kind: 'stays', told, card: await this.#card(present, factOf(present, n), editor) };
    const next = nextFact(present, editor.by, { reviewers, after: n });
    const draft = summaryOf(present, reviewers);
    return next === undefined
      ? { kind: 'done', draft }
      : { kind: 'done', draft, next: await this.#card(present, next, editor) };
  }

  async source(draft: string): Promise<SourceCard | undefined> {
    return this.#sources.card(draft);
  }

  async actOnSource(key: string, act: SourceAct, editor: EditorRef): Promise<SourceOutcome> {
    await this.#names.remember(editor.by, editor.name);
    return this.#sources.act(key, act, editor);
  }

  async preview(id: string): Promise<PublishPreview> {
    const draft = await this.#drafts.read(id);
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
    const id = (await this.#drafts.ids()).find((one) => draftCode(one) === code);
    if (id === undefined) throw new DeskError('no-such-draft', 'The draft of this button is gone.');
    await this.#names.remember(editor.by, editor.name);
    if ((await this.#previewKey(id)) !== key) return this.preview(id);
    return this.#publishing().publish(id, editor);
  }

  published(id: string): PublishedFact | undefined {
    return currentFacts(this.#options.knowledge().facts).find((fact) => fact.id === id.toLowerCase());
  }

  async change(change: FactChange, editor: EditorRef): Promise<ChangeOutcome> {
    await this.#names.remember(editor.by, editor.name);
    this.#publishing();
    return this.#proposals.propose(change, editor);
  }

  async waiting(): Promise<readonly WaitingChange[]> {
    return this.#proposals.waiting();
  }

  async confirmChange(key: string, keeps: boolean, editor: EditorRef): Promise<ChangeOutcome> {
    await this.#names.remember(editor.by, editor.name);
    return this.#proposals.confirm(key, keeps, editor);
  }

  async link(editor: EditorRef): Promise<DeskLink | undefined> {
    return this.#options.links?.link(editor);
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

  async #card(draft: Draft, fact: DraftFact, editor: EditorRef): Promise<DeskCard> {
    return (await this.#cardsOf(draft, editor))(fact);
  }

  /** Makes cards of the facts of a draft. */
  async #cardsOf(
    draft: Draft,
    { language = 'en' }: EditorRef,
  ): Promise<(fact: DraftFact) => Promise<DeskCard>> {
    const { files, knowledge, reviewers } = this.#options;
    const source = await files.read(`texts/${draft.source.text}.txt`);
    const options = {
      knowledge: knowledge(),
      ...{ reviewers, language },
      sourceText: source?.text,
      nameOf: (by: string) => this.#names.of(by),
    };
    return (fact) => cardOf(draft, fact, options);
  }

  /** Tells who has changed a fact, with its card as it is now. */
  async #changed(
    draft: Draft,
    fact: DraftFact,
    editor: EditorRef,
  ): Promise<Extract<CardOutcome, { readonly kind: 'changed' }>> {
    const { files, now } = this.#options;
    const since = new Date(now().getTime() - DAY_MILLISECONDS).toISOString().slice(0, 10);
    const entries = await readAudit(files, since);
    const last = entries.findLast((entry) => entry.draft === draft.id && entry.n === fact.n);
    return {
      kind: 'changed',
      card: await this.#card(draft, fact, editor),
      ...(last === undefined ? {} : { by: await this.#names.of(last.by), did: last.what as DeskActKind }),
    };
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

/** How far an act came on the file as it was. */
interface Attempt {
  readonly kind: 'gone' | 'changed' | 'yourself' | 'acted';
  readonly before: Draft | undefined;
  readonly acted: Acted | undefined;
  readonly after: Draft | undefined;
  readonly n: number;
}
