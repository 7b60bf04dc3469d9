import { localized } from '../knowledge/model.ts';
import { createApi } from '../platforms/web/api/api.ts';
import { llmsText } from '../platforms/web/api/llms-text.ts';
import { createLookups } from '../platforms/web/api/lookups.ts';
import { mcpEndpoint } from '../platforms/web/api/mcp-endpoint.ts';
import { factPageOf } from '../reply/fact-address.ts';
import { lazy } from '../util/lazy.ts';
import type { Log } from '../util/log.ts';
import type { ApiConfig } from './api-config.ts';
import type { Endpoint } from './endpoint.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import { createAddressLimit } from './rate-limits.ts';

/** What other programs call: the API, the tools for assistants, and `/llms.txt`. They keep nothing of who asks. */
export function webApi(
  publicUrl: string,
  {
    current,
    config,
    log,
  }: {
    readonly current: Pick<LiveKnowledge, 'knowledge' | 'engine'>;
    readonly config: ApiConfig;
    readonly log: Log;
  },
): readonly Endpoint[] {
  const { knowledge, engine } = { knowledge: () => current.knowledge(), engine: () => current.engine() };
  const warn = lazy(() =>
    log.warn(
      { event: 'proxy-unexpected' },
      'requests come through a proxy, so that all readers share the limit of its address: set TRUSTED_PROXIES to the number of your proxies',
    ),
  );
  const access = {
    limit: createAddressLimit(config.perAddress),
    trustedProxies: config.trustedProxies,
    origins: config.origins,
    onUnexpectedProxy: warn,
  };
  const lookups = createLookups({ knowledge, engine });
  const tools = () => ({
    lookups,
    title: localized(knowledge().situation.title, 'en'),
    factPage: (id: string) => factPageOf(publicUrl, id),
  });
  return [
    createApi({ knowledge, engine, publicUrl, ...access }),
    mcpEndpoint({ tools, publicUrl, ...access }),
    llmsText({ knowledge, publicUrl }),
  ];
}
