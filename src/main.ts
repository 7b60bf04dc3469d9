import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Puts the parts together; alone touches the environment, signals and the exit code. */

try {
  process.loadEnvFile();
} catch {
  // There need not be a .env file.
}
enableCompileCache(join(process.env['DATA_DIR']?.trim() || 'data', 'cache', 'code'));
const { run } = await import('./cli.ts');
process.exitCode = await run({
  words: process.argv.slice(2),
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  now: () => new Date(),
});
