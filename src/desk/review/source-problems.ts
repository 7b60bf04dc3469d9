import { parseSpan } from '../../knowledge/dates.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { Draft } from '../draft.ts';
import type { ReviewProblem } from './problems.ts';

/** What stands in the way of publishing the source of a draft, whatever its facts are. */
export function sourceProblems({ id, source }: Draft, { sources }: Knowledge): readonly ReviewProblem[] {
  const known = sources.find((each) => each.id === id);
  if (known !== undefined) {
    const isOther = known.title !== source.title && known.url !== source.url;
    return isOther
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

const NAMES = {
  title: 'title',
  publisher: 'publisher',
  language: 'language',
  published: 'day of publication',
} as const;

function refused(field: string, message: string): ReviewProblem {
  return { kind: 'refused', field, message };
}
