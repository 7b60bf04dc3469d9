import { type Catalogue, type Found, fieldOf, type Pattern, problemAt, type Thing } from '../catalogue.ts';
import { didYouMean, quote } from '../messages.ts';
import { formatPlace, type Problem } from '../problems.ts';
import type { FileKind } from '../schema.ts';
import { sharedSpellings } from './spellings.ts';
import { missingTranslations } from './translations.ts';

/** Finds mistakes across files and facts, such as unknown ids and repeated ids. */
export function* crossCheck(catalogue: Catalogue): Generator<Problem> {
  for (const check of CHECKS) yield* check(catalogue);
}

const CHECKS: readonly ((catalogue: Catalogue) => Generator<Problem>)[] = [
  repeatedIds,
  unknownIds,
  missingTranslations,
  reasonsWithoutCorrection,
  disputesWithoutOther,
  heardFromThemselves,
  linkedToThemselves,
  circles,
  sharedSpellings,
];

/** Kinds that share one set of ids: an answer can be a fact or a gap. */
const ID_SPACES: readonly (readonly Thing[])[] = [['name'], ['source'], ['fact', 'gap'], ['concept']];

function* repeatedIds(catalogue: Catalogue): Generator<Problem> {
  for (const space of ID_SPACES) {
    const first = new Map<string, { readonly thing: Thing; readonly found: Found }>();
    for (const thing of space) {
      for (const [id, places] of catalogue.given(thing)) {
        for (const found of places) {
          const earlier = first.get(id);
          if (earlier === undefined) first.set(id, { thing, found });
          else {
            const where = formatPlace(problemAt(earlier.found, ''));
            yield problemAt(
              found,
              `the id ${quote(id)} already belongs to the ${earlier.thing} in ${where} - choose another`,
            );
          }
        }
      }
    }
  }
}

const DEFINED_IN: Readonly<Record<Thing, string>> = {
  name: 'names are defined in names.yaml',
  topic: 'topics are defined in situation.yaml',
  event: 'events are defined in situation.yaml',
  inference: 'inferences are defined in situation.yaml',
  source: 'sources are defined in sources/',
  fact: 'facts are defined in sources/',
  gap: 'gaps are defined in gaps.yaml',
  concept: 'concepts are defined in vocabulary/',
};

const REFERENCES: readonly { readonly kind: FileKind; readonly at: Pattern; readonly to: Thing }[] = [
  { kind: 'names', at: '*.holds.*', to: 'name' },
  { kind: 'names', at: '*.member.*', to: 'name' },
  { kind: 'names', at: '*.stands-for.*', to: 'name' },
  { kind: 'names', at: '*.in', to: 'name' },
  { kind: 'gaps', at: '*.names.*', to: 'name' },
  { kind: 'gaps', at: '*.nearest.*', to: 'fact' },
  { kind: 'situation', at: 'leading.*', to: 'fact' },
  { kind: 'source', at: 'source.published.inferred', to: 'inference' },
  { kind: 'source', at: 'facts.*.when.inferred', to: 'inference' },
  { kind: 'source', at: 'source.from', to: 'name' },
  { kind: 'source', at: 'facts.*.says', to: 'name' },
  { kind: 'source', at: 'facts.*.from', to: 'name' },
  { kind: 'source', at: 'facts.*.names.*', to: 'name' },
  { kind: 'source', at: 'facts.*.topics.*', to: 'topic' },
  { kind: 'source', at: 'facts.*.against.*', to: 'fact' },
  { kind: 'source', at: 'facts.*.context.*', to: 'fact' },
  { kind: 'source', at: 'facts.*.account-of', to: 'event' },
  { kind: 'source', at: 'facts.*.supersedes', to: 'fact' },
];

function* unknownIds(catalogue: Catalogue): Generator<Problem> {
  for (const { kind, at, to } of REFERENCES) {
    if (!catalogue.isComplete(to)) continue;
    const known = catalogue.given(to);
    for (const found of catalogue.find(kind, at)) {
      if (typeof found.value !== 'string' || known.has(found.value)) continue;
      const meant = didYouMean(found.value, known.keys());
      const separator = meant === '' ? ' - ' : ' ';
      yield problemAt(found, `unknown ${to} ${quote(found.value)}${meant}${separator}${DEFINED_IN[to]}`);
    }
  }
}

function* disputesWithoutOther(catalogue: Catalogue): Generator<Problem> {
  const disputed = new Set([...catalogue.find('source', 'facts.*.against.*')].map(({ value }) => value));
  for (const fact of catalogue.find('source', 'facts.*')) {
    const status = fieldOf(fact, 'status');
    const against = fieldOf(fact, 'against')?.value;
    const names = Array.isArray(against) && against.length > 0;
    if (status?.value !== 'disputed' || names || disputed.has(fieldOf(fact, 'id')?.value)) continue;
    yield problemAt(
      status,
      'a disputed fact needs the other side - list the ids of those facts in "against"',
    );
  }
}

function* heardFromThemselves(catalogue: Catalogue): Generator<Problem> {
  for (const fact of catalogue.find('source', 'facts.*')) {
    const from = fieldOf(fact, 'from');
    if (typeof from?.value !== 'string' || from.value !== fieldOf(fact, 'says')?.value) continue;
    yield problemAt(
      from,
      'the speaker cannot have it from itself - name whom the speaker quotes, or remove the line',
    );
  }
}

function* reasonsWithoutCorrection(catalogue: Catalogue): Generator<Problem> {
  for (const fact of catalogue.find('source', 'facts.*')) {
    const reason = fieldOf(fact, 'reason');
    if (reason === undefined || fieldOf(fact, 'supersedes') !== undefined) continue;
    yield problemAt(
      reason,
      'a reason tells why a fact corrects another - name that fact in "supersedes", or put the reason into "retracted"',
    );
  }
}

function* linkedToThemselves(catalogue: Catalogue): Generator<Problem> {
  for (const fact of catalogue.find('source', 'facts.*')) {
    const id = fieldOf(fact, 'id')?.value;
    for (const field of ['against', 'context']) {
      const links = fieldOf(fact, field);
      if (typeof id !== 'string' || !Array.isArray(links?.value)) continue;
      for (const [i, other] of links.value.entries()) {
        if (other !== id) continue;
        const message = `${quote(id)} stands in its own "${field}" - name another fact`;
        yield links.yaml.problem([...links.path, i], message);
      }
    }
  }
}

/** Links between things of one kind that must not form a circle. */
const CHAINS: readonly { readonly kind: FileKind; readonly at: Pattern; readonly field: string }[] = [
  { kind: 'source', at: 'facts.*', field: 'supersedes' },
  { kind: 'names', at: '*', field: 'in' },
];

function* circles(catalogue: Catalogue): Generator<Problem> {
  for (const { kind, at, field } of CHAINS) {
    const links = new Map<string, Found & { readonly value: string }>();
    for (const found of catalogue.find(kind, at)) {
      const id = fieldOf(found, 'id')?.value;
      const link = fieldOf(found, field);
      if (typeof id !== 'string' || typeof link?.value !== 'string' || links.has(id)) continue;
      links.set(id, { ...link, value: link.value });
    }
    for (const circle of circlesIn(links)) {
      const [first = ''] = circle;
      const link = links.get(first);
      if (link === undefined) continue;
      const round = [...circle, first].map(quote).join(' -> ');
      yield problemAt(link, `"${field}" leads back to where it began: ${round} - remove one of them`);
    }
  }
}

/** The ids of each circle of links, beginning with the first that is linked. */
function* circlesIn(links: ReadonlyMap<string, { readonly value: string }>): Generator<readonly string[]> {
  const seen = new Set<string>();
  for (const start of links.keys()) {
    const trail: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      trail.push(id);
      id = links.get(id)?.value;
    }
    const from = id === undefined ? -1 : trail.indexOf(id);
    if (from !== -1) yield trail.slice(from);
  }
}
