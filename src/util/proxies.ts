/**
 * The proxies that connections go through, as Node's agents take them. With neither address there is no proxy. The
 * addresses may hold credentials, so they never go to a log.
 */
export interface Proxies {
  readonly http_proxy?: string;
  readonly https_proxy?: string;
  /** Hosts that are reached directly: names, `.domain`, `*.domain`, each with a port or without, or `*`. */
  readonly no_proxy?: string;
}
