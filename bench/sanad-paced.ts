/**
 * Sanad as it is, but for the pace: so many messages a second as PER_SECOND says, so that a platform's limits can be
 * scaled; without it any number, since the limits would be all that is measured. When it is told to end, it puts out
 * how many bytes are live.
 */
import { compileApart, compiledKnowledge } from '../src/app/compiled-knowledge.ts';
import { readConfig } from '../src/app/config.ts';
import { serve } from '../src/app/serve.ts';
import { TELEGRAMS_PACE } from '../src/platforms/telegram/bot-api.ts';
import { withAnswerCache } from '../src/query/answer-cache.ts';
import { createEngine } from '../src/query/engine.ts';
import type { Timer } from '../src/util/timer.ts';
import { liveBytes } from './measure.ts';

const ANY_NUMBER = 1_000_000;
const LIFTED = { perSecond: ANY_NUMBER, betweenMessages: 0, perGroupAndMinute: ANY_NUMBER };

const { discord, telegram, ...config } = readConfig(process.env);
const given = process.env['PER_SECOND'];
const perSecond = Number(given ?? ANY_NUMBER);
const pace = given === undefined ? LIFTED : { ...TELEGRAMS_PACE, perSecond };
const timer: Timer = (task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds);
  return () => clearTimeout(timeout);
};
const compiled = await compiledKnowledge(config, new Map(), () =>
  compileApart(config.knowledgeDir, new Map()),
);
await serve(
  {
    ...config,
    ...(discord ? { discord: { ...discord, perSecond } } : {}),
    ...(telegram ? { telegram: { ...telegram, pace } } : {}),
  },
  withAnswerCache(createEngine(compiled)),
  compiled.knowledge,
  {
    words: [],
    env: {},
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    now: () => new Date(),
    timer,
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGTERM', () => {
          process.stdout.write(String(liveBytes()));
          resolve();
        });
      }),
  },
);
