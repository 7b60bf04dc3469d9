import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { DeskError } from '../desk-error.ts';
import type { Reach } from './reach.ts';

/** Finds the addresses of a host, as `dns.lookup` does. */
export type Lookup = (
  host: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/**
 * Connects only to what may be reached. Addresses are checked where the connection is made, after a name was resolved, so
 * that a name which resolves to another address the next time gains nothing: the address that was checked is the one that
 * is connected to. A name with one forbidden address is refused whole.
 */
export function guardedConnector(
  reach: Reach,
  milliseconds: number,
  lookup: Lookup = systemLookup,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: milliseconds,
    lookup: (host, options, callback) => {
      lookup(host, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, '');
        const [first] = addresses;
        if (first === undefined || addresses.some(({ address }) => !reach.allowsAddress(address)))
          return callback(forbidden(host), '');
        return options.all ? callback(null, [...addresses]) : callback(null, first.address, first.family);
      });
    },
  });
  return (options, callback) => {
    const { hostname, port, protocol } = options;
    const number = Number(port || (protocol === 'https:' ? 443 : 80));
    // No name is looked up for an address.
    const literal = hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !reach.allowsAddress(literal)) return callback(forbidden(hostname), null);
    if (!reach.allowsPort(number)) return callback(otherPort(hostname, number), null);
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (socket.remoteAddress !== undefined && !reach.allowsAddress(socket.remoteAddress)) {
        socket.destroy();
        return callback(forbidden(hostname), null);
      }
      return callback(null, socket);
    });
  };
}

/**
 * Checks an address that a proxy connects to, before it is asked: its port, and the addresses that its name has here. A
 * name that this machine cannot resolve is left to the proxy.
 *
 * @throws DeskError
 */
export async function checkProxied(
  { hostname, port, protocol }: URL,
  reach: Reach,
  lookup: Lookup = systemLookup,
): Promise<void> {
  const number = Number(port || (protocol === 'https:' ? 443 : 80));
  const literal = hostname.replace(/^\[|\]$/g, '');
  const found = await new Promise<readonly LookupAddress[]>((resolve) => {
    lookup(literal, { all: true }, (error, addresses) => resolve(error === null ? addresses : []));
  });
  if (found.some(({ address }) => !reach.allowsAddress(address))) throw forbidden(hostname);
  if (!reach.allowsPort(number)) throw otherPort(hostname, number);
}

function forbidden(host: string): DeskError {
  return new DeskError(
    'address-private',
    `${host} lies in a private network or on this machine; only pages on the public internet are fetched. Give the text of the page instead.`,
  );
}

function otherPort(host: string, port: number): DeskError {
  return new DeskError(
    'address-port',
    `The address asks for the port ${port} of ${host}; pages are fetched from the ports 80 and 443 alone. Give the text of the page instead.`,
  );
}
