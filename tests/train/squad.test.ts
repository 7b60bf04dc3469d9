import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSquad, type SquadError } from '../../scripts/squad.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanad-squad-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, 'questions.json');
  writeFileSync(path, content);
  return path;
}

/** A file of one paragraph with one question. */
function one(context: string, question: Readonly<Record<string, unknown>>): string {
  const qas = [{ question: 'why?', ...question }];
  return file(JSON.stringify({ data: [{ title: 'The_mill', paragraphs: [{ context, qas }] }] }));
}

function complaint(path: string): string {
  try {
    readSquad(path);
  } catch (error) {
    return (error as SquadError).message.replaceAll(folder, '');
  }
  return '';
}

const CONTEXT = 'It rained. 🌧🌧🌧 We left. All slept.';

describe('the answer is the sentence that holds its start, counted in characters', () => {
  test.each<[why: string, question: Readonly<Record<string, unknown>>, sentences: readonly number[]]>([
    ['the first', { answers: [{ answer_start: 0 }] }, [0]],
    ['its last character', { answers: [{ answer_start: 9 }] }, [0]],
    ['after signs of two code units', { answers: [{ answer_start: CONTEXT.indexOf('All') - 3 }] }, [2]],
    [
      'several answers',
      { answers: [{ answer_start: 0 }, { answer_start: 3 }, { answer_start: 16 }] },
      [0, 1],
    ],
    ['none', { answers: [] }, []],
    ['no list of them', { is_impossible: true }, []],
    ['impossible, whatever else stands there', { is_impossible: true, answers: [{ answer_start: 0 }] }, []],
  ])('%s', (_, question, sentences) => {
    const [article] = readSquad(one(CONTEXT, question));
    expect(article?.title).toBe('The mill');
    expect(article?.questions).toEqual([
      { text: 'why?', about: 0, answers: sentences.map((sentence) => ({ paragraph: 0, sentence })) },
    ]);
  });
});

test('an article may have no title, no paragraph, no question, no text', () => {
  const data = [
    { paragraphs: [] },
    { title: 'T', paragraphs: [{ context: '', qas: [] }] },
    { paragraphs: [{ context: '', qas: [{ question: 'q', answers: [], is_impossible: true }] }] },
  ];
  expect(readSquad(file(JSON.stringify({ data }))).map(({ title }) => title)).toEqual([
    'Article 1',
    'T',
    'Article 3',
  ]);
});

describe('what is not in the format is told with its place', () => {
  test.each<[why: string, content: string | Uint8Array, told: RegExp]>([
    ['no JSON', '{\n  oh', /questions\.json:2:3: this is no JSON .*SQuAD-format is/],
    ['an end too early', '{"data": [', /questions\.json.*: this is no JSON/],
    ['nothing', '', /questions\.json.*: this is no JSON/],
    ['no UTF-8', new Uint8Array([0x7b, 0xff]), /questions\.json:1:2: the byte 0xFF is not UTF-8/],
    ['a list', '[]', /questions\.json: expected an object, found a list\n.*SQuAD-format is/],
    ['no data', '{"rows": []}', /questions\.json: data: expected a list, found nothing\n/],
    ['no article', '{"data": []}', /questions\.json: no article has a question/],
    [
      'another format',
      '{"data": [{"context": "x"}]}',
      /data\[0\]\.paragraphs: expected a list, found nothing/,
    ],
  ])('%s', (_, content, told) => {
    expect(complaint(file(content))).toMatch(told);
  });

  test.each<[why: string, question: Readonly<Record<string, unknown>>, told: string]>([
    ['a question that is none', { question: 7 }, 'question: expected a text, found the number 7'],
    ['answers as rows', { answers: { answer_start: [1] } }, 'answers: expected a list, found a mapping'],
    [
      'a start that is no number',
      { answers: [{ answer_start: -1 }] },
      'answers[0].answer_start: expected a whole number from 0, found the number -1',
    ],
    [
      'a start behind the end',
      { answers: [{ answer_start: 99 }] },
      'answers[0].answer_start: 99 is no place in a sentence of the "context" - count its characters from 0',
    ],
  ])('%s', (_, question, told) => {
    expect(complaint(one(CONTEXT, question))).toContain(
      `questions.json: data[0].paragraphs[0].qas[0].${told}`,
    );
  });

  test('a problem in every question is told ten times, not more', () => {
    const paragraphs = [{ context: 'x', qas: Array.from({ length: 500 }, () => ({})) }];
    const lines = complaint(file(JSON.stringify({ data: [{ paragraphs }] }))).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[10]).toBe('490 more like these.');
  });

  test('no file, and a folder', () => {
    expect(complaint(join(folder, 'none.json'))).toMatch(/none\.json: there is no such file/);
    expect(complaint(folder)).toMatch(/this is a folder, not a file/);
  });
});
