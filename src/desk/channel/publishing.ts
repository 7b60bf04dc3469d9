import type { ChangedAnswer, EditorRef } from '../../command/desk-service.ts';
import type { Localized } from '../../knowledge/model.ts';

/** What publishing a draft would change, in sentences. */
export interface Preview {
  /** Old answers that would be others. */
  readonly changes: readonly ChangedAnswer[];
  readonly warnings: readonly string[];
}

/** What the desk does to published knowledge. A promise rejects with a DeskError where it cannot be done. */
export interface Publishing {
  preview(draft: string): Promise<Preview>;
  /** @returns the files that were changed */
  publish(draft: string, editor: EditorRef): Promise<readonly string[]>;
  correct(fact: string, texts: Localized, reason: Localized, editor: EditorRef): Promise<void>;
  retract(fact: string, reason: Localized, editor: EditorRef): Promise<void>;
  translate(fact: string, texts: Localized, editor: EditorRef): Promise<void>;
}
