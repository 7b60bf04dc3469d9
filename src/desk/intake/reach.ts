import ipaddr from 'ipaddr.js';

/** What the program may connect to. Tests pass one that lets them reach this machine; `PUBLIC` is the only other. */
export interface Reach {
  /** @param address an IP address, as the connection is made to it */
  allowsAddress(address: string): boolean;
  allowsPort(port: number): boolean;
}

/**
 * The public internet alone, on the ports of HTTP and HTTPS: no address of this machine, of a network around it, of a
 * provider's inside, and none that stands for another address (IPv4-mapped, NAT64, 6to4, Teredo). Other ports are refused,
 * since what listens there is rarely a page and may be a service that trusts whoever can reach it.
 */
export const PUBLIC: Reach = {
  allowsAddress: isPublicAddress,
  allowsPort: (port) => port === 80 || port === 443,
};

/** Networks of IPv6 in which public addresses lie (2000::/3); `ipaddr.js` calls everything unicast that it does not know. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** Whether an IP address belongs to one machine on the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return true;
  return 'parts' in parsed && parsed.zoneId === undefined && parsed.match(GLOBAL_UNICAST);
}
