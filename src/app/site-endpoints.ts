import type { DrawnPictures } from '../pictures/drawn-pictures.ts';
import { feedEndpoint } from '../platforms/web/feeds/feed-endpoint.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import type { Config } from './config.ts';
import type { Endpoint } from './http-server.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import type { Metrics } from './metrics/metrics.ts';
import { metricsEndpoint } from './metrics/metrics-endpoint.ts';
import { packEndpoint } from './pack-endpoint.ts';
import { packKey } from './pack-key.ts';
import { isPublic } from './public-bind.ts';
import { siteUrl } from './site-url.ts';
import { webApi } from './web-api.ts';
import { webPages } from './web-pages.ts';

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
  return [
    metricsEndpoint(parts.metrics, access),
    feedEndpoint({ publicUrl: siteUrl(config), knowledge, now: parts.now }),
    ...(privateKey === undefined ? [] : [packEndpoint({ privateKey, ...parts, ...given({ publicUrl }) })]),
    ...webApi(siteUrl(config), { ...parts, config: config.api }),
    webPages(publicUrl, parts),
  ];
}
