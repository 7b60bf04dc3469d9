import { type Catalogue, type Found, isMapping, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';
import type { FileKind } from '../schema.ts';
import { comparable, comparableWords } from './comparable.ts';

/** Texts per language that readers see, and lists of them that are matched with questions. */
const TEXTS: readonly { readonly kind: FileKind; readonly at: string }[] = [
  { kind: 'situation', at: 'title' },
  { kind: 'situation', at: 'topics.*' },
  { kind: 'situation', at: 'inferences.*' },
  { kind: 'names', at: '*.name' },
  { kind: 'names', at: '*.role' },
  { kind: 'gaps', at: '*.text' },
  { kind: 'gaps', at: '*.questions' },
  { kind: 'source', at: 'facts.*.says' },
  { kind: 'source', at: 'facts.*.text' },
  { kind: 'source', at: 'facts.*.questions' },
  { kind: 'source', at: 'facts.*.reason' },
  { kind: 'source', at: 'facts.*.retracted.reason' },
];

/** Texts that stand alone. */
const PLAIN: readonly string[] = ['source.title', 'source.publisher', 'source.author'];

/** A text in its language; of a list of questions all of them. */
interface Wording {
  readonly language: string;
  readonly texts: readonly Found[];
}

function* wordings(catalogue: Catalogue): Generator<Wording> {
  for (const { kind, at } of TEXTS) {
    for (const { yaml, path, value } of catalogue.find(kind, at)) {
      if (!isMapping(value)) continue;
      for (const [language, text] of Object.entries(value)) {
        const own = [...path, language];
        const list = Array.isArray(text)
          ? text.map((each: unknown, i): Found => ({ yaml, path: [...own, i], value: each }))
          : [{ yaml, path: own, value: text }];
        yield { language, texts: list.filter((each) => typeof each.value === 'string') };
      }
    }
  }
}

/** What editors write where a text is still missing, in several languages, as `comparable` gives it. */
const PLACEHOLDERS =
  /(?:^| )(?:todo|fixme|tbd|xxx+|lorem ipsum|placeholder|translate me|to be translated|a traduire|cevrilecek|للترجمه|قيد الترجمه|بحاجه الي ترجمه|يترجم لاحقا|بۆ وەرگێران)(?: |$)/u;

/** Finds texts that are still to be written: "TODO", or no letter and no digit at all. */
export function* placeholders(catalogue: Catalogue): Generator<Problem> {
  const plain = PLAIN.flatMap((at) => [...catalogue.find('source', at)]);
  const localized = [...wordings(catalogue)].flatMap(({ texts }) => texts);
  for (const found of [...plain, ...localized]) {
    if (!isPlaceholder(String(found.value))) continue;
    yield problemAt(
      found,
      `${quote(String(found.value))} stands for a text that is still to be written - write it`,
    );
  }
}

function isPlaceholder(text: string): boolean {
  const words = comparable(text);
  return words === '' || PLACEHOLDERS.test(words);
}

/** Letters that Sorani has and Arabic lacks, and the other way round. */
const SORANI = /[ەێۆڕڵڤ]/gu;
const ARABIC = /[ةىأإؤئذضطظثصح]/gu;
/** So many letters or function words, and none of the language's own, show another language. */
const ENOUGH = 3;
/** Share of its letters that a text must have in its language's script. */
const LEAST_SHARE = 0.3;

/** Finds texts in another language than the one that they stand under, as when two were swapped. */
export function* otherLanguages(catalogue: Catalogue): Generator<Problem> {
  const stop = functionWords(catalogue);
  for (const { language, texts } of wordings(catalogue)) {
    const [first] = texts;
    const text = texts.map(({ value }) => String(value)).join(' ');
    if (first === undefined || isPlaceholder(text)) continue;
    const meant =
      otherScript(text, language) ?? otherLetters(text, language) ?? otherWords(text, language, stop);
    if (meant === undefined) continue;
    yield problemAt(first, `the text under ${quote(language)} is ${meant} - were two languages swapped?`);
  }
}

const scripts = new Map<string, string | undefined>();

function scriptOf(language: string): string | undefined {
  if (!scripts.has(language)) scripts.set(language, new Intl.Locale(language).maximize().script);
  return scripts.get(language);
}

function otherScript(text: string, language: string): string | undefined {
  const script = scriptOf(language);
  if (script === undefined || !/^(?:Latn|Arab|Cyrl|Grek|Hebr)$/.test(script)) return undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0;
  return letters >= ENOUGH && own < LEAST_SHARE * letters ? 'not in its script' : undefined;
}

function otherLetters(text: string, language: string): string | undefined {
  const sorani = text.match(SORANI)?.length ?? 0;
  const arabic = text.match(ARABIC)?.length ?? 0;
  if (language === 'ckb' && sorani === 0 && arabic >= ENOUGH) return 'spelled like Arabic';
  return language === 'ar' && sorani >= ENOUGH && arabic === 0 ? 'spelled like Sorani' : undefined;
}

type FunctionWords = ReadonlyMap<string, ReadonlySet<string>>;

/** Function words of each language that no other language has. */
function functionWords(catalogue: Catalogue): FunctionWords {
  const owners = new Map<string, Set<string>>();
  for (const { path, value } of catalogue.find('function-words', '*.stop.*')) {
    const word = comparable(String(value));
    owners.set(word, (owners.get(word) ?? new Set()).add(String(path[0])));
  }
  const words = new Map<string, Set<string>>();
  for (const [word, languages] of owners) {
    const [language = '', ...others] = languages;
    if (others.length === 0) words.set(language, (words.get(language) ?? new Set()).add(word));
  }
  return words;
}

function otherWords(text: string, language: string, stop: FunctionWords): string | undefined {
  const own = stop.get(language);
  if (own === undefined) return undefined;
  const words = comparableWords(text);
  if (words.some((word) => own.has(word))) return undefined;
  for (const [other, theirs] of stop) {
    if (other === language || scriptOf(other) !== scriptOf(language)) continue;
    if (words.filter((word) => theirs.has(word)).length >= ENOUGH) return `in ${quote(other)}, by its words`;
  }
  return undefined;
}

/** Finds texts in curly quotes alone, which YAML takes for a part of the text, and texts that `#` cuts. */
export function* typing(catalogue: Catalogue): Generator<Problem> {
  const plain = PLAIN.flatMap((at) => [...catalogue.find('source', at)]);
  for (const found of [...plain, ...[...wordings(catalogue)].flatMap(({ texts }) => texts)]) {
    const written = found.yaml.written(found.path);
    if (written?.plain !== true) continue;
    const inside = /^[“”„](.*)[“”]$/s.exec(written.text)?.[1];
    if (inside !== undefined) {
      yield problemAt(
        found,
        `the curly quotes are a part of this text - put it in straight ones: ${quote(inside)}`,
      );
    }
    if (written.comment !== undefined && /^\S/.test(written.comment)) {
      yield problemAt(
        found,
        `the text ends before "#", which begins a comment - put the whole text in quotes`,
      );
    }
  }
}
