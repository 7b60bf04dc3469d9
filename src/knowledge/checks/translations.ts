import { type Catalogue, type Found, isMapping, type Pattern, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import type { Localized } from '../model.ts';
import type { Problem } from '../problems.ts';
import type { FileKind } from '../schema.ts';
import type { Path } from '../yaml-file.ts';

/** Texts per language. */
interface Place {
  readonly kind: FileKind;
  readonly at: Pattern;
}

/** What replies are built around, so that each must exist in every required language. */
const EVERYWHERE: readonly Place[] = [
  { kind: 'situation', at: 'title' },
  { kind: 'situation', at: 'topics.*' },
  { kind: 'situation', at: 'events.*' },
  { kind: 'gaps', at: '*.text' },
];

/** What may be translated later: until then readers see the original, with the name of its language. */
const LATER: readonly Place[] = [
  { kind: 'situation', at: 'inferences.*' },
  { kind: 'names', at: '*.name' },
  { kind: 'source', at: 'facts.*.says' },
  { kind: 'source', at: 'facts.*.from' },
  { kind: 'source', at: 'facts.*.text' },
  { kind: 'source', at: 'facts.*.reason' },
  { kind: 'source', at: 'facts.*.retracted.reason' },
];

/** Finds texts without a language in which they must exist, and texts without any. */
export function* missingTranslations(catalogue: Catalogue): Generator<Problem> {
  for (const { found, language } of missing(catalogue, EVERYWHERE)) {
    yield problemAt(
      found,
      `the text in ${quote(language)} is missing - situation.yaml requires this language`,
    );
  }
  for (const { kind, at } of LATER) {
    for (const found of catalogue.find(kind, at)) {
      if (!isMapping(found.value) || Object.keys(found.value).length > 0) continue;
      yield problemAt(found, 'the text is missing - write it in at least one language');
    }
  }
}

/** Finds texts that are still to be translated. */
export function* laterTranslations(catalogue: Catalogue): Generator<Problem> {
  for (const { found, language } of missing(catalogue, LATER)) {
    yield problemAt(found, `the text in ${quote(language)} is missing - readers see the original, marked`);
  }
}

/** A text that a language lacks. */
export interface UntranslatedText {
  /** The id of the fact for its statement; else what leads to it, such as `names.example-daily` or `checkpoints-five.says`. */
  readonly key: string;
  /** What there is. */
  readonly text: Localized;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it stands in the file. */
  readonly path: Path;
}

/** The texts that readers see with facts and that a language lacks, statements first. */
export function untranslatedIn(catalogue: Catalogue, language: string): readonly UntranslatedText[] {
  const all = Array.from(missing(catalogue, LATER, language), ({ found }): UntranslatedText => {
    const { file, line, column } = problemAt(found, '');
    return { key: keyOf(found), text: found.value as Localized, file, line, column, path: found.path };
  });
  return [...all.filter(({ key }) => !key.includes('.')), ...all.filter(({ key }) => key.includes('.'))];
}

/** `checkpoints-five`, `checkpoints-five.says`, `names.example-daily`, `inferences.standing`. */
function keyOf({ yaml, path }: Found): string {
  const [first, second, ...fields] = path;
  if (first === 'inferences') return path.join('.');
  const list: unknown = first === 'facts' && isMapping(yaml.value) ? yaml.value['facts'] : yaml.value;
  const index = Number(first === 'facts' ? second : first);
  const item: unknown = Array.isArray(list) ? list[index] : undefined;
  const id = isMapping(item) ? String(item['id']) : '';
  if (first !== 'facts') return `names.${id}`;
  return fields.join('.') === 'text' ? id : [id, ...fields].join('.');
}

interface Untranslated {
  readonly found: Found;
  readonly language: string;
}

function* missing(catalogue: Catalogue, places: readonly Place[], only?: string): Generator<Untranslated> {
  const required = [...catalogue.find('situation', 'languages.required.*')].map(({ value }) => value);
  for (const { kind, at } of places) {
    for (const found of catalogue.find(kind, at)) {
      if (!isMapping(found.value)) continue;
      // That there is none at all is a mistake of its own.
      if (places === LATER && Object.keys(found.value).length === 0) continue;
      for (const language of only === undefined ? required : [only]) {
        if (typeof language === 'string' && !Object.hasOwn(found.value, language)) yield { found, language };
      }
    }
  }
}
