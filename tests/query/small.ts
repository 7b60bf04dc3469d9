import type { FunctionWords, Knowledge, LocalizedList } from '../../src/knowledge/model.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { WEIGHTS as LEARNED, type Weights } from '../../src/query/ranking/weights.ts';
import { factNamed, knowledge as fixture } from '../fixture.ts';

const QUESTIONS: Readonly<Record<string, LocalizedList>> = {
  'fully-secured': {
    en: ['is the border secured?', 'who says the border is secured?'],
    ar: ['هل الحدود مؤمنة؟'],
  },
  'red-line': { en: ['what did Sudani order?'], ar: ['بماذا أمر السوداني؟'] },
  'infiltration-warning': { en: ['what did Sadr warn of?'] },
  'phone-call': { en: ['who phoned Mazloum Abdi?'], ar: ['من اتصل بمظلوم عبدي؟'] },
  'al-qaim-visit': { en: ['who inspected the troops at al-Qaim?'], ar: ['من تفقد القوات في القائم؟'] },
  'twelve-escaped': { en: ['how many detainees escaped?'] },
  'ten-escaped': { en: ['did ten detainees escape?'] },
  'taken-back': { en: ['was the crossing closed?'] },
};

const none: FunctionWords['anaphora'] = { person: [], group: [], thing: [], place: [], time: [] };

const functionWords: Readonly<Record<string, FunctionWords>> = {
  en: {
    stop: 'the a of did by to at in on about that be as with for and is was are there'.split(' '),
    anaphora: { person: ['he', 'him'], group: ['they'], thing: ['it'], place: ['there'], time: ['then'] },
    continue: ['and', 'what about'],
    amounts: ['ten', 'twelve', 'thousands'],
    kind: {
      who: ['who'],
      when: ['when'],
      where: ['where'],
      why: ['why'],
      what: ['what'],
      'how-many': ['how many'],
      'who-said': ['who said', 'who says'],
      latest: ['what is new'],
      'yes-no': ['is', 'was', 'were', 'did'],
    },
  },
  ar: {
    stop: ['في', 'من', 'مع'],
    anaphora: { ...none, person: ['هو'] },
    continue: ['و'],
    amounts: [],
    kind: { who: ['من'], 'yes-no': ['هل'], where: ['أين'] },
  },
};

const convoy = factNamed('years-of-violence');

/** Seven statements that answer the same question. */
const convoys = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (day, number) => ({
    ...convoy,
    id: `convoy-${number + 1}`,
    paragraph: 30 + number,
    text: { en: `A convoy of trucks left on ${day}.`, ar: `غادرت قافلة شاحنات يوم ${number + 1}.` },
  }),
);

/** The fixture with questions of its facts' own, a gap, a little vocabulary, and seven facts that are alike. */
export const knowledge: Knowledge = {
  ...fixture,
  facts: [...fixture.facts.map((fact) => ({ ...fact, questions: QUESTIONS[fact.id] ?? {} })), ...convoys],
  gaps: [
    {
      id: 'troop-numbers',
      text: { en: 'No source says how many troops there are.', ar: 'لا يذكر أي مصدر عدد القوات.' },
      questions: { en: ['how many troops are there?', 'what is the number of soldiers?'] },
      names: [],
      nearest: ['fully-secured'],
    },
  ],
  concepts: [
    { id: 'border', words: { en: ['border', 'frontier'], ar: ['الحدود'] } },
    { id: 'phone', words: { en: ['phone', 'phoned', 'rang'], ar: ['اتصل'] } },
    { id: 'inspect', words: { en: ['inspect', 'visit'], ar: ['تفقد'] } },
    { id: 'escape', words: { en: ['escape', 'get away'], ar: ['هرب'] } },
  ],
  functionWords,
};

/**
 * Weights set by hand, so that these tests are about what the engine does and not about what training found:
 * a fact wins by the share of the question that it covers, and loses by strangers and by words that nobody has.
 */
const WEIGHTS: Weights = {
  rank: { likelihood: 1, question: 2, all: 2, names: 1, stranger: -2, kind: 0.2 },
  decide: { bias: -3, covered: 4, question: 2, stranger: -6, unknown: -3, gap: -2 },
  threshold: 0.5,
  associations: {},
  deniable: 1,
  passages: LEARNED.passages,
};

/** An engine over the small knowledge, or over a variation of it. */
export function smallEngine(changes: Partial<Knowledge> = {}): Engine {
  return createEngine(compile({ ...knowledge, ...changes }), WEIGHTS);
}
