import { createHmac } from 'node:crypto';

/** What is signed. */
interface Signed {
  readonly id: string;
  /** Whole seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers of a delivery, by Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over
 * the id, the time and the body, with a full stop between them.
 */
export function signedHeaders(
  { id, timestamp, body }: Signed,
  secret: Uint8Array,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
