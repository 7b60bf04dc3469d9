import { sentencesOf } from '../../knowledge/sentences.ts';
import { type Token, tokenize } from '../words/fold.ts';
import { sayingWords } from './light-words.ts';

/** Verbs that a clause may have: auxiliaries, and forms that are no noun. */
const VERBS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    (
      'is are was were has have had cannot do does did will would shall should can could may might must isnt arent wasnt ' +
      'werent hasnt havent hadnt doesnt dont didnt wont wouldnt cant couldnt shouldnt says leads wants remains holds makes ' +
      'gives takes goes comes gets stands lies lives sees knows asks tells warns urges calls opposes backs supports denies ' +
      'confirms reports suspends sends fears needs faces closes opens arrests moves meets visits want say fear come go know think believe urge warn ask hope deny remain persist exist'
    ).split(' '),
  ),
  fr: new Set('est sont était étaient a ont avait avaient va vont sera seront peut doit dit veut'.split(' ')),
  tr: new Set<string>(),
};
/** Past forms that are spelt with "ed" and are more often found before a noun. */
const NO_VERB: ReadonlySet<string> = new Set(
  'armed united experienced hardened detained red wounded freed need hundred indeed feed speed seed'.split(
    ' ',
  ),
);
const FINITE: Readonly<Record<string, RegExp>> = {
  en: /(?:[^e]ed)$/,
  tr: /(?:d[iıuü]|t[iıuü]|yor|yorlar|d[iıuü]lar|d[iı]ler|t[iı]lar|t[iı]ler|m[iıuü][sş]|ecek|acak)$/,
  fr: /(?:aient|èrent)$/,
};
/** White space that parts nothing but words; patterns that look for it take the square of its length. */
const BLANK = /[^\S\n]{3,}/gu;
/** Marks and words that join clauses, whatever follows them. */
const STRONG = /\s*[;؛]\s*|\s+[–—]\s+/gu;
/** Words that join clauses, where each side has its own verb. */
const JOINS: Readonly<Record<string, string>> = {
  en: ',?\\s+and|,?\\s+but|,?\\s+while|,?\\s+whereas|,?\\s+yet|,?\\s+after which|,?\\s+although|,?\\s+though|,?\\s+so|,\\s*which|,',
  ar: '\\s*[،,]\\s*و?|\\s+ولكن|\\s+لكن|\\s+بينما|\\s+فيما|\\s+و(?=[أايتن]\\p{L}{3,})',
  ckb: '\\s*[،,]|\\s+بەڵام|\\s+هەروەها|\\s+و',
  tr: ',|\\s+ve|\\s+ama|\\s+fakat|\\s+ancak',
  fr: ',?\\s+et|,?\\s+mais|,?\\s+tandis que|,?\\s+alors que|,',
};
/** Clauses that one text is cut into at most; what is left stays in the last. */
const MOST = 2_000;
/** Longest piece that is looked at for verbs, in UTF-16 code units; a longer one is no sentence. */
const LONGEST = 2_000;

/** The clauses of a text, in order: sentences, cut where what is joined has a verb of its own. Every word is in one. */
export function clausesOf(text: string, language: string): readonly string[] {
  const clauses: string[] = [];
  for (const line of text.replaceAll(BLANK, ' ').split(/\n+/)) {
    for (const sentence of sentencesOf(line, language)) {
      if (clauses.length >= MOST) return clauses;
      for (const part of sentence.text.split(STRONG)) clauses.push(...cutJoins(part, language));
    }
  }
  return clauses.map((clause) => clause.trim()).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

function cutJoins(sentence: string, language: string): readonly string[] {
  const joins = JOINS[language];
  if (joins === undefined || sentence.length > LONGEST) return [sentence];
  const pattern = new RegExp(`(?:${joins})(?![\\p{L}\\p{M}]|\\d)`, 'giu');
  const arabic = language === 'ar';
  const clauses: string[] = [];
  let start = 0;
  for (const match of sentence.matchAll(arabic ? new RegExp(joins, 'giu') : pattern)) {
    const end = match.index + match[0].length;
    const left = sentence.slice(start, match.index);
    const right = sentence.slice(end);
    if (!isClause(left, language) || !opensClause(right, match[0], language)) continue;
    clauses.push(left);
    start = end;
  }
  clauses.push(sentence.slice(start));
  return clauses;
}

function isClause(text: string, language: string): boolean {
  const tokens = tokenize(text);
  return (
    tokens.length >= 2 &&
    (language === 'ar' || language === 'ckb'
      ? tokens.length >= 3
      : tokens.some((token) => isVerb(token, language)))
  );
}

/** Words behind a join within which the verb of a clause has to come. */
const NEAR = 7;

/** Whether what follows a join is a clause of its own: it has a verb, and before it, or before the join, a subject or comma. */
function opensClause(text: string, join: string, language: string): boolean {
  const [own = ''] = text.split(JOIN_AGAIN);
  const tokens = tokenize(own).slice(0, NEAR);
  if (language === 'ar' || language === 'ckb') return tokens.length >= 3 && opensWithVerb(tokens, language);
  const at = tokens.findIndex((token) => isVerb(token, language));
  if (/^\d/.test(tokens[0]?.folded ?? '')) return false;
  if (at < 0 || tokens.slice(0, at).some(({ folded }) => RELATIVE.has(folded))) return false;
  // "…, an official said" belongs to what it follows.
  if (at === tokens.length - 1 && tokens.length <= SHORT && sayingWords(tokens, language).has(at))
    return false;
  return at > 0 || /^\s*,/u.test(join) || /which|while|but|yet/iu.test(join);
}

/** Words behind which a verb belongs to a noun before it. */
const RELATIVE: ReadonlySet<string> = new Set(['that', 'who', 'whom', 'whose', 'to', 'qui', 'que']);
/** Words of a speaker and a word of saying at the end of a sentence. */
const SHORT = 5;
const JOIN_AGAIN = /,|\s(?:and|et|ve)\s/iu;

/** An Arabic clause most often has its verb first, or second, after a name. */
function opensWithVerb(tokens: readonly Token[], language: string): boolean {
  if (language === 'ckb') return /(?:كرد|كرا|وه|بوو|ات|يت|ن)$/u.test(tokens.at(-1)?.folded ?? '');
  return tokens.slice(0, 2).some(({ folded }) => ARABIC_VERB.test(folded));
}

const ARABIC_VERB =
  /^(?:و?(?:ي|ت)[^ال]\p{L}{2,}|و?(?:ا)\p{L}{2,3}ت?|\p{L}{3}ت|و?(?:قال|عقد|زار|قتل|كتب|اعلن|اكد|حذر|دعا|هرب|فر|امر|هاجم|طلب))$/u;

/** Whether a word can be the verb of a clause. */
export function isVerb({ folded, capital }: Token, language: string): boolean {
  if (capital) return false;
  if (VERBS[language]?.has(folded) === true) return true;
  if (language === 'en') {
    if (NO_VERB.has(folded)) return false;
    return (FINITE['en']?.test(folded) ?? false) || IRREGULAR_PAST.has(folded);
  }
  return FINITE[language]?.test(folded) ?? false;
}

const IRREGULAR_PAST: ReadonlySet<string> = new Set(
  (
    'became began broke brought built caught chose came dealt drew drove fell felt fled flew forbade fought found gave went ' +
    'grew heard held hid kept knew laid led left lost made meant met paid put ran rose said saw sought sold sent shook shot ' +
    'sank spoke spent stood stole struck swore took taught told thought threw understood won withdrew wrote'
  ).split(' '),
);
