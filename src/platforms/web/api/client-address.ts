import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import { networkOf } from '../../../util/network-of.ts';

/**
 * Whom a request comes from, as the limits count it: an IPv4 address, or the /64 network of an IPv6 address.
 *
 * @param proxies how many proxies of the operator's stand in front: each adds the address that it was called from to the end
 * of `X-Forwarded-For`. What stands before that may be made up, and without proxies all of it.
 */
export function clientAddress({ env, req }: Context<{ Bindings: HttpBindings }>, proxies: number): string {
  const socket = env.incoming.socket.remoteAddress ?? '';
  if (proxies === 0) return networkOf(socket);
  const forwarded = (req.header('X-Forwarded-For') ?? '').split(',').map((each) => each.trim());
  // With fewer entries than proxies, somebody has called past them.
  const client = [...forwarded, socket].at(-1 - proxies) ?? '';
  return networkOf(ipaddr.isValid(client) ? client : socket);
}
