import { run } from './app/cli.ts';

/** How often a look is taken whether the process that started this one is still there. */
const ORPHAN_MILLISECONDS = 500;

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
      // Not only once: npm passes on what the terminal has told everybody already.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
      // Under npm a shell stands between, which dies of a signal without passing it on.
      const parent = process.ppid;
      if (process.env['npm_lifecycle_event'] === undefined) return;
      setInterval(() => process.ppid !== parent && resolve(), ORPHAN_MILLISECONDS).unref();
    }),
});

// What libraries leave open, such as a connection that is just being made anew, does not keep the program.
setTimeout(() => process.exit(), 2_000).unref();
