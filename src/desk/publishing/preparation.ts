import type { Draft } from '../draft.ts';
import { type Correction, prepareCorrection, prepareRetraction, type Retraction } from './correct.ts';
import type { LabelledQuestion } from './labelled-questions.ts';
import { type Publication, type PublishingOptions, prepareDraft } from './publish-draft.ts';
import type { PresentFiles } from './published-files.ts';
import type { Rehearser } from './rehearsal.ts';
import { prepareTranslation } from './translate.ts';

/** What is to be published. It is plain data, as is what is made ready of it. */
export type Preparation =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly sourceText?: string }
  | { readonly kind: 'correction'; readonly correction: Correction }
  | { readonly kind: 'retraction'; readonly retraction: Retraction }
  | { readonly kind: 'translation'; readonly of: string; readonly language: string; readonly text: string };

/** What it is made ready from. */
export interface PreparationOptions extends Pick<PublishingOptions, 'folder' | 'now' | 'reviewers'> {
  /** The files that it is written into. */
  readonly present: PresentFiles;
}

/** What is made ready, with the id of the fact that a correction writes. */
export type Prepared = Publication & { readonly id?: string };

/** Makes a publication ready, here or in another thread. @throws DeskError */
export type Prepare = (preparation: Preparation, options: PreparationOptions) => Promise<Prepared>;

/** Makes a publication ready in this thread. */
export function prepareHere(labelled: readonly LabelledQuestion[], rehearser?: Rehearser): Prepare {
  return (preparation, { present, ...options }) => {
    const files: PublishingOptions['files'] = {
      read: async () => present,
      write: () => Promise.reject(new Error('what is made ready is written elsewhere')),
    };
    const all: PublishingOptions = { ...options, files, labelled, ...(rehearser && { rehearser }) };
    switch (preparation.kind) {
      case 'draft':
        return prepareDraft(preparation.draft, all, preparation.sourceText);
      case 'correction':
        return prepareCorrection(preparation.correction, all);
      case 'retraction':
        return prepareRetraction(preparation.retraction, all);
      case 'translation':
        return prepareTranslation(preparation, all);
      default:
        return preparation satisfies never;
    }
  };
}
