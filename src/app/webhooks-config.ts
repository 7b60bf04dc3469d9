import type { VariableReader } from './variable-reader.ts';

/** Which addresses are told of new, corrected and withdrawn facts. */
export interface WebhooksConfig {
  readonly addresses: readonly string[];
  /** The key of the signatures. */
  readonly secret: Uint8Array;
}

/** Hosts of the machine itself, which need no HTTPS. */
const LOCAL: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
/** By Standard Webhooks, a secret has 24 to 64 bytes. */
const LEAST_BYTES = 24;
const MOST_BYTES = 64;

/** Reads `WEBHOOKS` and `WEBHOOK_SECRET`. No value is repeated: both may hold secrets. */
export function webhooksConfig(variables: VariableReader): WebhooksConfig | undefined {
  const texts = (variables.optional('WEBHOOKS') ?? '').split(',').map((text) => text.trim());
  const addresses = texts.flatMap((text, index) => {
    if (text === '') return [];
    const url = URL.parse(text);
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.includes(url.hostname));
    // Fetching refuses a name and a password in an address.
    if (url && isSafe && `${url.username}${url.password}` === '') return [url.href];
    variables.problems.push(
      `WEBHOOKS: entry ${index + 1} is not an https address such as https://example.org/sanad, without a name and password`,
    );
    return [];
  });
  const text = variables.optional('WEBHOOK_SECRET');
  const secret = text === undefined ? undefined : secretIn(text, variables);
  if (texts.every((each) => each === '')) return undefined;
  if (text === undefined)
    variables.problems.push(
      'WEBHOOKS is set without WEBHOOK_SECRET, which signs what is sent; make one with: openssl rand -base64 32',
    );
  return secret && { addresses: [...new Set(addresses)], secret };
}

/** The bytes of a secret in base64, with the mark of Standard Webhooks before it or not. */
function secretIn(text: string, variables: VariableReader): Uint8Array | undefined {
  const [, base64 = ''] = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES) return bytes;
  variables.problems.push(
    `WEBHOOK_SECRET is not ${LEAST_BYTES} to ${MOST_BYTES} bytes in base64; make one with: openssl rand -base64 32`,
  );
  return undefined;
}
