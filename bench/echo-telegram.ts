/** The bare bot that Sanad is measured beside: grammY with its runner, answering with what was asked. */
import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';

const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_API_ROOT: apiRoot = '' } = process.env;
const bot = new Bot(token, { client: { apiRoot } });
bot.on('message:text', (context) => context.reply(context.message.text));
const runner = run(bot);
process.once('SIGTERM', () => void runner.stop());
