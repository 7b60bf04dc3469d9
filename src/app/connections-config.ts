import type { ConnectionLimits } from './connections.ts';
import type { VariableReader } from './variable-reader.ts';

const MOST = 1_000;
/** Many readers may share an address: a company, or a mobile network. */
const MOST_PER_ADDRESS = 250;

/** How many connections the HTTP server keeps open. @param proxies how many stand in front of it; all connections then come from one */
export function connectionLimits(variables: VariableReader, proxies: number): ConnectionLimits {
  const most = variables.number('HTTP_CONNECTIONS', MOST, 1, 100_000);
  const perAddress = proxies > 0 ? most : Math.min(most, MOST_PER_ADDRESS);
  return { most, mostPerAddress: variables.number('HTTP_CONNECTIONS_PER_ADDRESS', perAddress, 1, 100_000) };
}
