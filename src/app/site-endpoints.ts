import type { DrawnPictures } from '../pictures/drawn-pictures.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import type { Config } from './config.ts';
import type { Endpoint } from './http-server.ts';
import { lazyEndpoint } from './lazy-endpoint.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import type { Metrics } from './metrics/metrics.ts';
import { metricsEndpoint } from './metrics/metrics-endpoint.ts';
import { packKey } from './pack-key.ts';
import { isPublic } from './public-bind.ts';
import { siteUrl } from './site-url.ts';

/** What is served for readers and operators, whether there are bots or not. */
export interface SiteParts {
  readonly current: Pick<LiveKnowledge, 'knowledge' | 'engine'>;
  readonly metrics: Metrics;
  readonly pictures: DrawnPictures;
  now(): Date;
  readonly log: Log;
}

/** The endpoints beside those of the platforms. The last answers every path that no other has. */
export async function siteEndpoints(config: Config, parts: SiteParts): Promise<readonly Endpoint[]> {
  const { knowledge } = parts.current;
  const { dataDir, publicUrl } = config;
  const access = { isPublic: isPublic(config), ...given({ token: config.metricsToken }) };
  const privateKey = await packKey({ dataDir, ...given({ variable: config.packKey }) });
  const pack = async (): Promise<readonly Endpoint[]> => {
    const { packEndpoint } = await import('./pack-endpoint.ts');
    return privateKey === undefined ? [] : [packEndpoint({ privateKey, ...parts, ...given({ publicUrl }) })];
  };
  return [
    metricsEndpoint(parts.metrics, access),
    lazyEndpoint(['/feed.xml', '/feed.json'], async () => {
      const { feedEndpoint } = await import('../platforms/web/feeds/feed-endpoint.ts');
      return [feedEndpoint({ publicUrl: siteUrl(config), knowledge, now: parts.now })];
    }),
    ...(privateKey === undefined ? [] : [lazyEndpoint(['/pack.html', '/pack.html.sig', '/pack.pub'], pack)]),
    lazyEndpoint(['/api', '/api/*', '/mcp', '/llms.txt'], async () => {
      const { webApi } = await import('./web-api.ts');
      return webApi(siteUrl(config), { ...parts, config: config.api });
    }),
    lazyEndpoint(['*'], async () => {
      const { webPages } = await import('./web-pages.ts');
      return [webPages(publicUrl, parts)];
    }),
  ];
}
