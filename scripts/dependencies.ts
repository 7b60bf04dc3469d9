/**
 * Checks what the project is built of, by the lock file: `node scripts/dependencies.ts`, a part of `npm run check`. Each package
 * has a hash and a licence that may be used, and none but those named here runs a script when it is installed. Then npm asks
 * the registry for known vulnerabilities; a registry that keeps no list of them is named, and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { reportOf } from './dependencies/audit.ts';
import { problemsOf, summaryOf } from './dependencies/lock.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const audit = reportOf(stdout ?? '');
const problems = [...problemsOf(lock), ...audit.problems];
process.stdout.write(`${summaryOf(lock)}\n${audit.summary}\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
