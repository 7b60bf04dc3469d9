import type { Localized, NameKind } from '../../knowledge/model.ts';
import { isLand } from '../../query/claim/lands.ts';
import type { Analysis } from '../../query/words/analyser.ts';
import { commonStems } from '../../query/words/common-words.ts';
import { fold, tokenize } from '../../query/words/fold.ts';
import { stem } from '../../query/words/inflection.ts';
import type { Lexicon } from '../../query/words/lexicon.ts';
import { isGivenName } from '../../query/words/real-words.ts';
import type { NewName } from '../draft.ts';
import type { FoundName } from './found-name.ts';
import { isOffice } from './office-words.ts';
import { slug } from './source-id.ts';

/** A name that nobody knows, as it stands in one sentence. */
interface Run {
  readonly words: string;
  readonly kind: NameKind;
  readonly role?: string;
}

const TITLES =
  /^(?:mr|mrs|ms|dr|gen|general|lt|lieutenant|col|colonel|maj|major|brig|brigadier|capt|captain|sgt|adm|admiral|president|minister|premier|governor|mayor|sheikh|sheik|ayatollah|imam|judge|senator|ambassador|prof|professor|spokesman|spokeswoman|spokesperson|commander|mp|lawmaker|chief|director|secretary|m|mme|général|colonel|ministre|président|porte-parole|gouverneur|bakan|bakanı|başkan|başkanı|vali|valisi|sözcüsü|general|albay|komutanı)$/iu;
const PLACE_BEFORE =
  /^(?:in|at|near|from|to|outside|inside|around|toward|towards|across|between|via|through|province|district|city|town|village|governorate|camp|region|river|à|près|vers|depuis|dans|ville|province|région|village|camp|quartier)$/iu;
const PLACE_AFTER =
  /^(?:provinces?|districts?|city|cities|towns?|villages?|governorates?|camps?|prisons?|jails?|crossings?|airports?|airbase|airfield|bases?|rivers?|valley|mountains?|desert|road|highway|dam|lake|plain|region|neighbou?rhood|area|sector|border|checkpoint|island|market|subdistrict|county|frontier|ili|ilçesi|köyü|kampı|hapishanesi|şehri|kenti|nehri|bölgesi|beldesi|mahallesi)$/iu;
/** Opens the name of a place: "Ain al-…", "Wilayat …". */
const PLACE_HEAD =
  /^(?:ain|ayn|tal|tel|tell|wadi|wilayat|jabal|jebel|khan|deir|umm|bab|ras|bir|kafr|mount|lake|camp|fort|port|shatt|aïn|djebel)\s/iu;
const GROUP_WORD =
  /(?<!\p{L})(?:ministry|forces?|army|party|agency|observatory|foundation|institute|nations|center|centre|charity|crescent|cross|mission|embassy|commission|federation|syndicate|association|society|media|radio|channel|assembly|regiment|guards?|unit|directorate|department|administration|presidency|brigades?|division|council|command|movement|front|union|organi[sz]ation|committee|authority|bank|university|hospital|news|daily|times|post|tv|network|militia|battalions?|corps|police|service|bureau|office|company|group|alliance|coalition|parliament|court|ministère|parti|agence|conseil|armée|bakanlığı|partisi|ajansı|ordusu|kuvvetleri|birliği|konseyi)(?!\p{L})/iu;
const SAID_AFTER =
  /^(?:said|says|told|added|argued|argues|wrote|writes|explained|stressed|noted|urged|called|believes|thinks|fears|hopes|who|announced|warned|stated|insisted|confirmed|denied|a|dedi|söyledi|açıkladı)$/iu;
const LISTED_PLACES =
  /^(?:,? (?:and )?(?:\p{Lu}[\p{L}-]+)){1,3},? (provinces|districts|towns|cities|villages|governorates|camps|prisons)/u;
const WEEKDAY_OR_MONTH =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)$/iu;
/** Says what a body belongs to, and is no part of its name. */
const ATTACHED = /-(?:led|backed|linked|affiliated|based|controlled|allied|held|run|funded|born|majority)$/u;
const PARTICLE = /^(?:al|el|bin|ibn|abu|de|du|des|of|the|and|es|eş|er|ed|et)$/iu;
/** "News Agency of …": a run of capitals, with particles inside. */
const CAPITALS =
  /(?<![\p{L}\p{N}])(?:(?:al|el|es|eş|ed|er|an|ar|as|ash)[-\s])?\p{Lu}[\p{L}\p{M}’']*(?:(?:[-\s](?:(?:al|el|es|eş|ed|er|bin|ibn|abu|de|du|of|of the|for)[-\s])?)\p{Lu}[\p{L}\p{M}’']*|-\p{L}+)*/gu;
const AR_PERSON =
  /(?<!\p{L})و?(?:(?:ال)?(?:عميد|لواء|فريق|عقيد|مقدم|رائد|نقيب|ملازم|سيد|سيدة|شيخ|دكتور|نائب|قاضي|سفير|متحدث|ناطق|محافظ|جنرال|قيادي|وزير|زعيم|رئيس|قائد|صحفي|ناشط|محلل|خبير|باحث)|المتحدث باسم \S+|الناطق باسم \S+)\s+(?:الركن\s+|أول\s+)?(?<name>\p{L}+(?:\s+(?:عبد\s+|أبو\s+|بن\s+)?\p{L}+){1,2})/gu;
const AR_PLACE =
  /(?<!\p{L})[وبلف]?(?:مدينة|بلدة|قرية|قضاء|ناحية|محافظة|مخيم|سجن|معبر|مطار|حي)\s+(?<name>\p{L}+(?:\s+\p{L}+)?)/gu;
const AR_GROUP =
  /(?<!\p{L})[وبلف]?(?<name>(?:حزب|حركة|كتائب|لواء|منظمة|وكالة|قناة|صحيفة|فصيل|ميليشيا|هيئة|مؤسسة)\s+\p{L}+(?:\s+ال\p{L}+)?)/gu;

/** What finding new names works with. */
export interface NewNameTools {
  readonly lexicon: Lexicon;
  /** Words that the text writes small as well, folded: capitals of theirs only open a sentence. */
  readonly small: ReadonlySet<string>;
  /** All spellings of the known names, as `spellingKey` has them. */
  readonly spelt: ReadonlySet<string>;
}

/** A spelling without letter case, marks and articles, for comparing. */
export const spellingKey = (words: string): string => keyOf(words);

/** Names in a sentence that no entry knows. */
export function newRunsIn(
  sentence: string,
  analysis: Analysis,
  known: readonly FoundName[],
  tools: NewNameTools,
): readonly Run[] {
  return analysis.language === 'ar'
    ? arabicRuns(sentence, known, tools)
    : latinRuns(sentence, analysis.language, known, tools);
}

function latinRuns(
  sentence: string,
  language: string,
  known: readonly FoundName[],
  { lexicon, small, spelt }: NewNameTools,
): readonly Run[] {
  const isPlain = (word: string, opens: boolean): boolean => {
    const folded = fold(word).replace(/[^\p{L}\p{N}]/gu, '');
    if (folded.length < 2 || WEEKDAY_OR_MONTH.test(word)) return true;
    if (isLand(folded)) return true;
    if (!opens) return false;
    return (
      small.has(folded) ||
      lexicon.isStop(folded, language) ||
      lexicon.terms(folded, language) !== undefined ||
      lexicon.isLearnt(folded, language) ||
      commonStems(language).has(stem(folded, language))
    );
  };
  const taken = new Set(known.flatMap(({ surface }) => tokenize(surface).map(({ folded }) => folded)));
  const runs: Run[] = [];
  for (const match of sentence.matchAll(CAPITALS)) {
    const start = match.index;
    const isOpening =
      /^[\s"“”«»‘’'([—–-]*$/u.test(sentence.slice(0, start)) ||
      /[.:!?]["”]?\s+["“]?$/u.test(sentence.slice(0, start));
    const words = match[0].split(/\s+/);
    let titles = 0;
    while (titles < words.length - 1 && TITLES.test(words[titles] ?? '')) titles++;
    let own = words.slice(titles);
    if (isOpening && titles === 0 && own.length > 0 && isPlain(own[0] ?? '', true)) own = own.slice(1);
    while (own.length > 0 && PARTICLE.test(own[0] ?? '') && !/^(?:al|el|abu)$/iu.test(own[0] ?? ''))
      own = own.slice(1);
    // "Kurdish-led Syrian Democratic Forces"
    if (own.length > 1 && ATTACHED.test(own[0] ?? '')) own = own.slice(1);
    const text = own
      .join(' ')
      .replace(/[’']s?$/u, '')
      .replace(/-\p{Ll}+$/u, '');
    const tokens = text.split(/[\s-]+/).filter((word) => !PARTICLE.test(word));
    if (tokens.length === 0 || tokens.length > 6 || text.length < 3) continue;
    if (isOffice(text.split(' ')) || spelt.has(keyOf(text))) continue;
    // Where no words of the language are known, a capital may be that of any noun or of the sentence.
    if (!lexicon.languages.includes(language) && (isOpening || tokens.length < 2)) continue;
    if (tokens.every((word) => tokenize(word).every(({ folded }) => taken.has(folded)))) continue;
    if (
      tokens.some((word) => taken.has(fold(word.replace(/[’']s?$/u, '')))) &&
      (!GROUP_WORD.test(text) || tokens.length < 4)
    )
      continue;
    if (tokens.every((word) => isPlain(word.replace(/[’']s?$/u, ''), isOpening && tokens.length === 1)))
      continue;
    const before =
      sentence
        .slice(0, start + match[0].indexOf(text))
        .split(/\s+/)
        .filter(Boolean)
        .at(-1) ?? '';
    const rest = sentence.slice(start + match[0].length);
    // "X and Y provinces": what follows the last of a list is said of all.
    const after =
      LISTED_PLACES.exec(rest)?.[1] ??
      rest
        .split(/\s+/)
        .filter(Boolean)[0]
        ?.replace(/[.,;:”]+$/u, '') ??
      '';
    runs.push({
      words: text,
      ...kindOf(text, tokens, { hasTitle: titles > 0 || TITLES.test(before), before, after, words }),
      ...roleOf(rest, words.slice(0, titles)),
    });
  }
  return runs;
}

function kindOf(
  text: string,
  tokens: readonly string[],
  around: {
    readonly hasTitle: boolean;
    readonly before: string;
    readonly after: string;
    readonly words: readonly string[];
  },
): { readonly kind: NameKind } {
  if (GROUP_WORD.test(text)) return { kind: 'group' };
  if (around.hasTitle) return { kind: 'person' };
  if (PLACE_HEAD.test(text)) return { kind: 'place' };
  if (PLACE_AFTER.test(around.after) || PLACE_AFTER.test(text.split(' ').at(-1) ?? ''))
    return { kind: 'place' };
  if (/^\p{Lu}{2,6}$/u.test(text)) return { kind: 'group' };
  if (isGivenName(fold(tokens[0] ?? '')) && tokens.length > 1) return { kind: 'person' };
  if (SAID_AFTER.test(around.after)) return { kind: tokens.length > 1 ? 'person' : 'group' };
  if (PLACE_BEFORE.test(around.before)) return { kind: 'place' };
  return { kind: tokens.length === 2 || tokens.length === 3 ? 'person' : 'group' };
}

/** The apposition behind a name, or the title before it. */
function roleOf(rest: string, titles: readonly string[]): { readonly role?: string } {
  const apposition =
    /^,\s+((?:the|an?|head|leader|commander|spokes\p{L}+|director|chief|governor|mayor|former|deputy|le|la|un|une)\s[^,.;:"“”]{3,70}),/iu.exec(
      rest,
    )?.[1];
  if (apposition !== undefined) return { role: apposition.replace(/^(?:the|an?|le|la|une?)\s/iu, '') };
  return titles.length > 0 ? { role: titles.join(' ') } : {};
}

function arabicRuns(
  sentence: string,
  known: readonly FoundName[],
  { lexicon }: NewNameTools,
): readonly Run[] {
  const taken = new Set(known.flatMap(({ surface }) => surface.split(/\s+/).map(fold)));
  const isCommon = (word: string): boolean => {
    const folded = fold(word);
    return (
      lexicon.isStop(folded, 'ar') ||
      lexicon.lookUp(folded, 'ar') !== undefined ||
      lexicon.isLearnt(folded, 'ar') ||
      isLand(folded) ||
      commonStems('ar').has(stem(folded, 'ar'))
    );
  };
  const runs: Run[] = [];
  const add = (kind: NameKind, words: readonly string[], role?: string): void => {
    if (words.length === 0 || words.some((word) => taken.has(fold(word)))) return;
    const text = words.join(' ');
    if (!runs.some((other) => other.words.includes(text)))
      runs.push({ words: text, kind, ...(role === undefined ? {} : { role }) });
  };
  for (const match of sentence.matchAll(AR_PERSON)) {
    const words = (match.groups?.['name'] ?? '').split(/\s+/);
    const name: string[] = [];
    for (const word of words) {
      if (isCommon(word) && !isGivenName(fold(word)) && !/^(?:عبد|أبو|بن)$/u.test(word)) break;
      name.push(word);
    }
    if (name.length >= 2 && (isGivenName(fold(name[0] ?? '')) || !isCommon(name[0] ?? '')))
      add(
        'person',
        name,
        match[0]
          .replace(match.groups?.['name'] ?? '', '')
          .trim()
          .replace(/^و(?=ال)/u, ''),
      );
  }
  for (const match of sentence.matchAll(AR_PLACE)) {
    const [first = '', second] = (match.groups?.['name'] ?? '').split(/\s+/);
    if (isCommon(first)) continue;
    add(
      'place',
      second !== undefined && /^ال/u.test(second) && !isCommon(second) ? [first, second] : [first],
    );
  }
  for (const match of sentence.matchAll(AR_GROUP)) {
    const words = (match.groups?.['name'] ?? '').split(/\s+/);
    if (words.slice(1).every(isCommon)) continue;
    add('group', words);
  }
  return runs;
}

const ABBREVIATION = /^\p{Lu}{2,6}$/u;

/** The first letters of a name's words: "PMF" of "Popular Mobilization Forces". */
function initialsOf(name: string): string {
  return name.match(/(?<![\p{L}\p{M}])\p{Lu}/gu)?.join('') ?? '';
}

/** Collects the new names of an article, each once, with the spellings that it has and likely ones. */
export class NewNames {
  readonly #language: string;
  readonly #taken: ReadonlySet<string>;
  readonly #byKey = new Map<
    string,
    { id: string; kind: NameKind; name: string; spellings: Set<string>; role?: string; uses: number }
  >();

  /** @param taken ids of the known names */
  constructor(language: string, taken: ReadonlySet<string>) {
    this.#language = language;
    this.#taken = taken;
  }

  /** Adds a name, or another use of one; gives its id. */
  add({ words, kind, role }: Run): string {
    const key = keyOf(words);
    const parts = key.split(' ');
    const isShort = (other: string, otherKind: NameKind): boolean =>
      parts.length === 1 &&
      (kind !== 'group' || otherKind === 'person') &&
      other.includes(' ') &&
      other.split(' ').at(-1) === key;
    const [found] = [...this.#byKey]
      .filter(
        ([other, entry]) =>
          other === key ||
          isShort(other, entry.kind) ||
          (ABBREVIATION.test(words) && words === initialsOf(entry.name)),
      )
      .map(([, entry]) => entry);
    if (found !== undefined) {
      found.uses++;
      if (words !== found.name) found.spellings.add(words);
      found.role ??= role as string;
      return found.id;
    }
    const id = this.#freeId(words);
    this.#byKey.set(key, {
      id,
      kind,
      name: words,
      spellings: new Set(),
      uses: 1,
      ...(role === undefined ? {} : { role }),
    });
    return id;
  }

  /** Id of the name that a speaker's words are, or end in; of a person also by the last name alone. */
  idOf(words: string): string | undefined {
    const key = keyOf(words.replace(/\s*\(.*$/u, '').replace(/^\p{Lu}[\p{L}\p{M}]+['’]s\s+/u, ''));
    for (const [own, { id, kind }] of this.#byKey) {
      if (own === key) return id;
      if (kind !== 'person' || !own.includes(' ')) continue;
      if (key.endsWith(` ${own}`) || (!key.includes(' ') && own.endsWith(` ${key}`))) return id;
    }
    return undefined;
  }

  get all(): readonly NewName[] {
    return [...this.#byKey.values()].map(({ id, kind, name, spellings, role }): NewName => {
      const also = [...new Set([...spellings, ...variantsOf(name, kind)])].filter(
        (spelling) => spelling !== name,
      );
      const roleText: Localized | undefined = role === undefined ? undefined : { [this.#language]: role };
      return {
        id,
        kind,
        name: { [this.#language]: name },
        ...(also.length === 0 ? {} : { also: { [this.#language]: also } }),
        ...(roleText === undefined ? {} : { role: roleText }),
      };
    });
  }

  #freeId(words: string): string {
    const base = slug(words).slice(0, 40).replace(/-+$/, '') || `new-${this.#byKey.size + 1}`;
    const ids = new Set([...this.#byKey.values()].map(({ id }) => id));
    const free = (n: number): string => (n === 1 ? base : `${base}-${n}`);
    let n = 1;
    while (this.#taken.has(free(n)) || ids.has(free(n))) n++;
    return free(n);
  }
}

function keyOf(words: string): string {
  return fold(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<!\p{L})(?:al|el|the|es|er|ed) /gu, '')
    .trim();
}

/** Spellings that others use for the same name: without the article, with a space for a hyphen, in other transliterations. */
function variantsOf(name: string, kind: NameKind): readonly string[] {
  if (!/\p{Script=Latin}/u.test(name)) {
    return kind === 'person' && /\sال/u.test(name) ? [name.split(/\s+/).at(-1) ?? name] : [];
  }
  const variants: string[] = [];
  if (/(?:^|\s)al-/iu.test(name)) {
    variants.push(
      name.replace(/(?<=^|\s)al-/iu, 'Al '),
      name.replace(/(?<=^|\s)al-/iu, ''),
      name.replace(/(?<=^|\s)al-/iu, 'el-'),
    );
  } else if (name.includes('-')) variants.push(name.replaceAll('-', ' '));
  const words = name.split(' ');
  if (kind === 'person' && words.length > 1) variants.push(words.at(-1) ?? name);
  for (const [from, to] of TRANSLITERATIONS) {
    if (from.test(name)) variants.push(name.replace(from, to));
  }
  return variants.slice(0, 6);
}

const TRANSLITERATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bMohammed\b/u, 'Muhammad'],
  [/\bMuhammad\b/u, 'Mohammed'],
  [/\bAhmed\b/u, 'Ahmad'],
  [/\bAhmad\b/u, 'Ahmed'],
  [/\bHussein\b/u, 'Hussain'],
  [/ou(?=[a-z])/u, 'u'],
  [/(?<=[a-z])ee(?=[a-z])/u, 'i'],
  [/q/u, 'k'],
];
