import type { FoundDate } from './date-words.ts';

/** How one language tells of a plan in the present tense, and of what is over. */
interface TenseWords {
  /** Present tense of what is done on a day that was set: "the ministers meet on Sunday". */
  readonly planned: RegExp;
  /** The clause tells of what is over. */
  readonly over: RegExp;
  /** Where a clause begins. */
  readonly joint: RegExp;
}

/** English verbs of what is set for a day: without and with the ending of the third person. */
const EN =
  'meet vote hear open leave arrive resume reopen expire convene begin start end close return travel host hold come go face appear rule decide review debate gather launch depart sit stand mark sign visit take receive welcome move present hand swear elect restart submit discuss attend address inaugurate chair'.split(
    ' ',
  );
const EN_THIRD = [...EN.map((verb) => (/(?:ch|ss|go)$/.test(verb) ? `${verb}es` : `${verb}s`)), 'flies'].join(
  '|',
);
const NOT_NOUN =
  "(?<!\\b(?:the|an?|his|her|its|their|our|two|three|four|several|of|these|those|such|more|no|any|some|many|all|recent|official|peace|first|for|with|in|on|after|before|despite) |[’']s )";
const AR =
  '(?:عقد|بدأ|نطلق|جتمع|زور|صل|توجه|غادر|فتتح|فتح|ستقبل|نتهي|ستأنف|صوت|صوّت|نظر|وقع|وقّع|ناقش|شارك|لتقي|لتئم|ستضيف|عود|جري|قام|دخل|غلق|باشر|حتفل|طلق|نظم|نظّم|حسم|مثل|حاكم|ترأس|سلم|تسلم|تسلّم|سلّم|نشر|وزع|وزّع|حل|ختتم|سري|تجه|سافر|بحث|تولى|جتمعون|صلون|لتقيان|بدأون|لتقون|رفع|صدر|شرع|عاود|ستكمل|كمل|واصل التصويت|قدم|قدّم)';

const TENSES: Readonly<Record<string, TenseWords>> = {
  en: {
    planned: new RegExp(
      `${NOT_NOUN}\\b(?:${EN_THIRD})\\b(?!’)|(?<=(?:\\p{Ll}{2,}s|\\b(?:they|both|people|police|men|women|children)) )(?:${EN.join('|')})\\b|^\\W*(?:starting|beginning|effective|as of)\\b|\\b(?:starting|beginning|effective|as of) (?:on )?\\p{Lu}`,
      'iu',
    ),
    over: /\b(?:was|were|had|did|been|fell|rose|left|met|held|began|came|went|took|gave|found|saw|lost|broke|fled|got|made|sent|told|won|cut|hit|shot|ran|heard|shut|saw|sat|spoke|drove|flew|paid|sold|bought|brought|built|caught|fought|struck|stood|won|kept|became|set up|grew|knew|wrote|put out|slept|withdrew|(?<!\b(?:the|an?|of|for|all) )(?!need|feed|speed|seed|bleed|exceed|proceed|indeed)\p{L}{2,}ed)\b/iu,
    joint:
      /[,;:—–()“”]|\b(?:that|said|says|say|which|who|where|while|whereas|and|but|after|before|because|since)\b/giu,
  },
  ar: {
    planned: new RegExp(
      `(?:^|\\s)(?<!(?:كان|كانت|لم|قد)\\s(?:\\S+\\s)?)[وف]?[يت]${AR}(?=\\s|$)|(?:^|\\s)(?:ابتداءً?ا?|ابتداءً|اعتبار\\S+|بدءا\\S*|بدءً\\S*)\\sمن\\s$`,
      'u',
    ),
    // A clause without a verb in the present tense.
    over: new RegExp(
      `^(?!.*(?:^|\\s)[وف]?(?:س?ي(?!وم|ونيو|وليو|ناير|من|سار|مين|د|زيدي)\\p{L}{3,}|ست\\p{L}{3,}|[يت]${AR}(?=\\s|$)|من المقرر|من المؤمل|لن|سوف))`,
      'u',
    ),
    joint: /[،؛:«»“”()]|(?<=\s)(?:أن|إن|أنه|أنها|إنه|إنها|بأن|التي|الذي|بعد|بعدما|بينما|حيث|فيما)(?=\s)/gu,
  },
  tr: {
    planned:
      /(?<!\p{L})(?:toplan|başl|aç|açıl|kapan|gel|gid|yap|yapıl|görül|düzenlen|sona er|yürürlüğe gir|ziyaret ed|oyl|oylan|seçil|buluş|görüş|katıl|sür|bit|dön|ayrıl)[ıiuü]?yor(?:lar)?(?!\p{L})|(?<!\p{L})[\p{L}]{2,}(?:lan|n|l)(?:acak|ecek)/iu,
    over: /\p{L}(?:[dt][ıiuü]|m[ıiuü]ş(?:t[ıiuü])?)(?:l[ae]r)?[.”"]*$|\p{L}{2,}[dt][ıiuü]ğ[ıiuü]n[ıiuü]/iu,
    joint: /[,;:“”()]/gu,
  },
  fr: {
    planned:
      /(?<!\b(?:a|ont|est|sont|avait|été|qu[’']il|la|le|un|une) )\b(?:(?:se|s[’'])\s?(?:réuni(?:t|ssent)|ouvre(?:nt)?|ren(?:d|dent)|tien(?:t|nent)|achève(?:nt)?|retrouve(?:nt)?)|examine(?:nt)?|vote(?:nt)?|expire(?:nt)?|arrive(?:nt)?|débute(?:nt)?|commence(?:nt)?|repren(?:d|nent)|part(?:ent)?|rencontre(?:nt)?|entre(?:nt)? en vigueur|pren(?:d|nent) fin|rouvre(?:nt)?|ferme(?:nt)?|reçoi(?:t|vent)|accueille(?:nt)?|visite(?:nt)?|quitte(?:nt)?|organise(?:nt)?|lance(?:nt)?|comparaît|comparaissent|à partir du?)(?!\p{L})/iu,
    over: /\b(?:a|ont|est|sont|avait|avaient|était|étaient|fut|furent|été|s[’']est|se sont) (?:\p{L}+ )?\p{L}+(?:é|ée|és|ées|i|is|it|ie|u|us|ue|ert|ort|t|te|ts)(?!\p{L})/iu,
    joint: /[,;:“”()«»]|\b(?:que|qui|et|mais|après|avant)\b|\bqu[’']/giu,
  },
};
/** Kinds of times that may lie on either side of the day of publication. */
const DATED: ReadonlySet<string> = new Set(['day', 'weekday', 'month', 'span']);
/** Days that lie so far back are told with their year. */
const LONG_AGO = 270;
/** Plans are told of so many days before. */
const SOON = 75;

/**
 * Whether a time is that of a plan told in the present tense; or a day without a year that is soon, while the last such
 * day is nearly a year ago, in a clause that tells of nothing that is over.
 *
 * @param published ISO day
 */
export function isPlanned(
  sentence: string,
  language: string,
  found: FoundDate,
  published: string | undefined,
): boolean {
  const tense = TENSES[language];
  const { word, since } = found;
  if (tense === undefined || since) return false;
  if (!DATED.has(word.kind)) return false;
  const clause = clauseOf(sentence, found, tense.joint);
  if (tense.over.test(clause)) return false;
  if (tense.planned.test(clause)) return true;
  return word.kind === 'day' && published !== undefined && isSoon(word, published);
}

function isSoon(
  { month, day, year }: { readonly month?: number; readonly day: number; readonly year?: number },
  published: string,
): boolean {
  if (month === undefined || year !== undefined) return false;
  const today = Temporal.PlainDate.from(published);
  const [last, next] = [today.year - 1, today.year, today.year + 1]
    .map((each) => Temporal.PlainDate.from({ year: each, month, day }))
    .reduce<[number, number]>(
      ([back, ahead], each) => {
        const days = today.until(each).days;
        return days <= 0 ? [Math.min(back, -days), ahead] : [back, Math.min(ahead, days)];
      },
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    );
  return last > LONG_AGO && next <= SOON;
}

/** The clause that a time stands in; where that is the time alone, with the clause behind it. */
function clauseOf(sentence: string, { at, text }: FoundDate, joint: RegExp): string {
  const joints = [...sentence.matchAll(joint)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const from = joints.findLast(({ to }) => to <= at)?.to ?? 0;
  const ends = joints.filter((each) => each.from >= at + text.length).map((each) => each.from);
  const own = sentence.slice(from, ends[0] ?? sentence.length);
  const isAlone = own.replace(text, '').split(/\s+/u).filter(Boolean).length === 0;
  return isAlone ? sentence.slice(from, ends[1] ?? sentence.length) : own;
}
