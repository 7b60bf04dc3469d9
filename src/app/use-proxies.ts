import http from 'node:http';
import { registerHooks } from 'node:module';
import type { Proxies } from '../util/proxies.ts';

const PROXIED_SOCKET = new URL('proxied-socket.ts', import.meta.url).href;

/**
 * Sends the connections of this process through proxies: `fetch`, undici's requests, and what uses Node's global agents.
 * The web socket of `@discordjs/ws` uses no agent and takes none, so the library gets one that does. To be called before
 * that library is imported.
 */
export function useProxies(proxies: Proxies): void {
  http.setGlobalProxyFromEnv({ ...proxies });
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'ws' && context.parentURL?.includes('/@discordjs/ws/')
        ? { url: PROXIED_SOCKET, shortCircuit: true }
        : next(specifier, context),
  });
}
