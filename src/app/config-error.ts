import { SanadError } from '../util/sanad-error.ts';

/** The configuration is not usable. `problems` has a sentence for each mistake; none repeats a secret. */
export class ConfigError extends SanadError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'), { code: 'configuration-wrong', exit: 2 });
    this.problems = problems;
  }
}
