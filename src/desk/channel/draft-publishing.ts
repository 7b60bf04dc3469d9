import type { EditorRef } from '../../command/desk-service.ts';
import type { Localized } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import { type AuditEntry, audit } from '../audit.ts';
import { DeskError } from '../desk-error.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import { type Draft, draftPath } from '../draft.ts';
import { draftFromYaml, draftToYaml } from '../draft-file.ts';
import { type Preparation, type Prepare, type Prepared, prepareHere } from '../publishing/preparation.ts';
import { type Publication, type PublishingOptions, published, write } from '../publishing/publish-draft.ts';
import type { Preview, Publishing } from './publishing.ts';

/** What publishing from a chat works with. */
export interface DraftPublishingOptions extends Pick<PublishingOptions, 'folder' | 'reviewers'> {
  readonly desk: DeskFiles;
  readonly published: PublishingOptions['files'];
  /** Makes a publication ready, which takes seconds. Default: in this thread, without labelled questions. */
  readonly prepare?: Prepare;
  now(): Date;
}

/** Publishes drafts as `npm run desk` does. */
export class DraftPublishing implements Publishing {
  readonly #options: DraftPublishingOptions;

  constructor(options: DraftPublishingOptions) {
    this.#options = options;
  }

  async preview(id: string): Promise<Preview> {
    const { rehearsal, warnings } = await this.#prepareDraft(await this.#read(id));
    return {
      changes: rehearsal.changed.map(({ question, before, after }) => ({
        question,
        before: before.fact ?? before.outcome,
        after: after.fact ?? after.outcome,
      })),
      warnings,
    };
  }

  async publish(id: string, { by }: EditorRef): Promise<readonly string[]> {
    const { desk, now } = this.#options;
    const draft = await this.#read(id);
    const publication = await this.#prepareDraft(draft);
    await write(publication, { files: this.#options.published });
    const path = draftPath(id);
    // What others have decided about it meanwhile stays.
    await update(desk, path, (text) =>
      text === undefined ? undefined : draftToYaml(published(draftFromYaml(text, path), publication)),
    );
    const files = [...publication.changes.keys()];
    const detail = [...publication.ids.values()].join(' ');
    await audit(desk, { at: now().toISOString(), by, what: 'publish', draft: id, detail });
    return files;
  }

  async correct(fact: string, text: Localized, reason: Localized, { by }: EditorRef): Promise<void> {
    const prepared = await this.#prepare({ kind: 'correction', correction: { fact, text, reason } });
    await this.#write(prepared, { by, what: 'correct', detail: `${fact} ${prepared.id ?? ''}` });
  }

  async retract(fact: string, reason: Localized, { by }: EditorRef): Promise<void> {
    const prepared = await this.#prepare({ kind: 'retraction', retraction: { fact, reason } });
    await this.#write(prepared, { by, what: 'retract', detail: fact });
  }

  async translate(of: string, texts: Localized, { by }: EditorRef): Promise<void> {
    for (const [language, text] of Object.entries(texts)) {
      const prepared = await this.#prepare({ kind: 'translation', of, language, text });
      await this.#write(prepared, { by, what: 'translate', detail: `${of} ${language}` });
    }
  }

  async #write(publication: Publication, done: Omit<AuditEntry, 'at'>): Promise<void> {
    const { desk, published: files, now } = this.#options;
    await write(publication, { files });
    await audit(desk, { ...done, at: now().toISOString() });
  }

  async #prepareDraft(draft: Draft): Promise<Prepared> {
    const source = await this.#options.desk.read(`texts/${draft.source.text}.txt`);
    return this.#prepare({ kind: 'draft', draft, ...given({ sourceText: source?.text }) });
  }

  async #prepare(preparation: Preparation): Promise<Prepared> {
    const { folder, published: files, reviewers, prepare = prepareHere([]), now } = this.#options;
    return prepare(preparation, { folder, reviewers, now: now(), present: await files.read() });
  }

  async #read(id: string): Promise<Draft> {
    const path = draftPath(id);
    const file = await this.#options.desk.read(path);
    if (file === undefined) throw new DeskError('no-such-draft', `There is no draft "${id}".`);
    return draftFromYaml(file.text, path);
  }
}
