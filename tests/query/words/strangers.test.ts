import { expect, test } from 'vitest';
import { Analyser } from '../../../src/query/words/analyser.ts';
import { Lexicon } from '../../../src/query/words/lexicon.ts';
import { loadReal } from '../real.ts';

const { compiled } = await loadReal();
const analyser = new Analyser(new Lexicon(compiled.lexicon), compiled.grammars);
const namesIn = (text: string) => analyser.analyse(text).slots.flatMap(({ names }) => names);

test.each([
  "what did Syria's foreign minister say",
  'the Syrian foreign minister spoke',
  'did the foreign minister of Syria meet Harris',
  'the prime minister of Turkey',
  'ماذا قال وزير الخارجية السوري',
  'Suriye dışişleri bakanı ne dedi',
  'le ministre des Affaires étrangères de Syrie',
])('%s: an office of another land is not the known one', (text) => {
  for (const id of ['foreign-minister', 'fuad-hussein', 'prime-minister', 'sudani'])
    expect(namesIn(text)).not.toContain(id);
});

test.each<[text: string, office: string]>([
  ["what did Iraq's foreign minister say", 'foreign-minister'],
  ['the foreign minister of Iraq', 'foreign-minister'],
  ['foreign minister on Syria', 'foreign-minister'],
  ['did the prime minister visit Syria', 'prime-minister'],
  ['the Iraqi prime minister', 'prime-minister'],
  ['the American diplomat', 'charge-daffaires'],
  ['وزير الخارجية العراقي', 'foreign-minister'],
  ['Irak başbakanı', 'prime-minister'],
])('%s: the known office', (text, office) => {
  expect(namesIn(text)).toContain(office);
});

test.each([
  'Harris county',
  'Hussein street',
  'who is uday hussein',
  'what did Harrison say',
  'Abadi',
  'Rubio',
])('%s is somebody or something else', (text) => {
  expect(namesIn(text)).toEqual([]);
});

test.each<[stretched: string, word: string]>([
  ['whyyyy is iraq worried', 'why is iraq worried'],
  ['ليييش العراق خايف', 'ليش العراق خايف'],
  ['who is sadrrrr', 'who is sadr'],
])('%s is %s', (stretched, word) => {
  const [one, other] = [analyser.analyse(stretched), analyser.analyse(word)];
  expect(one.kind).toBe(other.kind);
  expect(one.slots.map(({ senses }) => senses)).toEqual(other.slots.map(({ senses }) => senses));
});
