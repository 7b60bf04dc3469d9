import type { Knowledge } from '../../knowledge/model.ts';
import type { Article } from '../article.ts';
import type { DeskFiles } from '../desk-files.ts';
import type { Draft, Origin } from '../draft.ts';
import type { AlreadyIn, CompareTexts } from './already-in.ts';
import type { FetchPage } from './fetch-page.ts';
import type { Parse } from './parse-task.ts';
import type { FindLanguage } from './text-language.ts';

/** What an editor says of a text. */
export type Given = Readonly<
  Partial<Record<'title' | 'publisher' | 'author' | 'language' | 'url' | 'published', string>>
>;

/** What comes in: a text such as a forwarded post, a file, or the address of a page. */
export type Intake = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'address'; readonly address: string }
) & {
  /** Where it comes from; kept in the draft. */
  readonly origin: Origin;
  /** What an editor says of it, which counts before what was found. */
  readonly given?: Given;
  /** What is known of it where it does not say so itself, such as from the feed. */
  readonly fallback?: Given | undefined;
  /** Notes for the editor that the draft begins with. */
  readonly notes?: readonly string[];
  /** Drafts also what is in already, with a note. */
  readonly anyway?: boolean;
};

/** What drafts facts from an article. */
export type DraftArticle = (
  article: Article,
  about: {
    readonly origin: Origin;
    readonly textHash: string;
    readonly now: Date;
    /** Ids that the draft must not have. */
    readonly taken: ReadonlySet<string>;
  },
) => Draft | Promise<Draft>;

export interface TakeInDeps {
  readonly files: DeskFiles;
  readonly knowledge: () => Pick<Knowledge, 'sources'>;
  readonly fetchPage: FetchPage;
  readonly draftArticle: DraftArticle;
  readonly now: () => Date;
  /** `parseApart`. */
  readonly parse: Parse;
  /** Compares a text with those that are known. Default: `compareTexts`, in this thread. */
  readonly compare?: CompareTexts;
  /** Finds the language of a text. Default: `languageOf`, in this thread. */
  readonly findLanguage?: FindLanguage;
  /** Texts of sources that lie beside them, by the file of the source. */
  readonly textsBeside?: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** A draft that was made, or a sentence that says why none was. */
export type TakenIn =
  | {
      readonly outcome: 'drafted';
      readonly draft: Draft;
      /** Set where it was in already, or the page has changed since. */
      readonly known?: AlreadyIn;
    }
  | {
      readonly outcome: 'refused';
      /** Short and stable, such as `page-captcha`; `already-in` for what is in already. */
      readonly code: string;
      /** For the editor. */
      readonly sentence: string;
      readonly known?: AlreadyIn;
    };
