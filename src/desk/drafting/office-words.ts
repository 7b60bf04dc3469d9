import { isLand } from '../../query/claim/lands.ts';
import { fold } from '../../query/words/fold.ts';

/** Words of which titles of offices are made, in languages with capitals. */
const OFFICE: ReadonlySet<string> = new Set(
  `minister ministers ministry ministries interior defence defense foreign affairs finance health justice oil education planning prime deputy president presidents speaker
  chief staff commander governor mayor ambassador office cabinet government parliament council state secretary general excellency his her their the of and for
  bakan bakani bakanlik bakanligi disisleri icisleri savunma basbakan basbakani cumhurbaskani baskan baskani vali valisi hukumet meclis sozcu sozcusu
  ministre ministere premier affaires etrangeres interieur gouvernement parlement de du des la le l et`
    .split(/\s+/)
    .map(fold),
);

/** Whether a run of capitals is nothing but the title of an office: "Ministers of Defense", "Interior". */
export function isOffice(words: readonly string[]): boolean {
  const folded = words.flatMap((word) => word.split(/[’'-]/u)).map((word) => fold(word).replaceAll('ı', 'i'));
  return (
    folded.some((word) => OFFICE.has(word)) &&
    folded.every((word) => word.length < 2 || OFFICE.has(word) || isLand(word))
  );
}
