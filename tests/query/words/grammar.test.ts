import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { QuestionKind } from '../../../src/knowledge/model.ts';
import { tokenize } from '../../../src/query/words/fold.ts';
import { createGrammar, findKind, keyOf, phraseKey } from '../../../src/query/words/grammar.ts';
import { KNOWLEDGE_DIR } from '../real.ts';

const { functionWords } = await loadKnowledge(KNOWLEDGE_DIR);

/** Which kind of answer a question wants. */
const KINDS: Readonly<Record<string, readonly (readonly [question: string, kind: QuestionKind])[]>> = {
  en: [
    ['Who commands the SDF?', 'who'],
    ['whos the foreign minister', 'who'],
    ['When was he arrested?', 'when'],
    ['what date was that', 'when'],
    ['Where is al-Qaim?', 'where'],
    ['which town did he visit', 'where'],
    ['How many escaped?', 'how-many'],
    ['what number of fighters', 'how-many'],
    ['Why is Iraq worried?', 'why'],
    ['how come they got out', 'why'],
    ['How is the border secured?', 'how'],
    ['who said it is a red line', 'who-said'],
    ['according to whom', 'who-said'],
    ['list the provinces', 'list'],
    ['what is new', 'latest'],
    ['any updates', 'latest'],
    ['Is the border safe?', 'yes-no'],
    ['did Sudani go there', 'yes-no'],
    ['the border is safe', 'what'],
    ['peshmerga support', 'what'],
    ['', 'what'],
    ['did he say how many escaped', 'how-many'],
  ],
  ar: [
    ['من هو السوداني', 'who'],
    ['منو قائد قسد', 'who'],
    ['متى اعتقل', 'when'],
    ['شوكت صار', 'when'],
    ['أين القائم', 'where'],
    ['وين راح', 'where'],
    ['كم هرب', 'how-many'],
    ['شكد عددهم', 'how-many'],
    ['لماذا القلق', 'why'],
    ['ليش خايفين', 'why'],
    ['كيف هربوا', 'how'],
    ['من قال ذلك', 'who-said'],
    ['هل الحدود آمنة', 'yes-no'],
    ['آخر الأخبار', 'latest'],
  ],
  ckb: [
    ['کێ فەرماندەیە', 'who'],
    ['کەی گیرا', 'when'],
    ['لە کوێ گیرا', 'where'],
    ['چەند کەس هەڵاتن', 'how-many'],
    ['بۆچی نیگەرانن', 'why'],
    ['چۆن هەڵاتن', 'how'],
    ['ئایا سنوورەکە پارێزراوە', 'yes-no'],
  ],
  tr: [
    ['bakan kim', 'who'],
    ['ne zaman yakalandı', 'when'],
    ['nerede yakalandı', 'where'],
    ['kaç kişi kaçtı', 'how-many'],
    ['neden endişeli', 'why'],
    ['nasıl kaçtılar', 'how'],
    ['sınır güvenli mi', 'yes-no'],
    ['son haberler', 'latest'],
  ],
  fr: [
    ['qui est Abdi', 'who'],
    ['quand a-t-il été arrêté', 'when'],
    ['où est-il', 'where'],
    ['combien se sont évadés', 'how-many'],
    ['pourquoi cette alerte', 'why'],
    ['comment ont-ils fui', 'how'],
    ['est-ce que la frontière est sûre', 'yes-no'],
    ['qui a dit ça', 'who-said'],
    ['quoi de neuf', 'latest'],
  ],
};

describe.each(Object.entries(KINDS))('%s', (language, rows) => {
  const grammar = createGrammar(functionWords[language]);

  test.each(rows)('%s: %s', (question, kind) => {
    expect(findKind(tokenize(question), grammar, language).kind).toBe(kind);
  });
});

test('an auxiliary asks yes or no only where it opens the question; the words that ask are small', () => {
  const grammar = createGrammar({
    stop: ['so called'],
    anaphora: { person: ['he'], group: [], thing: [], place: [], time: [] },
    continue: ['and'],
    amounts: ['ten'],
    kind: { 'yes-no': ['is', 'mi'], who: ['who'], 'how-many': ['how many'] },
  });
  const find = (text: string, language = 'en') => {
    const { kind, small } = findKind(tokenize(text), grammar, language);
    return [kind, [...small]];
  };
  expect(find('is it safe')).toEqual(['yes-no', [0]]);
  expect(find('it is safe')).toEqual(['what', []]);
  expect(find('sınır güvenli mi', 'tr')).toEqual(['yes-no', [2]]);
  expect(find('how many are so called here')).toEqual(['how-many', [0, 1, 3, 4]]);
  expect(find('who knows how many')).toEqual(['how-many', [0, 2, 3]]);
  expect(find('how so')).toEqual(['what', []]);
});

test('a language without function words has an empty grammar', () => {
  const grammar = createGrammar(undefined);
  expect(findKind(tokenize('who is it'), grammar, 'xx')).toEqual({ kind: 'what', small: new Set() });
  expect(grammar.votes.size).toBe(0);
});

test('function words are looked up in any spelling', () => {
  expect(phraseKey('Qu’est-ce que')).toBe(keyOf(tokenize("qu'est-ce QUE")));
  expect(phraseKey('ne zaman')).toBe('ne zaman');
  expect(phraseKey('?!')).toBe('');
});
