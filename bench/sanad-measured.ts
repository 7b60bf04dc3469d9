/** Sanad as it is started, which tells the benchmark that started it how much memory its live objects take. */
import { liveBytes } from './measure.ts';

process.on('message', () => process.send?.(liveBytes()));
await import('../src/main.ts');
