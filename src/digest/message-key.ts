import { createHash } from 'node:crypto';
import type { DeliveryKey } from './ledger.ts';

/** The key of a delivery's message: 24 hexadecimal digits, the same whichever process sends it. */
export function messageKey({ subject, slot }: DeliveryKey, n: number): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, slot, n]))
    .digest('hex')
    .slice(0, 24);
}
