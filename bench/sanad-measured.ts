/**
 * Sanad as it is started, which tells the benchmark that started it how much memory its live objects take, and, with
 * HEAP_PROFILE set, which code made them.
 */
import { Session } from 'node:inspector/promises';
import { liveBytes } from './measure.ts';

/** Bytes between two samples; V8's default is 512 KiB. */
const SAMPLING = 32_768;

const session = new Session();
if (process.env['HEAP_PROFILE'] !== undefined) {
  session.connect();
  await session.post('HeapProfiler.startSampling', { samplingInterval: SAMPLING });
}
process.on('message', (wanted) => {
  if (wanted !== 'profile') return void process.send?.(liveBytes());
  const live = liveBytes();
  void session
    .post('HeapProfiler.getSamplingProfile')
    .then(({ profile }) => process.send?.({ live, memory: process.memoryUsage(), profile }));
});
await import('../src/main.ts');
