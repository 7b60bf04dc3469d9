import { describe, expect, test } from 'vitest';
import { statementsShown } from '../../../src/query/shown-statements.ts';
import type { Form } from '../../../src/query/types.ts';
import { loadReal } from '../real.ts';

const { engine, knowledge } = await loadReal();

const formOf = (text: string, context: readonly string[] = []): Form => engine.ask({ text, context }).form;

describe('words to the bot get no facts and no denial', () => {
  test.each<[text: string, talk: string]>([
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['مرحبا', 'greeting'],
    ['سڵاو', 'greeting'],
    ['merhaba', 'greeting'],
    ['Bonjour', 'greeting'],
    ['شكو ماكو', 'greeting'],
    ['thanks a lot', 'thanks'],
    ['شكرا جزيلا', 'thanks'],
    ['سوپاس', 'thanks'],
    ['who are you?', 'identity'],
    ['are you a robot?', 'identity'],
    ['what can you do', 'abilities'],
    ['what languages do you speak?', 'languages'],
    ['how do I subscribe?', 'subscribing'],
    ['is this fake news?', 'reliability'],
    ['can you give me a link to the article?', 'link'],
    ['how old is this information?', 'age'],
  ])('%s', (text, talk) => {
    const answer = engine.ask({ text, context: ['who is Sadr?'] });
    expect(answer.form).toEqual({ kind: 'talk', talk });
    expect([answer.outcome, answer.statements]).toEqual(['unsure', []]);
  });

  test.each(['hi, who is Sadr?', 'thanks, and who runs the SDF?', 'hello what did Sudani order'])(
    'a greeting before a question is no talk: %s',
    (text) => {
      expect(engine.ask({ text }).statements).not.toEqual([]);
    },
  );
});

describe('a wish about the whole situation', () => {
  test.each<[text: string, kind: Form['kind']]>([
    ['what is going on?', 'overview'],
    ['brief me', 'overview'],
    ['tl;dr', 'overview'],
    ['give me 3 key points', 'overview'],
    ['what is happening in Iraq', 'overview'],
    ['ماذا يحدث؟', 'overview'],
    ['لخص لي الخبر', 'overview'],
    ['özetle', 'overview'],
    ["résume l'article", 'overview'],
    ['what do we not know?', 'gaps'],
    ['what is disputed?', 'disputed'],
    ['anything new today?', 'latest'],
    ['list all people mentioned', 'people'],
  ])('%s', (text, kind) => {
    expect(formOf(text).kind).toBe(kind);
    expect(engine.ask({ text }).outcome).toBe('answered');
  });

  test.each(['what is going on in Ukraine', "what's happening with bitcoin"])(
    'of another matter: %s',
    (text) => {
      expect(engine.ask({ text }).outcome).not.toBe('answered');
    },
  );
});

describe('a profile has only facts that name it', () => {
  test.each<[text: string, name: string]>([
    ['tell me about the SDF', 'sdf'],
    ['what role do the Peshmerga play?', 'peshmerga'],
    ['Anbar', 'anbar'],
    ['قسد', 'sdf'],
    ['who is Sadr?', 'sadr'],
    ['what do we know about Halbousi', 'halbousi'],
  ])('%s', (text, name) => {
    const { form, statements } = engine.ask({ text });
    expect(form).toEqual({ kind: 'profile', name });
    expect(statements.length).toBeGreaterThan(1);
    const about = new Set(
      engine.names(knowledge.names.find(({ id }) => id === name)?.name['en'] ?? '').map(({ id }) => id),
    );
    for (const { names, says } of statements) {
      expect(
        [...names, says.name].some((id) => id !== undefined && about.has(id)),
        names.join(),
      ).toBe(true);
    }
  });
});

test.each([
  ['compare what the PM and Sadr say', ['prime-minister', 'sadr']],
  ['do halbousi and sadr say the same thing or what', ['halbousi', 'sadr']],
  [
    'difference between what the interior minister said and what the foreign minister said',
    ['interior-minister', 'foreign-minister'],
  ],
])('a comparison has facts of each side: %s', (text, names) => {
  const { form } = engine.ask({ text });
  const sides = form.kind === 'comparison' ? form.sides : [];
  expect(sides.map(({ name }) => name)).toEqual(names);
  expect(sides.filter(({ facts }) => facts.length === 0)).toEqual([]);
});

test('several questions get an answer each, in order', () => {
  const { form, statements } = engine.ask({ text: "who's the interior minister and who runs the SDF?" });
  const parts = form.kind === 'parts' ? form.parts : [];
  expect(parts.map(({ statements: [first] }) => first?.id)).toEqual(['shammari-role', 'abdi-sdf-commander']);
  for (const part of parts) expect(statements).toContain(part.statements[0]);
});

describe('about the answer before', () => {
  test('“go on” gives further facts each time, and none twice', () => {
    const first = statementsShown(engine.ask({ text: 'what did Sudani order?' })).shown;
    const second = engine.ask({ text: 'go on', context: ['what did Sudani order?'] });
    const third = engine.ask({ text: 'more', context: ['what did Sudani order?', 'go on'] });
    expect(second.form.kind).toBe('more');
    const all = [...first, ...second.statements, ...third.statements];
    expect(new Set(all).size).toBe(all.length);
    expect(second.statements.length).toBeGreaterThan(0);
  });

  test('“who says that?” and “is that confirmed?” give the statement with its speaker', () => {
    for (const text of ['who says that?', 'is that confirmed?', 'says who', 'source?']) {
      const answer = engine.ask({ text, context: ['how many detainees escaped?'] });
      expect(answer.form.kind).toBe('confirmation');
      expect(answer.statements[0]).toBe(engine.ask({ text: 'how many detainees escaped?' }).statements[0]);
    }
  });

  test('“they” is no single person', () => {
    const answer = engine.ask({ text: 'how did they escape?', context: ['who is Sadr?'] });
    expect(answer.statements[0]?.id).not.toMatch(/sadr/);
  });
});
