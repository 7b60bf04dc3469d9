import { parseSpan } from '../../knowledge/dates.ts';
import type { Knowledge, Source } from '../../knowledge/model.ts';
import type { Draft } from '../draft.ts';
import type { ReviewProblem } from './problems.ts';

/** What stands in the way of publishing the source of a draft, whatever its facts are. */
export function sourceProblems({ id, source }: Draft, { sources }: Knowledge): readonly ReviewProblem[] {
  const known = sources.find((each) => each.id === id);
  if (known !== undefined) {
    return isOther(source, known)
      ? [
          refused(
            'id',
            `The id "${id}" belongs to another source, "${known.title}"; give the draft another id.`,
          ),
        ]
      : [];
  }
  const missing = (['title', 'publisher', 'language', 'published'] as const).filter(
    (field) => source[field] === undefined,
  );
  const span = source.published === undefined ? undefined : parseSpan(source.published);
  return [
    ...missing.map((field) => refused(field, `The source has no ${NAMES[field]}; add it.`)),
    ...(span !== undefined && 'mistake' in span
      ? [refused('published', `The day of publication cannot be used: ${span.mistake}.`)]
      : []),
  ];
}

/** Whether a draft is of another source than the one with its id: what was published of it before has its text, address or title. */
function isOther({ text, url, title }: Draft['source'], known: Source): boolean {
  return text !== known.text && (url === undefined || url !== known.url) && title !== known.title;
}

const NAMES = {
  title: 'title',
  publisher: 'publisher',
  language: 'language',
  published: 'day of publication',
} as const;

function refused(field: string, message: string): ReviewProblem {
  return { kind: 'refused', field, message };
}
