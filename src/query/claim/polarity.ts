import { lazy } from '../../util/lazy.ts';
import type { Token } from '../words/fold.ts';
import { WordForms } from './word-forms.ts';

/**
 * - `not`: the clause is denied ("did not visit")
 * - `hindered`: what it names does not come about ("prevent", "lost the means"): as good as denied, or not
 * - `modal`: it is possible, feared or aimed at, not said to have happened
 * - `urged`: somebody asks for it, orders or promises it
 * - `future`: it is to come
 */
export type Colour = 'not' | 'hindered' | 'modal' | 'urged' | 'future';

const COLOURS: Readonly<Record<Colour, Readonly<Record<string, string>>>> = {
  not: {
    en: "refused to,refuse to,failed to,declined to,fails to,not,n't,never,no,none,nobody,no one,no-one,nothing,neither,nor,cannot,can't,isnt,arent,wasnt,werent,didnt,doesnt,dont,hasnt,havent,hadnt,wont,wouldnt,couldnt,cant,aint,shouldnt,without",
    ar: 'رفض أن,لا,لم,لن,ليس,ليست,لیس,ولا,ولم,ولن,وليس,ما عاد,مو,مش,غير,دون,لا أحد,ماكو',
    ckb: 'نا,نەخێر,هیچ,نییە,نیە,بێ,ناتوانێت,هیچ کەس',
    tr: 'değil,yok,hiç,hiçbir,asla',
    fr: 'pas,jamais,aucun,aucune,rien,personne,non,sans',
  },
  hindered: {
    en: 'lost the means,lost the ability,lack,unable,prevent,stop,stopped,keep from,no longer,any more,anymore,too weak,incapable,head off,minimal,hardly,very little,drop their,so that',
    ar: 'منع,عاجز,فقد,لم تعد,توقف,حؤول,عدم',
    ckb: 'ڕێگرتن,ڕێگری,لەدەستداوە,ناتوانن',
    tr: 'engelle,önle,artık',
    fr: 'empêcher,incapable,plus,éviter',
  },
  modal: {
    en: 'could,would,may,might,should,must,if,whether,fear,afraid,risk,aim,goal,hope,want,seek,need,plan to,planned to,intend,suffice,so that',
    ar: 'قد,ربما,يمكن,ممكن,يجب,ينبغي,إذا,لو,يخشى,مخاوف,خشية,خطر,هدف,يريد,كي,حتى لا',
    ckb: 'لەوانەیە,دەکرێت,دەبێت,ئەگەر,مەترسی,دەترسن,ئامانج',
    tr: 'olabilir,gerek,eğer,kork,risk,hedef,iste',
    fr: 'pourrait,pourraient,peut,devoir,doit,si,craindre,craignent,crainte,risque,vouloir,veut,objectif,espérer,faut',
  },
  urged: {
    en: 'warn,call on,call for,called on,called for,appeal,urge,order,promise,pledge,threaten,demand,ask',
    ar: 'حذر,تحذير,دعا,طالب,حث,أمر,أوعز,تعهد,وعد,ناشد',
    ckb: 'هۆشداری,داوا,فەرمان,بەڵێن',
    tr: 'uyar,çağrı,emret,söz,talep',
    fr: 'avertir,appeler,ordonner,ordonné,promettre,menacer,demander',
  },
  future: { en: 'will,shall,going to', ar: 'سوف', ckb: '', tr: 'ecek,acak', fr: 'va,vont,sera,seront' },
};

const forms = new Map<string, () => WordForms<Colour>>(
  ['en', 'ar', 'ckb', 'tr', 'fr'].map((language) => [
    language,
    lazy(() => {
      const words = new WordForms<Colour>(language);
      for (const colour of ['future', 'urged', 'modal', 'hindered', 'not'] as const)
        words.add(COLOURS[colour][language] ?? '', colour);
      return words;
    }),
  ]),
);
/** Words that deny what is to come. */
const WILL_NOT: ReadonlySet<string> = new Set(['wont', 'لن', 'ولن', 'فلن']);
/** Sorani writes its negation before the verb, in one word; Turkish within it. */
const INNER: Readonly<Record<string, RegExp>> = {
  ckb: /^(?:نه|نا)(?:كر|يان|هات|چو|جو|توان|كات|دات|بو|خست)/,
  tr: /(?:m[iıuü]yor|m[ae]d[iı]|m[ae]m[iı][sş]|m[ae]z|[ae]m[ae]z)/,
};

/** How the words of a clause colour it, and where they stand. */
export interface Colours {
  readonly of: ReadonlySet<Colour>;
  /** Places of the words that deny or hinder. */
  readonly denying: ReadonlySet<number>;
}

/** How a clause is coloured by its words. */
export function coloursOf(tokens: readonly Token[], language: string): Colours {
  const words = forms.get(language)?.();
  const found = new Set<Colour>();
  const denying = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const match = words?.at(tokens, at);
    if (match !== undefined) {
      found.add(match.value);
      if (WILL_NOT.has(tokens[at]?.folded ?? '')) found.add('future');
      const isPhrase = match.length > 1 && match.value === 'hindered';
      if (match.value === 'not' || isPhrase) for (let i = 0; i < match.length; i++) denying.add(at + i);
      at += match.length - 1;
    } else if (INNER[language]?.test(tokens[at]?.folded ?? '') === true) found.add('not');
  }
  return { of: found, denying };
}
