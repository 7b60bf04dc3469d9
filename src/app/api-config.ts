import type { VariableReader } from './variable-reader.ts';

/** Who may use the API and the tools for assistants, and how often. */
export interface ApiConfig {
  /** Requests of one address in a minute. */
  readonly perAddress: number;
  /** Origins whose pages may read the answers; `*` stands for all. */
  readonly origins: readonly string[];
  /** How many proxies of the operator's stand in front of the HTTP server. */
  readonly trustedProxies: number;
}

const MOST_PROXIES = 10;

export function apiConfig(variables: VariableReader): ApiConfig {
  return {
    perAddress: variables.number('API_LIMIT', 60, 1, 1_000_000),
    origins: originsIn(variables),
    trustedProxies: variables.number('TRUSTED_PROXIES', 0, 0, MOST_PROXIES),
  };
}

function originsIn(variables: VariableReader): readonly string[] {
  const origins = variables
    .text('API_ORIGINS', '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  for (const origin of origins) {
    if (origin !== '*' && URL.parse(origin)?.origin !== origin)
      variables.problems.push(
        `API_ORIGINS has "${origin}"; it must be an origin such as https://example.org, without a path, or * for all`,
      );
  }
  return origins;
}
