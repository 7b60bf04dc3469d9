import { Pool } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { serving } from '../app/program.ts';
import { faultOf, hostileRequests } from '../platforms/web/api/hostile.ts';

/** HOSTILE_REQUESTS=1000000 sends more. */
const REQUESTS = Number(process.env['HOSTILE_REQUESTS'] ?? 200_000);
const UNDER_WAY = 32;

test(`${REQUESTS} hostile requests: no crash, nothing unescaped`, async () => {
  const program = await serving({ PUBLIC_URL: 'https://bot.example.org', PORT: '0', API_LIMIT: '1000000' });
  const { address } = JSON.parse(await program.line('"listening"')) as { address: string };
  const pool = new Pool(address, { connections: UNDER_WAY });
  onTestFinished(() => pool.destroy());
  const requests = hostileRequests(15);
  const faults = new Map<string, number>();
  let answered = 0;
  let left = REQUESTS;
  const keepSending = async (): Promise<void> => {
    while (left-- > 0) {
      const { method, path, headers, body = null } = requests.next().value;
      const response = await pool.request({ method: method as 'GET', path, headers, body });
      const text = await response.body.text();
      if (response.statusCode === 200) answered += 1;
      const fault = faultOf(response.statusCode, response.headers, text);
      if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
  };
  // A request that is not answered at all rejects here: the program has crashed.
  await Promise.all(Array.from({ length: UNDER_WAY }, keepSending));
  expect(Object.fromEntries(faults)).toEqual({});
  expect(answered).toBeGreaterThan(0);
  expect(program.lines.join('\n')).not.toMatch(/sanad-mark|request-failed/i);
  await pool.destroy();
  expect(await program.end()).toBe(0);
});
