import { describe, expect, test } from 'vitest';
import { type Arguments, readArguments } from '../../src/app/arguments.ts';
import { ArgumentsError } from '../../src/app/arguments-error.ts';

const LANGUAGES = ['en', 'ar', 'ckb'];
const read = (words: readonly string[]): Arguments => readArguments(words, LANGUAGES);
const asked = { run: 'ask', question: 'who?', json: false } as const;

describe('a command line', () => {
  test.each<[words: readonly string[], expected: Arguments]>([
    [[], { run: 'start' }],
    [['start'], { run: 'start' }],
    [['check'], { run: 'check', strict: false }],
    [['check', '--strict'], { run: 'check', strict: true }],
    [['help'], { run: 'help' }],
    [['--help'], { run: 'help' }],
    [['-h'], { run: 'help' }],
    [['ask', '--help'], { run: 'help' }],
    [['ask', 'who?'], asked],
    [['ask', 'who', 'guards', 'it?'], { ...asked, question: 'who guards it?' }],
    [['ask', '--json', 'who?'], { ...asked, json: true }],
    [['ask', 'who?', '--json'], { ...asked, json: true }],
    [['ask', '--lang', 'ar', 'who?'], { ...asked, language: 'ar' }],
    [['ask', '--lang=CKB ', 'who?'], { ...asked, language: 'ckb' }],
    [['ask', '--as-of', '2026-01-20', 'who?'], { ...asked, asOf: '2026-01-20' }],
    [['ask', '--as-of=2024-02-29', 'who?'], { ...asked, asOf: '2024-02-29' }],
    [['ask', '--', '--who?'], { ...asked, question: '--who?' }],
    [['ask', ''], { ...asked, question: '' }],
    [['ask', '--batch', 'f.jsonl'], { run: 'batch', file: 'f.jsonl' }],
    [['ask', '--json', '--batch', '-'], { run: 'batch', file: '-' }],
    [['report'], { run: 'report', json: false, days: 7 }],
    [['report', '--json'], { run: 'report', json: true, days: 7 }],
    [['report', '--days', '30'], { run: 'report', json: false, days: 30 }],
    [['store', 'export', 'f.jsonl'], { run: 'store', action: 'export', file: 'f.jsonl' }],
    [['backup', 'b.sqlite'], { run: 'backup', file: 'b.sqlite' }],
    [['store', 'import', '-'], { run: 'store', action: 'import', file: '-' }],
    [['ask', '--text', 'a.txt', 'who?'], { ...asked, text: { file: 'a.txt' } }],
    [['ask', '--text=a.txt', '--batch', 'f'], { run: 'batch', file: 'f', text: { file: 'a.txt' } }],
    [
      [
        'ask',
        '--text',
        'a',
        '--published',
        '2026-01-20',
        '--language',
        'AR',
        '--publisher',
        'The Post',
        'who?',
      ],
      { ...asked, text: { file: 'a', published: '2026-01-20', language: 'ar', publisher: 'The Post' } },
    ],
    [
      ['ask', '--batch', 'f', '--lang', 'en', '--as-of', '2026-01-20'],
      { run: 'batch', file: 'f', language: 'en', asOf: '2026-01-20' },
    ],
  ])('%j', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });
});

describe('a command line that cannot be used', () => {
  test.each<[words: readonly string[], says: string]>([
    [['aks'], 'did you mean "ask"'],
    [['chekc'], 'did you mean "check"'],
    [[''], 'There is no command ""'],
    [['constructor'], 'There is no command "constructor"'],
    [['ask'], 'What is the question?'],
    [['ask', '--json'], 'What is the question?'],
    [['ask', '--jsno', 'x'], 'did you mean "--json"'],
    [['ask', '--publisher', 'P', 'who?'], '--publisher says more about a text'],
    [
      ['ask', '--text', 'a', '--published', '2026-13-01', 'who?'],
      '--published 2026-13-01: there is no such day',
    ],
    [['ask', '-q', 'x'], 'There is no option "-q"'],
    [['ask', '--lang', 'an', 'x'], 'did you mean "en"'],
    [['ask', '--lang', '', 'x'], 'answers are given in en, ar, ckb'],
    [['ask', '--lang'], '--lang'],
    [['ask', '--json=yes', 'x'], '--json'],
    [['ask', '--as-of', '2026-02-30', 'x'], 'there is no such day'],
    [['ask', '--as-of', '2025-02-29', 'x'], 'there is no such day'],
    [['ask', '--as-of', '2026-1-2', 'x'], 'YYYY-MM-DD'],
    [['ask', '--as-of', '20260120', 'x'], 'YYYY-MM-DD'],
    [['ask', '--as-of', '', 'x'], 'YYYY-MM-DD'],
    [['ask', '--batch', 'f', 'x'], 'not both'],
    [['ask', '--text', 'x'], 'What is the question?'],
    [['ask', '--text'], '--text'],
    [['check', 'x'], '"x"'],
    [['backup'], 'npm start -- backup'],
    [['backup', '-'], 'npm start -- backup'],
    [['backup', 'a', 'b'], 'npm start -- backup'],
    [['backup', 'a', '--json'], 'npm start -- backup'],
    [['store'], 'export FILE, or import FILE'],
    [['store', 'constructor', 'f'], 'export FILE, or import FILE'],
    [['store', 'export'], 'export FILE, or import FILE'],
    [['store', 'export', 'f', '--json'], 'export FILE, or import FILE'],
    [['check', '--json'], 'json'],
    [['start', '--lang', 'en'], 'lang'],
    [['--json'], 'json'],
  ])('%j', (words, says) => {
    expect(() => read(words)).toThrow(ArgumentsError);
    expect(() => read(words)).toThrow(says);
  });
});
