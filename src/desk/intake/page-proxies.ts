import { ProxyAgent } from 'undici';
import type { Proxies } from '../../util/proxies.ts';

/** The proxies for pages: which one an address is fetched through. */
export class PageProxies {
  readonly #agents: ReadonlyMap<string, ProxyAgent>;
  readonly #direct: readonly Direct[];

  constructor({ http_proxy, https_proxy, no_proxy = '' }: Proxies, options: Omit<ProxyAgent.Options, 'uri'>) {
    const agents = Object.entries({ 'http:': http_proxy, 'https:': https_proxy });
    this.#agents = new Map(
      agents.flatMap(([protocol, uri]) =>
        uri === undefined ? [] : [[protocol, new ProxyAgent({ ...options, uri })] as const],
      ),
    );
    this.#direct = no_proxy
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(direct);
  }

  /** The proxy for an address; undefined where it is reached directly. */
  agent({ protocol, hostname, port }: URL): ProxyAgent | undefined {
    const number = port || (protocol === 'https:' ? '443' : '80');
    return this.#direct.some((each) => each(hostname, number)) ? undefined : this.#agents.get(protocol);
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#agents.values(), (agent) => agent.destroy()));
  }
}

type Direct = (host: string, port: string) => boolean;

/** Whether NO_PROXY means a host, by one of its entries. The rules are those of undici, which the other connections use. */
function direct(entry: string): Direct {
  const [, name = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
  const suffix = /^\*?\.|^\*$/.test(name) ? name.replace('*', '') : undefined;
  return (host, port) => {
    if (only !== undefined && only !== port) return false;
    return suffix === undefined ? host === name : host.endsWith(suffix);
  };
}
