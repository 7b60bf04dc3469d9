/** What npm says of known vulnerabilities. */
export interface Audit {
  readonly summary: string;
  /** A sentence for each package that has one. */
  readonly problems: readonly string[];
}

/**
 * Reads what `npm audit --json` has written. Only what is of high or critical severity is a problem; a registry that cannot
 * tell is none.
 */
export function reportOf(written: string): Audit {
  const report = parsed(written);
  const { vulnerabilities } = report;
  if (vulnerabilities === undefined) {
    const why =
      report.message === undefined ? 'npm audit gave no answer' : 'the registry has no list of them';
    return { summary: `Known vulnerabilities: not checked, as ${why}.`, problems: [] };
  }
  const found = Object.values(vulnerabilities);
  const problems = found
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(
      ({ name, severity }) => `${name} has a known vulnerability (${severity}): see "npm audit --omit=dev".`,
    );
  return {
    summary: `Known vulnerabilities: ${found.length} of the packages that the bot runs with.`,
    problems,
  };
}

interface Report {
  readonly message?: unknown;
  readonly vulnerabilities?: Readonly<Record<string, { readonly name: string; readonly severity: string }>>;
}

function parsed(written: string): Report {
  try {
    return JSON.parse(written) as Report;
  } catch {
    return {};
  }
}
