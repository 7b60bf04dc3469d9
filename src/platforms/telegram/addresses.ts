/** The Bot API that everybody uses. */
export const TELEGRAMS_ROOT = 'https://api.telegram.org';

/** Ports to which that one sends updates, always over https (its reference, "setWebhook"); `` is that of https. */
export const TELEGRAMS_PORTS: readonly string[] = ['', '80', '88', '8443'];

/** Where the endpoint takes updates. */
export const WEBHOOK_PATH = '/telegram/webhook';
