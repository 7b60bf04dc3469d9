import { run } from './app/cli.ts';

/** How often we check that the process which started this one is still there. */
const ORPHAN_MILLISECONDS = 500;

// Only this file and start.js use the environment variables, the standard streams and the exit code of the process.
process.exitCode = await run({
  words: process.argv.slice(2),
  env: process.env,
  envFile: '.env',
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
      // Not once: the terminal sends a signal to the whole group, and npm sends it again.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
      // npm starts a shell that starts Sanad; a signal ends the shell, which does not pass it on.
      const parent = process.ppid;
      if (process.env['npm_lifecycle_event'] === undefined) return;
      setInterval(() => process.ppid !== parent && resolve(), ORPHAN_MILLISECONDS).unref();
    }),
});

// A library may leave something open, such as a connection that it is making again; the program ends all the same.
setTimeout(() => process.exit(), 2_000).unref();
