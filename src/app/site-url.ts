import type { Config } from './config.ts';

/** Hosts that stand for every address of the machine. */
const ANY: readonly string[] = ['0.0.0.0', '::'];

/** The address that links begin with: the public one, or else that of the server on this machine. */
export function siteUrl({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== undefined) return publicUrl;
  const name = ANY.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
