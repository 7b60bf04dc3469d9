import type { VariableReader } from '../variable-reader.ts';

/** The token with which metrics may be read from elsewhere. */
export function metricsToken(variables: VariableReader): string | undefined {
  return variables.matching(
    'METRICS_TOKEN',
    /^[\w.~+/-]{16,256}={0,2}$/,
    'a secret of 16 to 256 letters, digits and . _ ~ + / -, such as that of: openssl rand -hex 24',
  );
}
