import { planDue } from '../../src/digest/plan.ts';
import { openStore } from '../../src/store/open.ts';

/** Takes what is due from a store, and suspends itself in the middle of the transaction. */
const store = await openStore({ databaseUrl: process.argv[2] ?? '', dataDir: 'unused' });
const at = new Date();
let wasSuspended = false;
const took = store.ledger.takeDue(at, 100, (due) => {
  if (!wasSuspended) process.kill(process.pid, 'SIGSTOP');
  wasSuspended = true;
  return planDue(due, at, 60 * 60 * 1_000);
});
process.stdout.write(
  `${await took.then(
    ({ deliveries }) => deliveries.length,
    () => 'refused',
  )}\n`,
);
await store.close();
