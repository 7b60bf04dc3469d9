import { brief } from '../../commands/brief.ts';
import { fact } from '../../commands/fact.ts';
import { sources } from '../../commands/sources.ts';
import { currentFacts } from '../knowledge/current-facts.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { PageDescription } from '../platforms/web/preview.ts';
import { factCardOf, siteCardOf } from '../reply/picture-address.ts';
import type { CommandCall } from '../reply/reply.ts';
import { claimData, siteData, sourceData } from '../reply/structured-data.ts';
import { given } from '../util/given.ts';

/**
 * What search engines and previews of links are told of the page of a call.
 *
 * @param publicUrl under which the site is reached from outside
 */
export function pageDescriptions(
  knowledge: () => Knowledge,
  publicUrl: string,
): (call: CommandCall, language: string) => PageDescription {
  return ({ command, args }, language) => {
    const known = knowledge();
    const options = { knowledge: known, language, publicUrl };
    const image = siteCardOf(publicUrl, language);
    const shown = command === fact.name ? known.facts.find(({ id }) => id === args['id']) : undefined;
    if (shown !== undefined) {
      return {
        type: 'article',
        image: factCardOf(publicUrl, shown.id, language),
        data: claimData(shown, options),
        isOutdated: !currentFacts(known.facts).includes(shown),
      };
    }
    const source =
      command === sources.name ? known.sources.find(({ id }) => id === args['source']) : undefined;
    if (source !== undefined) return { type: 'article', image, data: sourceData(source, options) };
    return {
      type: 'website',
      image,
      ...given({ data: command === brief.name ? siteData(options) : undefined }),
    };
  };
}
