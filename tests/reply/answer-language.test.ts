import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { render } from '../../src/platforms/terminal/render.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { composeAnswer } from '../../src/reply/answer.ts';
import { answerJson } from '../../src/reply/json.ts';
import { factNamed, NOW } from '../fixture.ts';
import { GOOD, makeFolder } from '../knowledge/folder.ts';
import { knowledge, smallEngine } from '../query/small.ts';

/** The knowledge in which some facts have a Sorani text. */
function withSorani(...ids: readonly string[]) {
  const facts = knowledge.facts.map((fact) =>
    ids.includes(fact.id) ? { ...fact, text: { ...fact.text, ckb: 'دەقی کوردی' } } : fact,
  );
  const situation = { ...knowledge.situation, asked: ['en', 'ar', 'ckb'] };
  const ckb = {
    stop: [],
    anaphora: { person: [], group: [], thing: [], place: [], time: [] },
    continue: [],
    amounts: [],
  };
  const functionWords = { ...knowledge.functionWords, ckb: { ...ckb, kind: { who: ['کێ'] } } };
  const concepts = [
    ...knowledge.concepts,
    { id: 'secured', words: { en: ['secured'], ckb: ['پارێزراوە'] } },
    { id: 'the-border', words: { en: ['border'], ckb: ['سنوورەکە'] } },
  ];
  return { ...knowledge, facts, situation, functionWords, concepts };
}

const SORANI = 'سنوورەکە پارێزراوە؟';

test.each<[what: string, sorani: readonly string[], language: string]>([
  [
    'all statements of the answer have Sorani, others not',
    ['fully-secured', 'unease', 'infiltration-warning'],
    'ckb',
  ],
  ['one of them has it', ['unease'], 'ckb'],
  ['only other facts have it', ['phone-call'], 'en'],
])('where %s, the answer is in %s', (_, sorani, language) => {
  const answer = smallEngine(withSorani(...sorani)).ask({ text: SORANI });
  expect(answer).toMatchObject({ outcome: 'answered', asked: 'ckb', language });
  expect(answer.statements[0]?.id).toBe('fully-secured');
});

test('a statement without the language is shown in its own, and says so, for people and programs', () => {
  const some = withSorani('unease');
  const answer = smallEngine(some).ask({ text: SORANI });
  const { text } = factNamed('fully-secured');
  const mark = `${text['en']} (بە ئینگلیزی) — `;
  const json = answerJson(answer, { knowledge: some, tookMs: 0 });
  expect(json.language).toBe('ckb');
  expect(json.answer).toContain(mark);
  expect(json.answer).toContain('دەقی کوردی — ');
  const shown = render(
    composeAnswer(answer, { knowledge: some, now: NOW }),
    { colour: false, isolate: false },
    [],
  );
  expect(shown.join('\n').replace(/[\u2066-\u2069\u200f]/g, '')).toContain(mark);
});

test('a folder that requires English alone is asked and answered in English', async () => {
  const english = (text: string): string => text.replaceAll(/, ar: (?:"[^"]*"|\[[^\]]*\])/g, '');
  const files = Object.fromEntries(Object.entries(GOOD).map(([file, text]) => [file, english(text)]));
  const situation = files['situation.yaml']?.replace('[en, ar]', '[en]') ?? '';
  const folder = await makeFolder({ ...files, 'situation.yaml': situation });
  const engine = createEngine(compile(await loadKnowledge(folder)));
  expect(engine.ask({ text: 'more patrols?' })).toMatchObject({ outcome: 'answered', language: 'en' });
  expect(engine.ask({ text: 'ضوعفت الدوريات' })).toMatchObject({ language: 'en' });
});

test('a folder that requires English alone is answered in Arabic where a fact has it', async () => {
  const situation = GOOD['situation.yaml'].replace('required: [en, ar]', 'required: [en]');
  const source = GOOD['sources/a.yaml'].replace(', ar: "بقيت الدوريات"', '');
  const folder = await makeFolder({ 'situation.yaml': situation, 'sources/a.yaml': source });
  const engine = createEngine(compile(await loadKnowledge(folder)));
  expect(engine.ask({ text: 'ضوعفت الدوريات' })).toMatchObject({ asked: 'ar', language: 'ar' });
});

test('a question in a required language is answered in it, though the fact is not translated yet', () => {
  const facts = knowledge.facts.map((fact) => {
    const { ar: _, ...text } = fact.text;
    const { ar: __, ...label } = fact.says.label;
    return { ...fact, text, says: { ...fact.says, label } };
  });
  const answer = smallEngine({ ...knowledge, facts }).ask({ text: 'هل الحدود آمنة؟' });
  expect(answer).toMatchObject({ asked: 'ar', language: 'ar' });
  const [first] = answer.statements;
  const json = answerJson(answer, { knowledge: { ...knowledge, facts }, tookMs: 0 });
  // Marked once: the speaker's words are in the language of the statement before them.
  expect(json.answer.split('\n').find((line) => line.includes(first?.text['en'] ?? '?'))).toMatch(
    /^[^(]* \(بالإنجليزية\) — [^(]*(?:\([^ب][^)]*\))? · [^(]*$/,
  );
});
