import { run } from './cli.ts';

/** Hands the world to the program; with start.js alone touches the environment and the exit code. */
process.exitCode = await run({
  words: process.argv.slice(2),
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  now: () => new Date(),
  timer: (task, milliseconds) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  },
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
});

// What libraries leave open, such as a connection that is just being made anew, does not keep the program.
setTimeout(() => process.exit(), 2_000).unref();
