import { createHmac } from 'node:crypto';
import { TELEGRAMS_PORTS, TELEGRAMS_ROOT, WEBHOOK_PATH } from '../platforms/telegram/bot-api.ts';
import type { TelegramConfig } from '../platforms/telegram/telegram.ts';
import { given } from '../util/given.ts';
import type { VariableReader } from './variable-reader.ts';

/** The Telegram bot, when there is a token for it. */
export function telegramConfig(variables: VariableReader): TelegramConfig | undefined {
  const token = variables.matching('TELEGRAM_BOT_TOKEN', /^\d+:[\w-]+$/, 'a token such as 123456:ABC-def');
  const givenRoot = variables.url('TELEGRAM_API_ROOT', /^https?:$/, TELEGRAMS_ROOT);
  const apiRoot = (givenRoot ?? TELEGRAMS_ROOT).replace(/\/+$/, '');
  const url = webhookUrl(variables, apiRoot === TELEGRAMS_ROOT);
  const secret = variables.matching(
    'TELEGRAM_WEBHOOK_SECRET',
    /^[\w-]{1,256}$/,
    'a secret of 1 to 256 letters, digits, _ and -',
  );
  if (url !== undefined && variables.optional('TELEGRAM_BOT_TOKEN') === undefined) {
    variables.problems.push(
      'TELEGRAM_WEBHOOK_URL is set without TELEGRAM_BOT_TOKEN; set the token of the bot as well',
    );
  }
  const rich = variables.flag('TELEGRAM_RICH', 'true');
  if (token === undefined) return undefined;
  return {
    token,
    apiRoot,
    rich,
    ...given({
      webhook: url === undefined ? undefined : { url, secret: secret ?? secretOf(token) },
    }),
  };
}

/** The address of the endpoint, with its path. Your own Bot API server may use http and any port. */
function webhookUrl(variables: VariableReader, toTelegram: boolean): string | undefined {
  const text = variables.url('TELEGRAM_WEBHOOK_URL', /^https?:$/, `https://bot.example.org${WEBHOOK_PATH}`);
  const url = text === undefined ? null : URL.parse(text);
  if (url === null) return undefined;
  if (toTelegram && !(url.protocol === 'https:' && TELEGRAMS_PORTS.includes(url.port))) {
    variables.problems.push(
      'TELEGRAM_WEBHOOK_URL needs https and port 443, 80, 88 or 8443; Telegram sends to no other',
    );
  }
  const path = url.pathname.replace(/\/+$/, '') || WEBHOOK_PATH;
  if (!path.endsWith(WEBHOOK_PATH)) {
    variables.problems.push(
      `TELEGRAM_WEBHOOK_URL must end in ${WEBHOOK_PATH}, the path on which Sanad listens`,
    );
  }
  url.pathname = path;
  return url.href;
}

/** A secret made from the token: every replica has the same, and nobody without the token can guess it. */
function secretOf(token: string): string {
  return createHmac('sha256', token).update('Telegram webhook').digest('hex');
}
