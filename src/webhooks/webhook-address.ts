import { createHash } from 'node:crypto';

/** Where events are sent. */
export interface WebhookAddress {
  /** Names it in the store. */
  readonly key: string;
  readonly url: string;
  /** Names it in the log: the rest of an address may hold a secret. */
  readonly host: string;
}

/** An address with its names. */
export function webhookAddress(url: string): WebhookAddress {
  const key = createHash('sha256').update(url).digest('hex').slice(0, 32);
  return { key, url, host: URL.parse(url)?.host ?? '' };
}
