import { fold } from '../query/words/fold.ts';

/** Words that ask whether something is true, in the languages that questions are understood in. */
const ASKING = wordSet(
  'true truth false fake real right correct accurate check verify confirm fact factcheck',
  'صحيح صحيحة صح صحة حقيقي حقيقية حقيقة الحقيقة كذب كاذب كاذبة إشاعة شائعة تحقق تأكد دقيق دقيقة',
  'راستە ڕاستە راسته دروستە ڕاست راست دروست درۆیە درۆ پشکنین بپشکنە بیپشکنە بپشکنن',
  'doğru gerçek gerçekten yalan kontrol teyit',
  'vrai vraie vraiment faux fausse exact vérifie vérifiez vérifier',
);

/** Words beside those. */
const BESIDE = wordSet(
  'is are was it its this that these those really actually so or not please pls can could you u tell me if whether the a',
  'claim news statement and hey hi',
  'هل هذا هذه هاذا هاي هذي ذلك فعلا حقا أم أو لا غير من الخبر خبر الكلام كلام المعلومة معلومة ما مدى لو سمحت رجاء يا',
  'ئایا ئەمە ئەوە ئەم ئەو یان نا هەواڵە هەواڵ قسەیە تکایە بزانە',
  'bu bunlar şu mi mı mu yoksa haber et lütfen',
  "est ce c'est cest ça cela ou s'il te plaît svp info",
);

/** More words are a question of their own. */
const MOST_WORDS = 12;

/** Whether words beside somebody's statement only ask whether that is true, and are no question of their own. */
export function asksIfTrue(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => ASKING.has(word)) &&
    words.every((word) => ASKING.has(word) || BESIDE.has(word))
  );
}

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(wordsOf));
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
