import type { Name } from '../../knowledge/model.ts';
import type { Analysis } from '../../query/words/analyser.ts';
import { fold } from '../../query/words/fold.ts';
import { isGivenName } from '../../query/words/real-words.ts';
import type { FoundName } from './found-name.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));

/** Nouns whose own name may hold that of a person, a place or a people: "X Medical Center", "X Caddesi". */
const BODIES = set(`
  university college school institute center centre hospital clinic observatory foundation club society museum library theatre theater stadium street road avenue square
  mosque church cathedral bank company fm radio tv newspaper post times herald journal crescent cross endowment academy hotel bridge
  üniversitesi hastanesi caddesi sokağı bulvarı meydanı camii merkezi vakfı derneği okulu lisesi köprüsü stadı stadyumu enstitüsü gözlemevi
`);
/** After a person's name these are a place: "X City". */
const PLACES = set(
  'city town village camp airport dam port district neighbourhood neighborhood brigade brigades ilçesi mahallesi havalimanı kampı barajı',
);
/** Before a person's name these make it the name of something else. */
const BEFORE_PERSON = set(`
  king imam prince saint saddam shah emperor sultan camp fort rue avenue place hôpital université école lycée boulevard pont mosquée imam hz kral sultan
  مستشفى جامعة شارع مدينة جسر مدرسة ملعب مسجد جامع حي ساحة مركز مخيم الإمام إمام ضريح مرقد الملك صدام معهد كلية قاعة مطار ميناء
  زانکۆی نەخۆشخانەی شەقامی گەڕەکی مزگەوتی قوتابخانەی پردی پەیمانگەی شاری
`);
const CAPITAL = /^\p{Lu}/u;

/** Whether a name only stands in the longer name of something else: a hospital called after a king of that name. */
export function isInLongerName(
  { name, at, length, surface }: FoundName,
  tokens: Analysis['tokens'],
  language: string,
): boolean {
  const isLatin = CAPITAL.test(surface) || /\p{Script=Latin}/u.test(surface);
  const before = tokens[at - 1];
  if (name.kind === 'person' && length <= 2 && before !== undefined) {
    const word = before.folded.replace(/^[ولب](?=ال|م)/u, '');
    if (BEFORE_PERSON.has(word) && !names(name, word)) return true;
    // Another given name: another person.
    if (
      isLatin &&
      length === 1 &&
      isGivenName(before.folded) &&
      before.capital &&
      !names(name, before.folded)
    )
      return true;
  }
  if (!isLatin || isTitle(tokens)) return false;
  // "Radio Nawa FM" is no foreign minister.
  if (
    /^\p{Lu}{2,3}$/u.test(surface) &&
    name.kind === 'office' &&
    before?.capital === true &&
    !isPeople(before.folded, language)
  )
    return true;
  for (let next = at + length; next < at + length + 4; next++) {
    const token = tokens[next];
    if (token === undefined || !CAPITAL.test(token.surface)) return false;
    const bare = fold(token.surface.replace(/[’'].*$/u, ''));
    if (BODIES.has(bare) || (name.kind === 'person' && PLACES.has(bare))) return true;
  }
  return false;
}

function names({ name, also }: Name, word: string): boolean {
  return [...Object.values(name), ...Object.values(also).flat()].some((spelling) =>
    fold(spelling)
      .split(/[\s-]+/u)
      .includes(word),
  );
}

function isPeople(word: string, language: string): boolean {
  return language === 'en' && /(?:i|an|ish|ese|ch|s)$/u.test(word);
}

/** Whether a text writes most of its words with capitals, as headlines do. */
function isTitle(tokens: Analysis['tokens']): boolean {
  const long = tokens.filter(({ surface }) => surface.length > 3);
  return long.length > 3 && long.filter(({ surface }) => CAPITAL.test(surface)).length > long.length * 0.8;
}
