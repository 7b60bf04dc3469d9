import { lazy } from '../../util/lazy.ts';
import type { Token } from '../words/fold.ts';
import { isVerb } from './clauses.ts';
import { WordForms } from './word-forms.ts';

/**
 * What people in the news do, and states that exclude each other: for each act its words per language. A vocabulary
 * that finds facts may take "closed" for "tightened"; a claim that is checked may not. Words with two common meanings
 * are left out.
 */
const ACTS = {
  arrest: {
    en: 'arrest,detain,apprehend,nab,seize,take into custody,catch,capture',
    ar: 'اعتقل,اعتقال,احتجز,القبض,توقيف,أوقف,أسر,مسك,لزم',
    ckb: 'دەستگیر,دەستگیرکردن,قۆڵبەست',
    tr: 'tutukla,tutuklandı,gözaltına,yakala,yakalandı',
    fr: 'arrêter,arrêté,arrestation,interpeller,interpellé,capturer,capturé',
  },
  kill: {
    en: 'kill,killed,slay,assassinate,assassination,murder,execute,execution,shoot dead,behead,die,died,dead,death,martyr',
    ar: 'قتل,مقتل,اغتيال,اغتال,إعدام,أعدم,استشهد,مات,توفي,وفاة',
    ckb: 'کوژرا,کوشت,کوشتن,کوژران,تیرۆرکرا,مرد',
    tr: 'öldür,öldürüldü,öldürülen,öldü,suikast,idam',
    fr: 'tuer,tué,tués,assassiner,assassiné,exécuter,exécuté,mort,décédé',
  },
  wound: {
    en: 'wound,injure,hurt',
    ar: 'جرح,أصيب,إصابة',
    ckb: 'بریندار',
    tr: 'yaralandı,yaralan',
    fr: 'blesser,blessé',
  },
  release: {
    en: 'release,free,freed,set free,liberate,let go',
    ar: 'أفرج,إفراج,سراح,أطلق سراح,تحرير,محرر',
    ckb: 'ئازادکرا,ئازادکردن,ئازاد',
    tr: 'serbest,salıver,tahliye',
    fr: 'libérer,libéré,relâcher,relâché',
  },
  escape: {
    en: 'escape,flee,get away,get out,break out,abscond',
    ar: 'هرب,هروب,فرار,فر,فارين,هارب',
    ckb: 'هەڵات,هەڵاتن,ڕایکرد,دەرباز',
    tr: 'kaç,kaçtı,firar',
    fr: 'évader,évasion,échapper,fuir,fuite',
  },
  surrender: {
    en: 'surrender,give up,gave up,capitulate,lay down arms',
    ar: 'استسلم,استسلام',
    ckb: 'خۆبەدەستەوەدان',
    tr: 'teslim',
    fr: 'rendre,rendus,capituler',
  },
  recapture: {
    en: 'recapture,rearrest,recaptured',
    ar: 'إعادة القبض,أعيد اعتقال',
    ckb: 'گرتنەوە',
    tr: 'yeniden yakala',
    fr: 'repris,recapturer',
  },
  close: {
    en: 'close,shut,seal,seal off,shut down,closure',
    ar: 'أغلق,إغلاق,غلق,سد,مغلق,أغلقت',
    ckb: 'داخستن,داخرا,داخست,داخراوە',
    tr: 'kapat,kapattı,kapandı,kapatıldı',
    fr: 'fermer,fermé,fermeture',
  },
  open: {
    en: 'reopen,reopened,opened',
    ar: 'فتح,افتتح,إعادة فتح',
    ckb: 'کردەوە,کرایەوە',
    tr: 'aç,açtı,açıldı',
    fr: 'ouvrir,ouvert,rouvrir',
  },
  attack: {
    en: 'attack,assault,raid,storm,ambush,strike,struck,offensive',
    ar: 'هجوم,هاجم,اقتحم,غارة,كمين',
    ckb: 'هێرش,هێرشی',
    tr: 'saldırı,saldırdı,baskın',
    fr: 'attaque,attaquer,assaut,raid',
  },
  bomb: {
    en: 'bomb,!bombs,bombed,bombing,blow up,explode,explosion,blast,shell,shelled,shelling,bombard,airstrike,suicide bomber',
    ar: 'قصف,تفجير,انفجار,انتحاري,فجر',
    ckb: 'تەقاندن,تەقینەوە,بۆردومان,خۆکوژ',
    tr: 'bombala,bombalandı,patlama,patladı',
    fr: 'bombarder,bombardement,explosion,attentat',
  },
  invade: {
    en: 'invade,invasion,occupy,march into',
    ar: 'غزو,اجتياح,احتل,اجتاح',
    ckb: 'داگیرکردن',
    tr: 'işgal',
    fr: 'envahir,invasion',
  },
  overrun: {
    en: 'take over,taken over,overrun,take control of',
    ar: 'سيطر,استولى',
    ckb: 'دەستی بەسەرداگرت',
    tr: 'ele geçir',
    fr: 'prendre le contrôle',
  },
  withdraw: {
    en: 'withdraw,withdrawal,retreat,run away,ran away,pull out,pull back,abandon,desert their,run from',
    ar: 'انسحب,انسحاب,تراجع',
    ckb: 'کشانەوە,پاشەکشە',
    tr: 'geri çekil,geri çekildi',
    fr: 'retirer,retrait,replier',
  },
  resign: {
    en: 'resign,resignation,step down,quit',
    ar: 'استقال,استقالة',
    ckb: 'دەستلەکارکێشانەوە',
    tr: 'istifa',
    fr: 'démissionner,démission',
  },
  dismiss: {
    en: 'dismiss,sack,oust,depose',
    ar: 'أقال,إقالة,عزل,طرد',
    ckb: 'دوورخستنەوە',
    tr: 'görevden',
    fr: 'limoger,limogé,renvoyer,destituer',
  },
  appoint: {
    en: 'appoint,nominate,elect,elected',
    ar: 'عين,تعيين,انتخب',
    ckb: 'دامەزراندن,هەڵبژێردرا',
    tr: 'ata,atandı,seçildi',
    fr: 'nommer,élu',
  },
  vote: { en: 'vote,voted,ballot', ar: 'صوت,تصويت', ckb: 'دەنگدان', tr: 'oy', fr: 'voter,vote' },
  sign: {
    en: 'sign,signed,ink a deal',
    ar: 'وقع,توقيع',
    ckb: 'واژۆ,ئیمزا',
    tr: 'imzala',
    fr: 'signer,signé',
  },
  meet: {
    en: 'meet,met,meeting,sit down with,talks with',
    ar: 'التقى,اجتمع,اجتماع,لقاء,قابل',
    ckb: 'کۆبووەوە,کۆبوونەوە,دیدار',
    tr: 'görüş,görüştü,buluş,toplantı',
    fr: 'rencontrer,rencontré,réunion,réunir',
  },
  phone: {
    en: 'phone,telephone,phone call,rang,ring up,call with',
    ar: 'اتصل,مكالمة,هاتف,تلفون',
    ckb: 'تەلەفۆن,پەیوەندی',
    tr: 'telefon,aradı',
    fr: 'téléphoner,téléphone,appelé',
  },
  travel: {
    en: 'travel,visit,trip,tour,go to,went,fly to,flew,arrive,journey,came to',
    ar: 'زار,زيارة,سافر,توجه,ذهب,رحلة,وصل,راح',
    ckb: 'سەردان,گەشت,چوو',
    tr: 'ziyaret,gitti,seyahat,uç,uçtu',
    fr: 'visiter,visite,voyage,voyager,rendu,aller,allé',
  },
  return: {
    en: 'come back,came back,return home',
    ar: 'عاد,عودة',
    ckb: 'گەڕایەوە',
    tr: 'döndü',
    fr: 'revenir,revenu',
  },
  marry: { en: 'marry,wedding', ar: 'تزوج,زواج' },
  pay: {
    en: 'pay,paid,salary,wage,back pay',
    ar: 'دفع,راتب,رواتب',
    ckb: 'مووچە',
    tr: 'öde,maaş',
    fr: 'payer,payé,salaire',
  },
  buy: {
    en: 'buy,purchase,sell,sold',
    ar: 'اشترى,شراء,باع',
    ckb: 'کڕی,فرۆشت',
    tr: 'satın,sattı',
    fr: 'acheter,vendre,vendu',
  },
  donate: { en: 'donate,donation', ar: 'تبرع,منحة', fr: 'don,donner' },
  win: {
    en: 'win,beat,defeat,victory,triumph',
    ar: 'هزم,هزيمة,انتصر,انتصار,نصر,دحر',
    ckb: 'سەرکەوتن,شکستی پێهێنا',
    tr: 'yendi,zafer',
    fr: 'vaincre,vaincu,victoire,battre',
  },
  lose: { en: 'be defeated by,lost to', ar: 'خسر,خسارة' },
  promise: {
    en: 'promise,pledge,vow',
    ar: 'تعهد,وعد',
    ckb: 'بەڵێن',
    tr: 'söz ver,vaat',
    fr: 'promettre,promis,engager',
  },
  refuse: {
    en: 'refuse,reject,decline,turn down',
    ar: 'رفض,يرفض',
    ckb: 'ڕەتکردنەوە,ڕەتیکردەوە',
    tr: 'reddet,reddetti',
    fr: 'refuser,refusé,rejeter',
  },
  oppose: { en: 'oppose,against', ar: 'عارض,معارضة', ckb: 'دژی', tr: 'karşı çık', fr: 'opposer,contre' },
  urge: {
    en: 'urge,call for,call on,appeal,demand,stress the need,must,should,want,seek,need',
    ar: 'دعا,طالب,حث,يجب,ضرورة,ناشد,شدد',
    ckb: 'داوای کرد,داوا,دەبێت,پێویست',
    tr: 'çağrı,istedi,gerek,talep',
    fr: 'appeler,demander,exhorter,falloir,devoir',
  },
  order: {
    en: 'order,instruct,give orders,gave orders,command to',
    ar: 'أمر,أوعز,أصدر أوامر',
    ckb: 'فەرمان',
    tr: 'emret,emretti,talimat',
    fr: 'ordonner,ordonné',
  },
  guard: {
    en: 'guard,defend,deploy,deployed,stationed',
    ar: 'حراسة,يحرس,انتشار,نشر',
    ckb: 'پاسەوانی',
    tr: 'koru',
    fr: 'garder,garde,défendre,déployer',
  },
  support: {
    en: 'support,back,backing,endorse,assist',
    ar: 'دعم,أيد,تأييد,مساندة',
    ckb: 'پشتگیری,پشتیوانی',
    tr: 'destek',
    fr: 'soutenir,soutien,appui',
  },
  praise: {
    en: 'praise,hail,laud,welcome',
    ar: 'أشاد,مدح,رحب',
    ckb: 'ستایش',
    tr: 'övdü',
    fr: 'saluer,louer',
  },
  condemn: {
    en: 'condemn,denounce,criticise,criticize,blame,slam',
    ar: 'أدان,ندد,انتقد,استنكر',
    ckb: 'سەرکۆنە,ئیدانە',
    tr: 'kına,eleştir',
    fr: 'condamner,dénoncer,critiquer',
  },
  deny: {
    en: 'deny,denial,rebut,dispute',
    ar: 'نفى,نفي,أنكر,كذب',
    ckb: 'ڕەتدەکاتەوە',
    tr: 'yalanla,inkar',
    fr: 'démentir,nier',
  },
  admit: {
    en: 'admit,confess,concede,acknowledge',
    ar: 'اعترف,أقر',
    ckb: 'دانی پێدانا',
    tr: 'itiraf',
    fr: 'admettre,avouer',
  },
  apologise: { en: 'apologise,apologize,apology', ar: 'اعتذر,اعتذار', tr: 'özür', fr: 'excuses' },
  threaten: { en: 'threaten to,ultimatum', ar: 'هدد,تهديد', ckb: 'هەڕەشە', tr: 'tehdit', fr: 'menacer' },
  stop: {
    en: 'has stopped,have stopped,was stopped,were stopped,halt,suspend,cease,cancel,call off,shelve',
    ar: 'توقفت,أوقفت,علق,تعليق,ألغى,إلغاء',
    ckb: 'وەستا,وەستان,ڕاگرتن',
    tr: 'durdu,durdurdu',
    fr: 'suspendre,cesser,annuler',
  },
  continue: {
    en: 'continue,ongoing,under way,still,persist,live on,remain,go on',
    ar: 'استمر,مستمر,تتواصل,جارية,لا يزال',
    ckb: 'بەردەوام,هێشتا',
    tr: 'sürüyor,devam',
    fr: 'continuer,toujours,persister,rester',
  },
  begin: {
    en: 'begin,start,launch',
    ar: 'بدأ,بدء,أطلقت',
    ckb: 'دەستپێکرد',
    tr: 'başla',
    fr: 'commencer,lancer',
  },
  collapse: {
    en: 'collapse,fall apart,crumble',
    ar: 'انهار,انهيار',
    ckb: 'داڕما,داڕمان',
    tr: 'çök,çöktü',
    fr: 'effondrer,effondré',
  },
  unsafe: {
    en: 'insecure,unsafe,unsecured,unprotected,unguarded,wide open,porous',
    ar: 'غير آمنة,غير مؤمنة,مكشوفة',
    ckb: 'نائارام',
    tr: 'güvensiz,korunmasız',
    fr: 'poreuse',
  },
  secure: {
    en: 'secure,!security,!securities,secured,safe,sealed,protected,under control,watertight,airtight,impenetrable',
    ar: 'آمن,آمنة,مؤمنة,مؤمن,محصنة,تحت السيطرة,محكمة',
    ckb: 'پارێزراو,پارێزراوە,ئارام',
    tr: 'güvenli,güvende,güvence',
    fr: 'sécurisé,sûr,sûre,sécurisée',
  },
  relaxed: { en: 'relax,relaxed,at ease,unconcerned,unworried', ar: 'مسترخ,مرتاح', fr: 'détendu' },
  alert: {
    en: 'alert,high alert,on guard,vigilant,readiness,worried,nervous,alarmed',
    ar: 'تأهب,استنفار,يقظة,قلق',
    ckb: 'ئامادەباشی',
    tr: 'alarm,teyakkuz',
    fr: 'alerte,vigilant',
  },
  lower: {
    en: 'lower,reduce,ease,loosen,relax its,cut,scale back,decrease',
    ar: 'خفض,خفف,قلص,تقليص,تخفيف',
    ckb: 'کەمکردنەوە',
    tr: 'azalt,gevşet',
    fr: 'réduire,baisser,assouplir',
  },
  raise: {
    en: 'raise,step up,tighten,strengthen,increase,boost,reinforce,intensify,beef up',
    ar: 'رفع,شدد,عزز,تعزيز,زيادة,تشديد',
    ckb: 'بەرزکردنەوە,توندکردن,بەهێزکردن',
    tr: 'artır,sıkılaştır,güçlendir',
    fr: 'renforcer,augmenter,resserrer',
  },
  former: {
    en: 'former,ex,used to,once,previously',
    ar: 'سابق,سابقا',
    ckb: 'پێشوو',
    tr: 'eski',
    fr: 'ancien',
  },
  present: {
    en: 'present,current,currently,now serves,sitting,incumbent',
    ar: 'حالي,حاليا,الحالي',
    ckb: 'ئێستای',
    tr: 'şimdiki,mevcut',
    fr: 'actuel',
  },
  image: { en: 'time bomb,ticking bomb', ar: 'قنبلة موقوتة,قنابل موقوتة' },
} as const;

export type Act = keyof typeof ACTS;

/** Acts that cannot both be what happened, or states that cannot both hold, of the same people or place. */
const EXCLUSIVE: readonly (readonly [Act, string])[] = [
  ['kill', 'arrest release escape win'],
  ['wound', 'arrest'],
  ['arrest', 'release escape'],
  ['surrender', 'arrest'],
  ['close', 'open'],
  ['deny', 'promise admit'],
  ['refuse', 'promise support urge'],
  ['oppose', 'support urge'],
  ['praise', 'condemn'],
  ['stop', 'continue begin'],
  ['collapse', 'secure'],
  ['unsafe', 'secure'],
  ['relaxed', 'alert'],
  ['lower', 'raise'],
  ['former', 'present'],
  ['withdraw', 'support guard'],
  ['guard', 'surrender'],
  ['lose', 'win'],
];

/**
 * Acts that are often a matter of wording beside another: a claim with the one is stated by a fact with the other, and
 * the vocabulary decides.
 */
const LOOSE: ReadonlySet<Act> = new Set<Act>([
  'support',
  'urge',
  'continue',
  'begin',
  'raise',
  'secure',
  'alert',
  'present',
  'former',
  'meet',
  'travel',
  'phone',
  'win',
  'return',
  'lower',
  'attack',
  'image',
  'promise',
  'release',
  'escape',
]);

/** What people say that they want, or think: what it is about need not have come about. */
const STANCES: ReadonlySet<Act> = new Set<Act>([
  'urge',
  'oppose',
  'support',
  'refuse',
  'promise',
  'praise',
  'condemn',
  'deny',
  'admit',
  'threaten',
  'apologise',
  'order',
]);

const forms = new Map<string, () => WordForms<Act>>(
  ['en', 'ar', 'ckb', 'tr', 'fr'].map((language) => [language, lazy(() => build(language))]),
);

function build(language: string): WordForms<Act> {
  const words = new WordForms<Act>(language);
  for (const [act, byLanguage] of Object.entries(ACTS)) {
    words.add((byLanguage as Readonly<Record<string, string>>)[language] ?? '', act as Act);
  }
  return words;
}

/** An act that words of a text name: the place of the first, how many they are, and whether the doer stands before them. */
export interface NamedAct {
  readonly act: Act;
  readonly at: number;
  readonly length: number;
  readonly isActive: boolean;
}

/** Acts that one does to another, who would not do the same in turn. */
const ONE_SIDED: ReadonlySet<Act> = new Set<Act>([
  'arrest',
  'kill',
  'wound',
  'release',
  'bomb',
  'win',
  'dismiss',
  'recapture',
]);
/** English words before an act that make it passive, or a noun. */
const BEING: ReadonlySet<string> = new Set('is are was were be been being got get the an a of'.split(' '));
/** English words that follow a participle more often than an active verb with an object. */
const AFTER_PARTICIPLE: ReadonlySet<string> = new Set(
  'from in by at after on to during for as and near of'.split(' '),
);

/** Whether an act has a doer and somebody to whom it is done. */
export function isOneSided(act: Act): boolean {
  return ONE_SIDED.has(act);
}

/** In English: neither "was arrested" nor "the man arrested in". */
function isActive(tokens: readonly Token[], at: number, length: number, language: string): boolean {
  // Elsewhere word order does not show it.
  if (language !== 'en') return false;
  const last = tokens[at + length - 1];
  if (last === undefined || !isVerb(last, language)) return false;
  const before = tokens.slice(Math.max(0, at - 3), at);
  if (before.some(({ folded }) => BEING.has(folded))) return false;
  const next = tokens[at + length];
  return next !== undefined && !AFTER_PARTICIPLE.has(next.folded);
}

/** The acts that words of a text name, in order. */
export function actsIn(tokens: readonly Token[], language: string): readonly NamedAct[] {
  const words = forms.get(language)?.();
  if (words === undefined) return [];
  const found = [];
  for (let at = 0; at < tokens.length; at++) {
    const match = words.at(tokens, at);
    if (match === undefined) continue;
    const { value: act, length } = match;
    found.push({ act, at, length, isActive: isActive(tokens, at, length, language) });
    at += match.length - 1;
  }
  return found;
}

const exclusive = lazy(() => {
  const pairs = new Map<Act, Set<Act>>();
  const join = (one: Act, other: Act) => pairs.set(one, (pairs.get(one) ?? new Set<Act>()).add(other));
  for (const [one, others] of EXCLUSIVE) {
    for (const other of others.split(' ') as Act[]) {
      join(one, other);
      join(other, one);
    }
  }
  return pairs;
});

/** Whether two acts exclude each other. */
export function excludes(one: Act, other: Act): boolean {
  return exclusive().get(one)?.has(other) ?? false;
}

/** Acts that two do together. */
const MUTUAL: ReadonlySet<Act> = new Set<Act>(['meet', 'phone', 'sign', 'marry']);

/** Whether it does not matter who is named first. */
export function isMutual(act: Act): boolean {
  return MUTUAL.has(act);
}

/** Acts of which a source that tells of them tells plainly: a fact without one does not answer a question about it. */
const GRAVE: ReadonlySet<Act> = new Set<Act>([
  'kill',
  'wound',
  'bomb',
  'invade',
  'overrun',
  'surrender',
  'close',
  'withdraw',
  'resign',
  'dismiss',
  'vote',
  'sign',
  'marry',
  'buy',
  'donate',
  'apologise',
  'collapse',
]);

/** Whether a fact without the act cannot answer a question about it. */
export function isGrave(act: Act): boolean {
  return GRAVE.has(act);
}

/** Whether only a word for the very same act states this one. */
export function isStrict(act: Act): boolean {
  return !LOOSE.has(act);
}

/** Whether it is what somebody wants or thinks. */
export function isStance(act: Act): boolean {
  return STANCES.has(act);
}
