import { given } from '../../util/given.ts';
import type { DraftArticle } from './intake.ts';

/** A draft without facts. */
export const emptyDraft: DraftArticle = (
  { title, publisher, author, language, url, published, reasons },
  { origin, textHash },
) => ({
  id: 'draft',
  state: 'open',
  origin,
  source: { ...given({ title, publisher, author, language, url, published }), text: textHash },
  reasons,
  notes: [],
  newNames: [],
  facts: [],
});
