import { DeskError } from '../desk-error.ts';
import type { HtmlPage } from './html-article.ts';

/** An article with fewer letters may be what a wall lets through. */
const SHORT = 600;
/** A page with fewer letters has no article. */
const EMPTY = 60;

/** Titles of pages that stand in the place of another until somebody proves to be human. */
const CHECK_TITLES =
  /^(?:just a moment|attention required|access denied|one more step|security check|checking your browser|are you (?:a )?(?:robot|human)|robot or human|verify(?:ing)? (?:that )?you are (?:a )?human|human verification|ddos-guard|please wait|pardon our interruption|bot verification|un instant|bir dakika|لحظة|التحقق)/i;

const CHECK_WORDS =
  /verify(?:ing)? (?:that )?you(?:'| a)re (?:a )?human|you(?:'| a)re (?:not )?a (?:ro)?bot|i(?:'| a)m not a robot|complete the (?:captcha|security check)|checking (?:if the site connection is secure|your browser)|enable javascript and cookies to continue|unusual traffic from|press (?:and|&) hold|needs to review the security of your connection|vérifi(?:ez|er) que vous êtes (?:un )?humain|je ne suis pas un robot|robot olmadığınızı|insan olduğunuzu|أنك (?:لست روبوت|إنسان)|لست برنامج روبوت|captcha/i;

/** Scripts and forms of such pages. */
const CHECK_MARKUP =
  /cf-chl|challenge-platform|cf-turnstile|g-recaptcha|h-captcha|hcaptcha\.com|recaptcha\/api|px-captcha|perimeterx|captcha-delivery|datadome|_incapsula_|awswaf|geo\.captcha|ddos-guard|name="captcha"/i;

const PAY_WORDS =
  /subscribe to (?:continue|keep|read|unlock)|subscribers? only|(?:for|to) (?:our )?subscribers|already a subscriber|to (?:continue|keep) reading|remaining free articles?|unlock this (?:article|story)|réservé aux abonnés|abonnez-vous|abonelere özel|abone ol(?:un|arak)|للمشتركين|اشترك (?:لمواصلة|لمتابعة) القراءة/i;

const LOGIN_WORDS =
  /(?:log|sign) ?in (?:to|with|or)|please (?:log|sign) ?in|you (?:must|need to) (?:log|sign) ?in|(?:se )?connecte[rz](?:-vous)? pour|giriş yap(?:ın|malısınız)|تسجيل الدخول/i;

const CONSENT_WORDS =
  /before you continue|accept (?:all )?cookies to (?:continue|read)|we value your privacy/i;

const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|sso|auth|account\/login|users\/sign_in|connexion|giris)(?:[/.?]|$)/i;

/** So many characters of a page's markup are looked at. */
const LOOKED_AT = 100_000;

/** The answer of a server, as far as it tells what stands in the way. */
export interface Answered {
  /** The host, for the message. */
  readonly host: string;
  readonly status: number;
  /** The value of the header `cf-mitigated`. */
  readonly mitigated?: string;
  /** The beginning of the body. */
  readonly body: string;
}

/** What stands in the way of a page, by a status that is no success; undefined for a success. */
export function refusedByStatus({ host, status, mitigated, body }: Answered): DeskError | undefined {
  if (status >= 200 && status < 300) return mitigated === 'challenge' ? captcha(host) : undefined;
  if (mitigated === 'challenge' || isCheck(body)) return captcha(host);
  if (status === 404 || status === 410)
    return new DeskError(
      'page-gone',
      `${host} has no such page (${status}). Look whether the address is whole, or whether the page was taken down.`,
    );
  if (status === 402) return paywall(host);
  if (status === 401 || status === 403 || status === 451)
    return new DeskError(
      'page-closed',
      `${host} does not let the program see this page (${status}). Open it in a browser, and give its text instead.`,
    );
  if (status === 429)
    return new DeskError('page-busy', `${host} says that it was asked too often (429). Try again later.`);
  if (status >= 500)
    return new DeskError(
      'page-server-error',
      `${host} has a failure of its own (${status}). Try again later.`,
    );
  return new DeskError('page-refused', `${host} answered with the status ${status}, and no page.`);
}

/**
 * What a page is in the place of an article; undefined for an article.
 *
 * @param html the page's text, of which the beginning is looked at
 * @param path where it was in the end
 */
export function refusedByContent(
  { article, pageTitle, letters, password, paid, shown }: HtmlPage,
  { host, html, path }: { readonly host: string; readonly html: string; readonly path: string },
): DeskError | undefined {
  if (letters >= SHORT) return undefined;
  if (
    CHECK_TITLES.test(pageTitle) ||
    CHECK_WORDS.test(shown) ||
    (letters < EMPTY && CHECK_MARKUP.test(html.slice(0, LOOKED_AT)))
  )
    return captcha(host);
  if (PAY_WORDS.test(shown) || paid) return paywall(host);
  if (password || LOGIN_PATH.test(path) || (letters < EMPTY && LOGIN_WORDS.test(shown)))
    return new DeskError(
      'page-login',
      `${host} asks for a login before it shows this page. Open it in a browser, and give its text instead.`,
    );
  if (letters < EMPTY && CONSENT_WORDS.test(shown))
    return new DeskError(
      'page-consent',
      `${host} asks for consent before it shows this page. Open it in a browser, and give its text instead.`,
    );
  if (letters < EMPTY || article.paragraphs.length < 2)
    return new DeskError(
      'page-empty',
      `The page at ${host} has no article: there is hardly any text in it, or a script puts it there. Open it in a browser, and give its text instead.`,
    );
  return undefined;
}

function isCheck(body: string): boolean {
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(body)?.[1]?.trim() ?? '';
  return (
    (/access denied/i.test(title) ? false : CHECK_TITLES.test(title)) ||
    CHECK_WORDS.test(body) ||
    CHECK_MARKUP.test(body)
  );
}

function captcha(host: string): DeskError {
  return new DeskError(
    'page-captcha',
    `${host} shows a test for humans in the place of the page. Open it in a browser, and give its text instead.`,
  );
}

function paywall(host: string): DeskError {
  return new DeskError(
    'page-paywall',
    `${host} shows this page to subscribers alone. If you are one, open it in a browser, and give its text instead.`,
  );
}
