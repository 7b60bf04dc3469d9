import { given } from '../../util/given.ts';
import { sourceId } from '../drafting/source-id.ts';
import type { DraftArticle } from './intake.ts';

/** A draft without facts. */
export const emptyDraft: DraftArticle = (article, { origin, textHash, taken }) => {
  const { title, publisher, author, language, url, published, reasons } = article;
  return {
    id: sourceId(article, textHash, taken),
    state: 'open',
    origin,
    source: { ...given({ title, publisher, author, language, url, published }), text: textHash },
    reasons,
    notes: [],
    newNames: [],
    facts: [],
  };
};
