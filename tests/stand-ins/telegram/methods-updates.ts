import type { Handler } from './backstage.ts';
import { flagIn, integerIn, type Payload, stringIn } from './payload.ts';
import { badRequest, refusals, success } from './refusals.ts';

/** https://core.telegram.org/bots/api#getupdates */
const MOST_UPDATES = 100;
const LONGEST_TIMEOUT = 50;
const CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;

/** https://core.telegram.org/bots/api#getupdates */
export const getUpdates: Handler = async (request, { updates, webhook }, gone) => {
  const { payload } = request;
  if (webhook.settings) throw refusals.webhookActive();
  updates.allow(kindsIn(payload));
  const polling = {
    offset: integerIn(payload, 'offset') ?? 0,
    limit: Math.min(Math.max(integerIn(payload, 'limit') ?? MOST_UPDATES, 1), MOST_UPDATES),
    timeout: Math.min(Math.max(integerIn(payload, 'timeout') ?? 0, 0), LONGEST_TIMEOUT),
  };
  return success(await updates.poll(polling, request, gone));
};

/** https://core.telegram.org/bots/api#setwebhook */
export const setWebhook: Handler = ({ payload }, { updates, webhook }) => {
  const url = stringIn(payload, 'url') ?? '';
  const secret = stringIn(payload, 'secret_token');
  const connections = integerIn(payload, 'max_connections') ?? CONNECTIONS;
  if (secret !== undefined && !/^[\w-]{0,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters');
  }
  if (url !== '') checkAddress(url);
  if (flagIn(payload, 'drop_pending_updates')) updates.drop({ kind: 'dropped' });
  if (url === '') {
    webhook.set(undefined);
    return success(true, 'Webhook was deleted');
  }
  updates.allow(kindsIn(payload));
  updates.interrupt(refusals.webhookSet());
  const { settings } = webhook;
  const same = settings?.url === url && settings.secret === (secret || undefined);
  webhook.set({
    url,
    secret: secret || undefined,
    connections: Math.min(Math.max(connections, 1), MOST_CONNECTIONS),
  });
  return success(true, same ? 'Webhook is already set' : 'Webhook was set');
};

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Handler = ({ payload }, { updates, webhook }) => {
  const { settings } = webhook;
  webhook.set(undefined);
  if (flagIn(payload, 'drop_pending_updates')) updates.drop({ kind: 'dropped' });
  return success(true, settings ? 'Webhook was deleted' : 'Webhook is already deleted');
};

/** https://core.telegram.org/bots/api#getwebhookinfo */
export const getWebhookInfo: Handler = (_, { updates, webhook }) => {
  const { settings, lastError } = webhook;
  const { allowed } = updates;
  return success({
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.queue.length,
    ...(settings ? { max_connections: settings.connections, ip_address: '127.0.0.1' } : {}),
    ...(settings && lastError
      ? { last_error_date: lastError.date, last_error_message: lastError.message }
      : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  });
};

/** Telegram itself delivers over HTTPS alone; a server of one's own also within its machine. */
function checkAddress(url: string): void {
  const { protocol, hostname } = URL.parse(url) ?? {};
  const local = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname ?? '');
  if (protocol !== 'https:' && !local) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
}

function kindsIn(payload: Payload): readonly string[] | undefined {
  const kinds = payload['allowed_updates'];
  return Array.isArray(kinds) ? kinds.map(String) : undefined;
}
