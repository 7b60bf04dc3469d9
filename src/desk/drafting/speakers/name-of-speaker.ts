import type { Name } from '../../../knowledge/model.ts';
import type { Analyser, Analysis } from '../../../query/words/analyser.ts';
import { fold, tokenize } from '../../../query/words/fold.ts';
import type { FoundName } from '../found-name.ts';
import { knownNamesIn } from '../known-names.ts';
import type { NameSpellings } from '../name-spellings.ts';

/** Words around a name that change nothing of who it is. */
const FREE: ReadonlySet<string> = new Set(
  `the a mr mrs ms dr gen general president prime minister leader chief commander former deputy senior cleric politician sheikh of s its his iraq
  السيد السيده الشيخ الدكتور الزعيم رجل الدين اللواء الفريق الجنرال النايب قايد زعيم رييس وزير نايب العام الرييس السياسي
  le la les l du de des m mme general president chef
  sayin bay lideri baskani bakani genel komutani
  سهروكي وهزيري فهرماندهي كشتيي جهنهرال بهريز`
    .split(/\s+/)
    .map(fold),
);
/** Behind these a name only says whose somebody is. */
const OF: ReadonlySet<string> = new Set(
  'of to for from by at in with near against and de du des pour في من لدى باسم الى عن مع به له بو'.split(' '),
);

/** A body's office for the press speaks for the body's office. */
const MEDIA_OFFICE = /(?<=\s)(?:media|press|information) (?=office$)/iu;
/** Headlines leave out that it is a ministry. */
const MINISTRY_ALONE = /^(الداخلية|الخارجية|الدفاع)$/u;

interface Tools {
  readonly analyser: Analyser;
  readonly names: ReadonlyMap<string, Name>;
  readonly spellings: NameSpellings;
}

/**
 * The id of the name that a speaker's words are, with titles and apposition: "Iraq's interior minister, X" is X; "an aide to X" is
 * nobody known.
 *
 * @param mentioned whom the sentence and those before speak of, the nearest first: one may hold the office that is named
 */
export function nameOfSpeaker(
  typed: string,
  language: string,
  { analyser, names, spellings }: Tools,
  mentioned: readonly Name[],
): string | undefined {
  const words = typed.replace(MEDIA_OFFICE, '').replace(MINISTRY_ALONE, 'وزارة $1');
  const analysis = analyser.analyseStatement(words, language);
  const { tokens } = analysis;
  const found = knownNamesIn(analysis, names, spellings);
  const isHead = ({ at, length }: FoundName): boolean =>
    !OF.has(tokens[at - 1]?.folded ?? '') &&
    !(language === 'en' && /[’']s?$/u.test(tokens[at + length - 1]?.surface ?? ''));
  const persons = found.filter((each) => each.name.kind === 'person' && isHead(each));
  const [person] = persons;
  if (person !== undefined && persons.every(({ name }) => name === person.name)) {
    const rest = tokens.slice(person.at + person.length);
    const isPossessed =
      rest.length > 0 && /[’']s$/u.test(tokens[person.at + person.length - 1]?.surface ?? '');
    if (!isPossessed) return person.name.id;
  }
  const covered = new Set(found.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  const bare = tokens.filter(
    ({ folded }, at) => !covered.has(at) && !FREE.has(folded) && !analyser.lexicon.isStop(folded, language),
  );
  if (ONE_OF.test(words)) return wholeName(words, language, names);
  const role =
    wholeName(words, language, names) ??
    (found.some((each) => each.at === 0 || each.name.kind === 'person')
      ? undefined
      : roleHolder(tokens, analyser, language, names));
  if (role !== undefined) return role;
  const [first] = found;
  // What follows the subject of an Arabic verb may be its object: "announced the ministry the arrest".
  if (
    language === 'ar' &&
    bare.length > 0 &&
    first?.at === 0 &&
    isHead(first) &&
    first.name.kind !== 'place' &&
    first.name.kind !== 'voice'
  )
    return first.name.id;
  if (bare.length > 0) return wholeName(words, language, names);
  if (found.some(({ name }) => name.kind === 'voice')) return wholeName(words, language, names);
  const heads = found.filter(
    ({ name }) => name.kind !== 'place' || found.every((each) => each.name.kind === 'place'),
  );
  const [head] = heads;
  if (head === undefined) return wholeName(words, language, names);
  const others = heads.filter(({ name }) => name !== head.name && !related(name, head.name));
  if (others.length > 0) return wholeName(words, language, names);
  // "The governor of Anbar" is not the province.
  if (head.name.kind === 'place') return wholeName(words, language, names);
  if (head.name.kind !== 'office') return head.name.id;
  return holderOf(head.name, mentioned) ?? head.name.id;
}

/** A person whose role has all of the words: "the president of the Taqadum Party". */
function roleHolder(
  tokens: Analysis['tokens'],
  analyser: Analyser,
  language: string,
  names: ReadonlyMap<string, Name>,
): string | undefined {
  const wanted = tokens
    .map(({ folded }) => folded)
    .filter((word) => !analyser.lexicon.isStop(word, language) && !OF.has(word));
  if (wanted.length < 2) return undefined;
  const holders = [...names.values()].filter(({ kind, role }) => {
    const own = tokenize(role?.[language] ?? '').map(({ folded }) => folded);
    return kind === 'person' && own[0] === wanted[0] && wanted.every((word) => own.includes(word));
  });
  return holders.length === 1 ? holders[0]?.id : undefined;
}

/** One of a kind, who has no entry: "a border guard". */
const ONE_OF =
  /^(?:an?|one|two|three|four|five|six|several|some|many|another|un|une|deux|bir|iki|أحد|إحدى|بعض)\s/iu;

/** A name of which the words are a spelling as a whole. */
function wholeName(words: string, language: string, names: ReadonlyMap<string, Name>): string | undefined {
  const key = keyOf(words);
  for (const { id, name, also } of names.values()) {
    const spellings = [name[language], ...(also[language] ?? [])];
    if (spellings.some((spelling) => spelling !== undefined && keyOf(spelling) === key)) return id;
  }
  return undefined;
}

function keyOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|one|an?|le|la|les|des) /, '');
}

function related(one: Name, other: Name): boolean {
  return (
    one.holds.includes(other.id) || other.holds.includes(one.id) || one.in === other.id || other.in === one.id
  );
}

/** Who holds an office, where the text names them: else the office speaks. */
function holderOf(office: Name, mentioned: readonly Name[]): string | undefined {
  return mentioned.find((name) => name.kind === 'person' && name.holds.includes(office.id))?.id;
}
