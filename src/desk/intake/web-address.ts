import { DeskError } from '../desk-error.ts';

/** An address that is longer is no address of an article. */
const LONGEST = 2_000;

/**
 * The address of a page, as it was typed or as a redirect has it.
 *
 * @param base what a relative address counts from
 * @throws DeskError `address-wrong`
 */
export function webAddress(text: string, base?: string): URL {
  const url = text.length > LONGEST ? null : URL.parse(text.trim(), base);
  if (url === null) throw wrong('is not a web address. Begin it with "https://" or "http://".');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw wrong(`begins with "${url.protocol}". Only "https://" and "http://" are fetched.`);
  if (url.username !== '' || url.password !== '')
    throw wrong('has a name or password before the host. Give it without them.');
  url.hash = '';
  return url;
}

/** Whether a word of the command line or of a message is meant as an address. */
export function looksLikeAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim());
}

function wrong(why: string): DeskError {
  return new DeskError('address-wrong', `This address ${why}`);
}

/** Parameters that tell a site where a reader comes from, and change nothing of the page. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|source|cmpid|cmp|ocid|ito|smid|sr_share|share|shared|amp|outputtype|taid|xtor|at_.*|__twitter_impression|guccounter)$/i;

/**
 * What two addresses of one page have in common: without scheme, `www.`, tracking parameters, a slash at the end and the order of
 * parameters. Undefined for what is no address.
 */
export function addressKey(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/\.$/, '').replace(/^(?:www|m|amp|mobile)\./, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/\/(?:amp|index\.(?:html?|php))?\/*$/, '').replace(/\/+$/, '');
  const parameters = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  return `${host}${port}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}
