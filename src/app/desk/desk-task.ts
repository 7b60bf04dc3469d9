import type { Article } from '../../desk/article.ts';
import { DeskError } from '../../desk/desk-error.ts';
import type { Draft } from '../../desk/draft.ts';
import type { Drafter } from '../../desk/drafting/draft-article.ts';
import { createDrafter } from '../../desk/drafting/draft-article.ts';
import { type AlreadyIn, compareTexts, type KnownText } from '../../desk/intake/already-in.ts';
import type { DraftArticle } from '../../desk/intake/intake.ts';
import { type FoundLanguage, languageOf } from '../../desk/intake/text-language.ts';
import {
  type Preparation,
  type PreparationOptions,
  type Prepared,
  prepareHere,
} from '../../desk/publishing/preparation.ts';
import { Rehearser } from '../../desk/publishing/rehearsal.ts';
import { ParsedFiles } from '../../knowledge/parsed-files.ts';
import type { Compiled } from '../../query/compile.ts';
import { given } from '../../util/given.ts';
import { compiledInUse, keptInUse } from '../compiled-in-use.ts';
import type { KnowledgeInUse } from '../knowledge-in-use.ts';
import { labelledBeside } from './labelled-beside.ts';

/** What the thread of the desk is asked for. It goes from thread to thread, and so do the results. */
export type DeskTask =
  | {
      readonly task: 'draft';
      readonly article: Article;
      readonly about: Parameters<DraftArticle>[1];
      readonly knowledge: KnowledgeInUse;
    }
  | {
      readonly task: 'compare';
      readonly article: Pick<Article, 'url' | 'paragraphs'>;
      readonly all: readonly KnownText[];
    }
  | { readonly task: 'language'; readonly paragraphs: readonly string[]; readonly declared?: string }
  | {
      readonly task: 'prepare';
      readonly preparation: Preparation;
      readonly options: PreparationOptions;
      readonly knowledge: KnowledgeInUse;
    };

/** What each task gives. */
export interface DeskResults {
  readonly draft: Draft;
  readonly compare: AlreadyIn | undefined;
  readonly language: FoundLanguage;
  readonly prepare: Prepared;
}

/** What a task gave, or why it cannot be done, as the parts of a DeskError. */
export type DeskAnswer =
  | { readonly done: DeskResults[keyof DeskResults] }
  | { readonly refused: { readonly code: string; readonly message: string; readonly mend?: string } };

/** Does the tasks of the desk one after the other, and remembers what the next one can use. */
export class DeskTasks {
  #compiled: Compiled | undefined;
  #drafter: { readonly compiled: Compiled; readonly draft: Drafter } | undefined;
  /** Where the knowledge of the present task is kept. */
  #knowledge: KnowledgeInUse | undefined;
  readonly #rehearser = new Rehearser(async (version) => this.#find(version));
  readonly #parsed = new ParsedFiles();

  /** @throws only what nobody expects */
  async run(task: DeskTask): Promise<DeskAnswer> {
    try {
      return { done: await this.#run(task) };
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      const { code, message, mend } = error;
      return { refused: { code, message, ...given({ mend }) } };
    }
  }

  async #run(task: DeskTask): Promise<DeskResults[keyof DeskResults]> {
    switch (task.task) {
      case 'draft': {
        const { article, about, knowledge } = task;
        return this.#drafterOf(knowledge)(article, { ...about, now: about.now.toISOString() });
      }
      case 'compare':
        return compareTexts(task.article, task.all);
      case 'language':
        return languageOf(task.paragraphs, task.declared);
      case 'prepare': {
        const { preparation, options, knowledge } = task;
        this.#knowledge = knowledge;
        const prepare = prepareHere(await labelledBeside(options.folder), this.#rehearser);
        // The other side has the files that it was made from.
        return { ...(await prepare(preparation, options)), present: { texts: new Map() } };
      }
      default:
        return task satisfies never;
    }
  }

  #drafterOf(knowledge: KnowledgeInUse): Drafter {
    this.#knowledge = knowledge;
    const compiled = this.#find(knowledge.version) ?? this.#compile(knowledge);
    if (this.#drafter?.compiled !== compiled) this.#drafter = { compiled, draft: createDrafter(compiled) };
    return this.#drafter.draft;
  }

  /** Knowledge that is compiled already: the last one, or what the main thread keeps for the next start. */
  #find(version: string): Compiled | undefined {
    if (this.#compiled?.knowledge.version === version) return this.#compiled;
    const kept = this.#knowledge && keptInUse({ ...this.#knowledge, version });
    this.#compiled = kept ?? this.#compiled;
    return kept;
  }

  #compile(knowledge: KnowledgeInUse): Compiled {
    const compiled = compiledInUse(knowledge, this.#parsed);
    if (compiled === undefined)
      throw new DeskError('desk-no-knowledge', 'The knowledge is being read; do it again in a minute.');
    this.#compiled = compiled;
    return compiled;
  }
}
