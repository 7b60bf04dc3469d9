/** Sanad on Telegram as it is, but for the pace: Telegram's own limits would be all that is measured. */
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { remembering } from '../src/query/remember.ts';
import { serve } from '../src/serve.ts';

const config = readConfig(process.env);
const { telegram } = config;
if (telegram === undefined) throw new Error('TELEGRAM_BOT_TOKEN is not set');
const compiled = compile(await loadKnowledge(config.knowledgeDir));
const pace = { perSecond: 1_000_000, betweenMessages: 0, perGroupAndMinute: 1_000_000 };
await serve(
  { ...config, telegram: { ...telegram, pace } },
  remembering(createEngine(compiled)),
  compiled.knowledge,
  {
    words: [],
    env: {},
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    now: () => new Date(),
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds);
      return () => clearTimeout(timeout);
    },
    untilStopped: () => new Promise((resolve) => void process.once('SIGTERM', () => resolve())),
  },
  (sentence) => void process.stderr.write(`${sentence}\n`),
);
