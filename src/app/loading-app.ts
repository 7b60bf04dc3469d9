import { Hono } from 'hono';
import type { Endpoint, LazyEndpoint } from './endpoint.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** One app of endpoints, in the order in which they are asked. It is built anew whenever one was loaded, so that none is asked by way of another. */
export class LoadingApp {
  readonly #build: (mount: (app: Endpoint) => void) => Endpoint;
  readonly #endpoints: readonly (Endpoint | LazyEndpoint)[];
  readonly #loaded = new Map<LazyEndpoint, Promise<readonly Endpoint[]>>();
  readonly #ready = new Map<LazyEndpoint, readonly Endpoint[]>();
  #app: Endpoint;

  /** @param build makes the app; it calls `mount` where the endpoints come in */
  constructor(
    endpoints: readonly (Endpoint | LazyEndpoint)[],
    build: (mount: (app: Endpoint) => void) => Endpoint,
  ) {
    this.#endpoints = endpoints;
    this.#build = build;
    this.#app = this.#built();
  }

  readonly fetch: Endpoint['fetch'] = (request, env) => this.#app.fetch(request, env);

  #built(): Endpoint {
    return this.#build((app) => {
      for (const endpoint of this.#endpoints) {
        if (endpoint instanceof Hono) app.route('/', endpoint);
        else this.#mountLazy(app, endpoint);
      }
    });
  }

  #mountLazy(app: Endpoint, endpoint: LazyEndpoint): void {
    const ready = this.#ready.get(endpoint);
    if (ready) {
      for (const one of ready) app.route('/', one);
      return;
    }
    app.on(METHODS, [...endpoint.paths], async ({ req, env }) => {
      await this.#load(endpoint);
      return this.#app.fetch(req.raw, env);
    });
  }

  async #load(endpoint: LazyEndpoint): Promise<void> {
    const loading = this.#loaded.getOrInsertComputed(endpoint, () => endpoint.load());
    const endpoints = await loading;
    if (this.#ready.has(endpoint)) return;
    this.#ready.set(endpoint, endpoints);
    this.#app = this.#built();
  }
}
