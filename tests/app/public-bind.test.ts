import { expect, test } from 'vitest';
import { publicBindWarning } from '../../src/app/public-bind.ts';

test.each([
  ['127.0.0.1', undefined, false],
  ['127.1.2.3', undefined, false],
  ['::1', undefined, false],
  ['localhost', undefined, false],
  ['0.0.0.0', undefined, true],
  ['::', undefined, true],
  ['192.168.1.5', undefined, true],
  ['bot.example.org', undefined, true],
  ['0.0.0.0', 'https://bot.example.org', false],
])('HOST %s with PUBLIC_URL %s is warned of: %s', (host, publicUrl, isWarned) => {
  const warning = publicBindWarning({ host, ...(publicUrl !== undefined && { publicUrl }) });
  expect(warning !== undefined).toBe(isWarned);
  if (isWarned) expect(warning).toContain(host);
});
