import type { EditorRef, SourceAct, SourceCard, SourceOutcome } from '../../command/desk-service.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { audit } from '../audit.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import { type Draft, draftPath } from '../draft.ts';
import { draftFromYaml, draftToYaml } from '../draft-file.ts';
import { sourceProblems } from '../review/source-problems.ts';
import { nameShown, SOURCE_FIELDS, typeName, typeSource } from '../review/typed-source.ts';
import { sourceKey, sourceStamp } from './card-key.ts';
import { summaryOf } from './cards.ts';
import { DraftFiles } from './draft-files.ts';

/** What the cards of sources are made with. */
export interface SourceDeskOptions {
  readonly files: DeskFiles;
  readonly reviewers: number;
  knowledge(): Knowledge;
  now(): Date;
}

/** The sources of drafts and the names that they add, as editors see and change them. */
export class SourceDesk {
  readonly #options: SourceDeskOptions;
  readonly #drafts: DraftFiles;

  constructor(options: SourceDeskOptions) {
    this.#options = options;
    this.#drafts = new DraftFiles(options.files);
  }

  /** The card of a draft by its id or code, or by the key of a card of it. */
  async card(typed: string): Promise<SourceCard | undefined> {
    const draft = typed.includes('.')
      ? (await this.#drafts.find(typed)).draft
      : await this.#drafts.called(typed);
    return draft && this.#cardOf(draft);
  }

  async act(key: string, act: SourceAct, { by }: EditorRef): Promise<SourceOutcome> {
    const { files, knowledge, now } = this.#options;
    const { draft: found, stamp } = await this.#drafts.find(key);
    if (found === undefined) return { kind: 'gone' };
    const done = { by, at: now().toISOString() };
    const path = draftPath(found.id);
    let outcome: { readonly draft: Draft; readonly told: readonly string[] } | 'changed' | 'gone' = 'gone';
    // It is decided on the file as it is when it is written, so that two editors do not overwrite each other.
    const written = await update(files, path, (text) => {
      const before = text === undefined ? undefined : draftFromYaml(text, path);
      outcome = 'gone';
      if (before === undefined) return undefined;
      if (sourceStamp(before) !== stamp) {
        outcome = 'changed';
        return undefined;
      }
      const name = act.kind === 'name' && act.at > 0 ? before.newNames[act.at - 1] : undefined;
      if (act.kind === 'name' && act.at > 0 && name === undefined) return undefined;
      const { draft, refused } =
        act.kind === 'source'
          ? typeSource(before, act.fields, done)
          : typeName(before, name?.id, act.fields, done, knowledge());
      outcome = { draft, told: refused.map(({ message }) => message) };
      const after = draftToYaml(draft);
      return after === text ? undefined : after;
    });
    const present = outcome as
      | { readonly draft: Draft; readonly told: readonly string[] }
      | 'changed'
      | 'gone';
    if (present === 'gone') return { kind: 'gone' };
    if (present === 'changed') {
      const card = await this.card(found.id);
      return card === undefined ? { kind: 'gone' } : { kind: 'changed', card };
    }
    // Keys of cards are made of what the file gives when it is read.
    const after = written === undefined ? present.draft : draftFromYaml(written, path);
    if (written !== undefined) await audit(files, { ...done, what: act.kind, draft: found.id });
    return { kind: 'stays', told: present.told, card: this.#cardOf(after) };
  }

  #cardOf(draft: Draft): SourceCard {
    const { source, typed = {} } = draft;
    const values = SOURCE_FIELDS.map((field) => [field, typed[field] ?? source[field] ?? ''] as const);
    const none = { id: '', kind: '', name: {} } as const;
    const { kind: _, ...unsaved } = nameShown({ ...none, kind: 'person' }, draft);
    const kept = nameShown({ ...none, kind: 'person' }, draft);
    return {
      key: sourceKey(draft),
      draft: summaryOf(draft, this.#options.reviewers),
      notes: draft.notes,
      values: Object.fromEntries(values),
      problems: sourceProblems(draft, this.#options.knowledge()).map(({ message }) => message),
      names: draft.newNames.map((name) => ({
        id: name.id,
        kind: name.kind,
        name: name.name,
        values: nameShown(name, draft),
      })),
      unsaved: typed['name  kind'] === undefined ? unsaved : kept,
    };
  }
}
