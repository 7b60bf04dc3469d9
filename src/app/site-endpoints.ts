import type { KeyObject } from 'node:crypto';
import type { DrawnPictures } from '../pictures/drawn-pictures.ts';
import { textLanguages } from '../text/index.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import type { Config } from './config.ts';
import type { Endpoint, LazyEndpoint } from './endpoint.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import type { Metrics } from './metrics/metrics.ts';
import { metricsEndpoint } from './metrics/metrics-endpoint.ts';
import { packKey } from './pack-key.ts';
import { isPublic } from './public-bind.ts';
import { siteUrl } from './site-url.ts';

/** What is served for readers and operators, whether there are bots or not. */
export interface SiteParts {
  readonly current: Pick<LiveKnowledge, 'knowledge' | 'engine' | 'inUse'>;
  readonly metrics: Metrics;
  readonly pictures: DrawnPictures;
  now(): Date;
  readonly timer: Timer;
  readonly log: Log;
}

/** The endpoints beside those of the platforms. The last answers every path that no other has. */
export async function siteEndpoints(
  config: Config,
  parts: SiteParts,
): Promise<readonly (Endpoint | LazyEndpoint)[]> {
  const { knowledge } = parts.current;
  const { dataDir, publicUrl } = config;
  const access = { isPublic: isPublic(config), ...given({ token: config.metricsToken }) };
  const privateKey = await packKey({ dataDir, ...given({ variable: config.packKey }) });
  const pack = async (key: KeyObject): Promise<readonly Endpoint[]> => {
    const [{ packEndpoint }, { packsApart }] = await Promise.all([
      import('./pack-endpoint.ts'),
      import('./pack-thread.ts'),
    ]);
    const makeApart = packsApart(parts.timer);
    const options = { privateKey: key, languages: textLanguages, ...given({ publicUrl }) };
    const make = (made: Date) => makeApart({ ...options, made, knowledge: parts.current.inUse() });
    return [packEndpoint({ privateKey: key, ...parts, make })];
  };
  return [
    metricsEndpoint(parts.metrics, access),
    {
      paths: ['/feed.xml', '/feed.json'],
      async load() {
        const { feedEndpoint } = await import('../platforms/web/feeds/feed-endpoint.ts');
        return [feedEndpoint({ publicUrl: siteUrl(config), knowledge, now: parts.now })];
      },
    },
    ...(privateKey === undefined
      ? []
      : [{ paths: ['/pack.html', '/pack.html.sig', '/pack.pub'], load: () => pack(privateKey) }]),
    {
      paths: ['/api', '/api/*', '/mcp', '/llms.txt'],
      async load() {
        const { webApi } = await import('./web-api.ts');
        return webApi(siteUrl(config), { ...parts, config: config.api });
      },
    },
    {
      paths: ['*'],
      async load() {
        const { webPages } = await import('./web-pages.ts');
        return [webPages(publicUrl, parts)];
      },
    },
  ];
}
