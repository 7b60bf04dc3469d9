import { given } from '../util/given.ts';
import type { Proxies } from '../util/proxies.ts';
import { ConfigError } from './config-error.ts';
import type { Variables } from './environment.ts';
import { VariableReader } from './variable-reader.ts';

/**
 * The proxies that the usual variables name, in lower or upper case, where the lower one counts first as it does
 * elsewhere. One of HTTP_PROXY also serves HTTPS where there is none for it, as in Node's `fetch`; ALL_PROXY is read
 * only for what has no other.
 *
 * @returns undefined where nothing goes through a proxy
 */
export function proxyConfig(variables: VariableReader): Proxies | undefined {
  const http = address('HTTP_PROXY', variables) ?? address('ALL_PROXY', variables);
  const https = address('HTTPS_PROXY', variables) ?? http;
  if (http === undefined && https === undefined) return undefined;
  const [, none] = found('NO_PROXY', variables) ?? [];
  return given({ http_proxy: http, https_proxy: https, no_proxy: none });
}

/** The proxies for a program that needs no other variable. @throws ConfigError */
export function readProxies(env: Variables): Proxies | undefined {
  const variables = new VariableReader(env);
  const proxies = proxyConfig(variables);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return proxies;
}

/** The variable that is set, and what it holds. */
function found(name: string, variables: VariableReader): readonly [name: string, text: string] | undefined {
  for (const each of [name.toLowerCase(), name]) {
    const text = variables.optional(each);
    if (text !== undefined) return [each, text];
  }
  return undefined;
}

/** The address of a proxy. A wrong one is not repeated, since it may hold a password. */
function address(name: string, variables: VariableReader): string | undefined {
  const [variable, text] = found(name, variables) ?? [];
  if (variable === undefined || text === undefined) return undefined;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url && /^https?:$/.test(url.protocol) && isDecodable(url.username + url.password)) return url.href;
  variables.problems.push(
    `${variable} is not the address of an HTTP proxy such as http://proxy.example.org:3128 (SOCKS is not supported, and signs such as % in a password are written as %25)`,
  );
  return undefined;
}

function isDecodable(credentials: string): boolean {
  try {
    decodeURIComponent(credentials);
    return true;
  } catch {
    return false;
  }
}
