import { fold } from './fold.ts';
import { stem } from './inflection.ts';
import { COMMON_AR, COMMON_CKB, COMMON_FR, COMMON_TR } from './lists/common-words.ts';

/**
 * English words that stand in texts on anything: in a small collection they may be as rare as a name, and tell little
 * all the same. By frequency in general English, the function words aside.
 */
const WORDS = `
time year people way day man thing woman life child world school state family student group country problem hand part
place case week company system program question work government number night point home water room mother area money
story fact month lot right study book eye job word business issue side kind head house service friend father power hour
game line end member law car city community name president team minute idea body information back parent face others
level office door health person art war history party result change morning reason research girl guy moment air teacher
force education be have do say get make go know take see come think look want give use find tell ask seem feel try leave
call put mean keep let begin help talk turn start show hear play run move like live believe hold bring happen write
provide sit stand lose pay meet include continue set learn lead understand watch follow stop create speak read allow add
spend grow open walk win offer remember love consider appear buy wait serve die send expect build stay fall cut reach
kill remain suggest raise pass sell require report decide pull develop return explain hope carry break receive agree
support hit produce eat cover catch draw choose cause point describe refer base relate form act involve consist contain
occur exist become increase reduce apply determine represent compare define new good first last long great little own
other old big high different small large next early young important few public bad same able main common major best
better certain clear full general known likely local many modern most much often original particular possible present
recent single special specific total various whole popular similar typical usual famous significant late several true
type sort example term part amount method process purpose role effect way aspect characteristic feature factor item event
period century decade date age percent percentage rate size class category individual location region nation
organization field subject topic theory concept phrase language title position object source means up so out just now how
then more also well only over even after our work because day us one two three four five six seven eight nine ten hundred
thousand million always usually sometimes never currently today originally mostly mainly generally commonly primarily
approximately about around near within throughout along another each every both either neither still yet already soon
later ago again together instead rather almost however therefore became become done made used called named found given
taken seen said came went got left put began held brought wrote led grew won lost met paid sent fell
`;

const LISTED: Readonly<Record<string, string>> = {
  en: WORDS,
  ...{ ar: COMMON_AR, ckb: COMMON_CKB, fr: COMMON_FR, tr: COMMON_TR },
};
const made = new Map<string, ReadonlySet<string>>();

/** Stems of the common words of a language; none for a language without a list. */
export function commonStems(language: string): ReadonlySet<string> {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = (LISTED[language] ?? '').trim().split(/\s+/);
  const stems = new Set(words.map((word) => stem(fold(word), language)));
  stems.delete('');
  made.set(language, stems);
  return stems;
}
