/**
 * Makes tests/stand-ins/telegram/spec/bot-api.json: the methods and types of Telegram's Bot API, of the declarations of
 * `@grammyjs/types` (MIT licence, https://github.com/grammyjs/types), which parsing takes too long for each process.
 * To be run again whenever that package changes; a test says so.
 *
 *     node scripts/bot-api.ts && npx biome format --write tests/stand-ins/telegram/spec
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { described } from './bot-api/description.ts';

const TARGET = join(import.meta.dirname, '../tests/stand-ins/telegram/spec/bot-api.json');

writeFileSync(TARGET, `${JSON.stringify(described())}\n`);
