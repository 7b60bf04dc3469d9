import { type Catalogue, type Found, fieldOf, isMapping, problemAt } from '../catalogue.ts';
import { parseSpan, type Span } from '../dates.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';

/** Dates of what has been done already. */
const PAST: readonly { readonly kind: 'source' | 'gaps'; readonly at: string; readonly what: string }[] = [
  { kind: 'source', at: 'source.published', what: 'published' },
  { kind: 'source', at: 'source.added', what: 'added' },
  { kind: 'source', at: 'facts.*.added', what: 'added' },
  { kind: 'source', at: 'facts.*.retracted.date', what: 'retracted' },
  { kind: 'gaps', at: '*.since', what: 'found to be open' },
];

/**
 * Finds dates that lie in the future, though they are of what has been done: they would lead the news for ever.
 *
 * @param today ISO date, the latest anywhere on earth
 */
export function* futureDates(catalogue: Catalogue, today: string): Generator<Problem> {
  for (const { kind, at, what } of PAST) {
    for (const found of catalogue.find(kind, at)) {
      const span = spanOf(found);
      if (span === undefined || span.from <= today) continue;
      yield problemAt(
        dateOf(found),
        `${quote(span.date)} is in the future, but says when something was ${what} - write the day on which it was`,
      );
    }
  }
}

/** Finds dates whose order cannot be meant: added before published, happened after publication. */
export function* datesOutOfOrder(catalogue: Catalogue): Generator<Problem> {
  for (const file of catalogue.files('source')) {
    const source = fieldOf(file, 'source');
    const published = source && fieldOf(source, 'published');
    const span = published && spanOf(published);
    if (source === undefined || span === undefined) continue;
    const added = fieldOf(source, 'added');
    if (added !== undefined) yield* addedBefore(added, span);
    const { yaml } = file;
    const facts = fieldOf(file, 'facts')?.value;
    for (const i of Array.isArray(facts) ? facts.keys() : []) {
      const fact: Found = { yaml, path: ['facts', i], value: (facts as readonly unknown[])[i] };
      const own = fieldOf(fact, 'added');
      if (own !== undefined) yield* addedBefore(own, span);
      const when = fieldOf(fact, 'when');
      const happened = when && spanOf(when);
      if (when === undefined || happened === undefined || happened.from <= span.to) continue;
      yield problemAt(
        dateOf(when),
        `${quote(happened.date)} is after the source was published (${span.date}) - a plan happened when it was told of`,
      );
    }
  }
}

function* addedBefore(added: Found, published: Span): Generator<Problem> {
  const span = spanOf(added);
  if (span === undefined || span.to >= published.from) return;
  yield problemAt(
    added,
    `${quote(span.date)} is before the source was published (${published.date}) - write the day on which it was added`,
  );
}

function spanOf({ value }: Found): Span | undefined {
  const date = isMapping(value) ? value['date'] : value;
  if (typeof date !== 'string' && typeof date !== 'number') return undefined;
  const span = parseSpan(String(date));
  return 'mistake' in span ? undefined : span;
}

/** The date itself, where it stands in a mapping. */
function dateOf(found: Found): Found {
  return fieldOf(found, 'date') ?? found;
}
