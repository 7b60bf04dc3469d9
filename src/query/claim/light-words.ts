import { lazy } from '../../util/lazy.ts';
import type { Token } from '../words/fold.ts';
import { WordForms } from './word-forms.ts';

/**
 * Words that add nothing that could be checked: that something is said, and verbs and nouns so wide that what stands
 * beside them is what is claimed.
 */
const LIGHT: Readonly<Record<string, string>> = {
  en:
    'say,tell,state,announce,declare,report,reportedly,according,mention,note,remark,add,statement,write,speak,talk,' +
    'word,describe,call,name,term,explain,stress,emphasise,emphasize,underline,reiterate,repeatedly,official,article,' +
    'and,or,but,so,that,which,who,be,is,are,was,were,been,being,has,had,does,did,put,take,get,make,do,have,hold,come,go,give,let,see,seen,seem,appear,become,happen,occur,show,find,look,last,next,after,before,since,during,following,' +
    'set,try,stay,remain,lie,stand,reach,carry,carry out,take part,be able,can,will,shall,would,' +
    'level,part,thing,way,matter,issue,case,situation,session,side,area,point,kind,sort,type,fact,news,' +
    'very,quite,really,also,too,now,then,still,already,just,even,only,again,yet,almost,about,around,along,together,' +
    'many,some,several,lot,more,most,any,every,all,each,both,other,another,such,own,main,key,certain,different,' +
    'people,person,man,men,member,recent,recently,currently,new,latest,today,this week,week,day,days,ago,earlier,' +
    'mr,mrs,ms,dr,al,breaking,update,urgent,rumour,rumor,apparently,allegedly,exactly,whole,full,fully,completely,' +
    'totally,entirely,absolutely,mount,big,major,large,high,highest,maximum,total,complete,head,top level',
  ar:
    'قال,صرح,أعلن,ذكر,أكد,أضاف,أوضح,بين,أشار,شدد,وصف,كتب,تحدث,بحسب,وفق,بيان,تصريح,مسؤول,' +
    'قام,تم,جرى,كان,أصبح,صار,بات,ظل,عقد,أجرى,وضع,جعل,أخذ,حصل,حدث,ظهر,بدا,وجد,' +
    'أيضا,الآن,حاليا,كل,بعض,جميع,عدة,كثير,كامل,بالكامل,تماما,جدا,فقط,وضع,أمر,شيء,جديد,كبير,أشخاص,رجال,أحد,منها,عبر,خلال',
  ckb: 'وت,گوت,ڕایگەیاند,دەڵێت,ڕایگەیاندووە,بەیاننامە,بەرپرس,کرد,کردن,کرا,بوو,هەیە,هەموو,هەندێک,زۆر,تەواو,تەنها,ئێستا,هەروەها,دۆخ,نوێ,گەورە,کەس',
  tr: 'söyle,dedi,açıkla,açıkladı,bildir,belirt,göre,açıklama,yetkili,yap,yaptı,et,etti,ol,oldu,var,bütün,tüm,bazı,çok,tamamen,şimdi,da,yeni,büyük,kişi,durum',
  fr: 'dire,dit,déclarer,déclaré,annoncer,annoncé,affirmer,selon,communiqué,responsable,faire,fait,avoir,être,tout,tous,certains,plusieurs,beaucoup,très,entièrement,totalement,maintenant,aussi,nouveau,grand,personne,situation',
};

/** Words of saying: who stands before one is who says the rest. */
const SAYING: Readonly<Record<string, string>> = {
  en: 'say,tell,state,announce,declare,warn,stress,emphasise,emphasize,claim,write,post,urge,call for,call on,insist,reassure,according to,admit,deny,confirm,promise,statement,tweet,describe,call,name',
  ar: 'قال,صرح,أعلن,ذكر,أكد,أضاف,أوضح,أشار,حذر,شدد,كتب,بحسب,وفق,دعا,اعترف,نفى,وعد',
  ckb: 'وت,گوت,ڕایگەیاند,دەڵێت,هۆشداری,نووسی',
  tr: 'söyle,dedi,açıkla,açıkladı,bildir,belirt,uyar,yaz',
  fr: 'dire,dit,déclarer,annoncer,annoncé,affirmer,avertir,écrire,selon',
};

function lists(table: Readonly<Record<string, string>>): ReadonlyMap<string, () => WordForms<true>> {
  return new Map(
    Object.entries(table).map(([language, words]) => [
      language,
      lazy(() => new WordForms<true>(language).add(words, true)),
    ]),
  );
}

const light = lists(LIGHT);
const saying = lists(SAYING);

/** Places of the words of a text that add nothing that could be checked. */
export function lightWords(tokens: readonly Token[], language: string): ReadonlySet<number> {
  return places(tokens, light.get(language)?.());
}

/** Places of the words of a text that say that somebody says something. */
export function sayingWords(tokens: readonly Token[], language: string): ReadonlySet<number> {
  return places(tokens, saying.get(language)?.());
}

function places(tokens: readonly Token[], words: WordForms<true> | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const match = words?.at(tokens, at);
    if (match === undefined) continue;
    for (let i = 0; i < match.length; i++) found.add(at + i);
    at += match.length - 1;
  }
  return found;
}
