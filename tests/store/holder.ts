import { openStore } from '../../src/store/open.ts';

/** Opens a store, casts a vote, says so, and holds the store until it is killed. */
const store = await openStore({ dataDir: process.argv[2] ?? '' });
const from = { platform: 'discord', chat: '100' };
const at = new Date('2026-01-20T12:00:00Z');
await store.votes.cast({ from, message: '1', user: 'ann', helpful: true, at });
process.stdout.write('cast\n');
process.stdin.resume();
