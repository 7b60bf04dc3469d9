import ipaddr from 'ipaddr.js';
import type { Config } from './config.ts';

/** What to tell an operator whose server listens for other machines without an address for links; undefined for any other. */
export function publicBindWarning({
  host,
  publicUrl,
}: Pick<Config, 'host' | 'publicUrl'>): string | undefined {
  const isLocal =
    host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
  if (isLocal || publicUrl !== undefined) return undefined;
  return `HOST ${host} lets other machines reach the pages, but PUBLIC_URL is not set: citations do not lead to them, and previews of links have no picture.`;
}

/** Whether the server is reached from outside, through a proxy or not. */
export function isPublic({
  publicUrl,
  discord,
  telegram,
}: Pick<Config, 'publicUrl' | 'discord' | 'telegram'>): boolean {
  const isElsewhere = publicUrl !== undefined && !LOCAL.test(publicUrl);
  return isElsewhere || discord?.publicKey !== undefined || telegram?.webhook !== undefined;
}

/** An address of the machine itself. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;
