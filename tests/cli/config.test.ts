import { describe, expect, test } from 'vitest';
import { type Config, ConfigError, readConfig } from '../../src/config.ts';

const DEFAULTS: Config = { knowledgeDir: 'knowledge', dataDir: 'data', logLevel: 'info' };

test.each<[env: Readonly<Record<string, string | undefined>>, changes: Partial<Config>]>([
  [{}, {}],
  [{ LOG_LEVEL: '', KNOWLEDGE_DIR: ' ', DATA_DIR: undefined }, {}],
  [{ OTHER: 'x' }, {}],
  [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  [{ LOG_LEVEL: ' SILENT ' }, { logLevel: 'silent' }],
  [{ KNOWLEDGE_DIR: ' /srv/k ' }, { knowledgeDir: '/srv/k' }],
  [{ DATA_DIR: '/var/lib/sanad' }, { dataDir: '/var/lib/sanad' }],
])('%o', (env, changes) => {
  expect(readConfig(env)).toEqual({ ...DEFAULTS, ...changes });
});

describe('an environment that cannot be used', () => {
  function problems(env: Readonly<Record<string, string>>): readonly string[] {
    try {
      readConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
    }
    return [];
  }

  test.each<[env: Readonly<Record<string, string>>, named: readonly string[]]>([
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ LOG_LEVEL: 'constructor' }, ['LOG_LEVEL']],
    [{ KNOWLEDGE_DIR: 'a\0b' }, ['KNOWLEDGE_DIR']],
    [{ LOG_LEVEL: '9', DATA_DIR: '\0', KNOWLEDGE_DIR: '\0' }, ['LOG_LEVEL', 'KNOWLEDGE_DIR', 'DATA_DIR']],
  ])('%j: each wrong variable is named', (env, named) => {
    const found = problems(env);
    expect(found.map((problem) => problem.split(' ')[0])).toEqual(named);
  });

  test('the message holds every problem, and the levels that there are', () => {
    expect(() => readConfig({ LOG_LEVEL: 'loud', DATA_DIR: '\0' })).toThrow(/loud.*fatal.*silent\nDATA_DIR/);
  });
});
