/** What the environment sets, read once. */
export interface Config {
  /** Folder of the knowledge files. */
  readonly knowledgeDir: string;
  /** Folder for what the program keeps between runs. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment is not usable; `problems` has a sentence for each variable that is wrong. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the configuration. Pure; empty variables count as unset.
 *
 * @throws ConfigError that names every wrong variable at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const value = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const level = value('LOG_LEVEL', 'info').toLowerCase();
  const logLevel = LOG_LEVELS.find((known) => known === level);
  if (logLevel === undefined) {
    problems.push(`LOG_LEVEL is "${level}"; it must be one of ${LOG_LEVELS.join(', ')}`);
  }
  for (const name of ['KNOWLEDGE_DIR', 'DATA_DIR']) {
    if (env[name]?.includes('\0')) problems.push(`${name} holds a null character, which no path can have`);
  }
  if (problems.length > 0 || logLevel === undefined) throw new ConfigError(problems);
  return { knowledgeDir: value('KNOWLEDGE_DIR', 'knowledge'), dataDir: value('DATA_DIR', 'data'), logLevel };
}
