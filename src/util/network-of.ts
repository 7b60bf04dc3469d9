import ipaddr from 'ipaddr.js';

/** Of an IPv6 address, the part that a household or a company has as a whole. */
const NETWORK_BITS = 64;

/** Whom an address belongs to, as limits count it: an IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return parsed
    .toByteArray()
    .slice(0, NETWORK_BITS / 8)
    .join('.');
}
