import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TRACE } from './program.ts';
import { run, serving } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

test('piped lines are questions; they are answered in order, and earlier ones are context', async () => {
  const input = 'Who was arrested in Kirkuk?\n\nand when?\n/help\nمن هو وزير خارجية العراق؟';
  const { code, out, errors } = await run([], { input });
  expect([code, errors]).toEqual([0, '']);
  const order = ['Kirkuk, Iraq’s Defense Ministry', '/timeline', 'فؤاد حسين'].map((part) =>
    out.indexOf(part),
  );
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(out.split('Kirkuk, Iraq’s Defense Ministry').length - 1).toBeGreaterThanOrEqual(2);
  expect(out).not.toContain('\u001b');
  expect(out).not.toContain('›');
});

test('a sentence explains what is wrong with bad input', async () => {
  const input = [
    '😀',
    '\u0000\u0007',
    'a'.repeat(10_000),
    '/aks who',
    '/latest 2026-02-30',
    '\u001b[31mred',
    '/',
  ].join('\n');
  const { code, out, errors } = await run(['start'], { input, env: await smallKnowledge() });
  expect([code, errors]).toEqual([0, '']);
  expect(out).toContain('at most 2000 characters');
  expect(out).toContain('Did you mean /ask?');
  expect(out).toContain('2026-02-30');
  expect(out).not.toMatch(TRACE);
  for (const unseen of '\u0000\u0007\u001b') expect(out).not.toContain(unseen);
});

test('bytes that are not UTF-8 do not stop it', async () => {
  const { code, out } = await run([], { input: '\ud800\nWho commands the SDF?\n' });
  expect(code).toBe(0);
  expect(out).toContain('Mazloum Abdi');
});

test.each([undefined, '', '\n \n'])(
  'without a token, a terminal or a line (%j) it serves the pages until it is stopped',
  async (input) => {
    const { out, end } = await serving({}, input);
    const address = /Open (http:\S+) in a browser/.exec(await out('in a browser'))?.[1] ?? '';
    expect(await (await fetch(`${address}/?q=what+is+known`)).text()).toContain('<h1>what is known</h1>');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await end()).toBe(0);
  },
);

describe('where the port is in use', () => {
  async function taken(): Promise<string> {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return String((server.address() as AddressInfo).port);
  }

  test('the chat at a terminal goes on', async () => {
    const PORT = await taken();
    const { code, out } = await run([], {
      ...{ terminal: true, input: 'Who commands the SDF?\nexit\n' },
      env: { PORT },
    });
    expect(code).toBe(0);
    expect(out).toContain(`PORT ${PORT} is in use`);
    expect(out).toContain('Mazloum Abdi');
  });

  test('a program without a chat ends with 2 and says which port to change', async () => {
    const PORT = await taken();
    const { code, errors } = await run([], { input: '', env: { PORT } });
    expect(code).toBe(2);
    expect(errors).toContain(`PORT ${PORT} is in use on 127.0.0.1; set another PORT.`);
  });
});

test('at a terminal there are a greeting, questions to type, how to leave and a prompt; the exit code is 0', async () => {
  const { code, out, errors } = await run([], { terminal: true });
  expect([code, errors]).toEqual([0, '']);
  expect(out).toMatch(/I am Sanad/);
  expect(stripVTControlCharacters(out).match(/^→ .*[?]$/gm)).toHaveLength(3);
  expect(out).toContain('/exit');
  expect(out).toContain('›');
  expect(out).not.toContain('Preparing');
});

test('at a terminal it says that it prepares knowledge that is not in the cache, and in a pipe it does not', async () => {
  const cold = async (terminal: boolean) =>
    run([], { input: 'exit\n', terminal, env: await smallKnowledge({ cold: true }) });
  expect((await cold(true)).out).toMatch(/^Preparing the knowledge, once …\n/);
  expect((await cold(false)).out).toBe('');
});

test('it ends quietly when the reader of the output stops early', async () => {
  const input = 'Is the border secure?\n'.repeat(300);
  const { code, errors } = await run([], { input, read: 'little', env: await smallKnowledge() });
  expect([code, errors]).toEqual([0, '']);
});
