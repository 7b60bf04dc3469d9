/** Sanad as it is started, which tells the benchmark that started it how long its event loop was held since it was last asked. */
import { HeldMeter } from './held.ts';

const meter = new HeldMeter();
meter.start();
process.on('message', () => process.send?.({ ...meter.take(), resident: process.memoryUsage.rss() }));
await import('../src/main.ts');
