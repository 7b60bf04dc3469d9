import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Fact, LocalizedList } from '../../src/knowledge/model.ts';
import { KNOWLEDGE_DIR } from '../query/real.ts';

const knowledge = await loadKnowledge(KNOWLEDGE_DIR);
const { facts, gaps, names, sources } = knowledge;

test('every fact and gap has its text in English and Arabic, and the Arabic is Arabic', () => {
  for (const { id, text } of [...facts, ...gaps]) {
    expect(text['en'], id).toMatch(/\p{Script=Latin}/u);
    expect(text['ar'], id).toMatch(/\p{Script=Arabic}/u);
    expect(text['ar'], id).not.toBe(text['en']);
  }
});

test('no question stands in two facts, nor in a fact and a gap', () => {
  const owners = new Map<string, string>();
  const twice: string[] = [];
  for (const { id, questions } of [...facts, ...gaps]) {
    for (const question of new Set(Object.values(questions).flat())) {
      const key = question.toLowerCase();
      const owner = owners.get(key);
      if (owner !== undefined) twice.push(`${question} (${owner}, ${id})`);
      owners.set(key, id);
    }
  }
  expect(twice).toEqual([]);
});

test('where the sources disagree, a disputed fact says with what', () => {
  const disputed = facts.filter(({ status }) => status === 'disputed');
  expect(disputed.length).toBeGreaterThan(0);
  for (const { id, against } of disputed) expect(against.length, id).toBeGreaterThan(0);
});

test('a fact is against what it cannot be true with, and has as context what it can', () => {
  for (const { id, against, context } of facts) {
    expect(
      against.filter((other) => context.includes(other)),
      id,
    ).toEqual([]);
  }
});

test('an event has at least two accounts', () => {
  for (const event of Object.keys(knowledge.situation.events)) {
    expect(facts.filter(({ accountOf }) => accountOf === event).length, event).toBeGreaterThan(1);
  }
});

test('a gap about the situation says which facts come nearest', () => {
  for (const { id, names, nearest } of gaps) {
    if (names.length > 0) expect(nearest.length, id).toBeGreaterThan(0);
  }
});

test('a spelling belongs to one name only', () => {
  const owners = new Map<string, string>();
  const twice: string[] = [];
  for (const { id, name, also } of names) {
    for (const language of new Set([...Object.keys(name), ...Object.keys(also)])) {
      const spellings = [name[language], ...(also[language] ?? [])].filter((each) => each !== undefined);
      for (const spelling of new Set(spellings.map((each) => each.toLowerCase()))) {
        const key = `${language}: ${spelling}`;
        const owner = owners.get(key);
        if (owner !== undefined) twice.push(`${key} (${owner}, ${id})`);
        owners.set(key, id);
      }
    }
  }
  expect(twice).toEqual([]);
});

const FILE = process.env['SEED_FILE'];
const NOWHERE = 'SEED_FILE does not name the text of the article';

describe.skipIf(FILE === undefined)(`against the article${FILE === undefined ? ` (${NOWHERE})` : ''}`, () => {
  const lines = (FILE === undefined ? '' : readFileSync(FILE, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '');
  const source = sources.find(({ title }) => lines[0]?.includes(title));
  const told = facts.filter((fact) => fact.source === source);

  test('it is the text of a source', () => {
    expect(told.length).toBeGreaterThan(0);
  });

  test('paragraphs are numbers of its non-empty lines, and each of these has a fact', () => {
    const cited = new Set(told.map(({ paragraph }) => paragraph));
    expect([...cited].toSorted((a, b) => a - b)).toEqual(lines.map((_, number) => number + 1));
  });

  test('no English text repeats eight words of it in a row, names and titles aside', () => {
    const runs = new Set(lines.flatMap((line) => runsOf(line)));
    expect(runs.size).toBeGreaterThan(500);
    const repeated = [...told, ...gaps].flatMap(({ id, text, questions }) =>
      [text['en'] ?? '', ...english(questions)].flatMap((own) =>
        runsOf(own)
          .filter((run) => runs.has(run) && !isTitle(run))
          .map((run) => `${id}: ${run}`),
      ),
    );
    expect(repeated).toEqual([]);
  });

  test('quotes are of eight words at most, and stand in the paragraph', () => {
    const quotes = told.flatMap((fact) => quotesIn(fact.text['en'] ?? '').map((quote) => ({ fact, quote })));
    expect(quotes.length).toBeGreaterThan(3);
    for (const { fact, quote } of quotes) {
      expect(wordsOf(quote).length, fact.id).toBeLessThanOrEqual(8);
      expect(paragraphOf(fact), fact.id).toContain(wordsOf(quote).join(' '));
    }
  });

  function paragraphOf({ paragraph }: Fact): string {
    return wordsOf(lines[paragraph - 1] ?? '').join(' ');
  }
});

/** Words of names, which any text may repeat; "the" and "of" in them are words like any other. */
const proper = new Set(
  names.flatMap(({ name, also }) => [name['en'] ?? '', ...(also['en'] ?? [])].flatMap(wordsOf)),
).difference(new Set(knowledge.functionWords['en']?.stop));
const titles = sources.map(({ title }) => wordsOf(title).join(' '));

const RUN = 8;

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘ʼ]/g, "'").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}

/** Each eight words that follow each other, names aside. */
function runsOf(text: string): readonly string[] {
  const words = wordsOf(text);
  const own = words.filter((word) => !proper.has(word.replace(/'s$/, '')));
  return own.slice(RUN - 1).map((_, at) => own.slice(at, at + RUN).join(' '));
}

function isTitle(run: string): boolean {
  return titles.some((title) => runsOf(title).includes(run));
}

function english(questions: LocalizedList): readonly string[] {
  return questions['en'] ?? [];
}

function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^”]*)”|"([^"]*)"/g)].map(([, curly, straight]) => curly ?? straight ?? '');
}
