import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { START } from '../../../app/program.ts';
import { KNOWLEDGE_DIR } from '../../../query/real.ts';
import { PUBLIC_URL, servingApi } from './serving.ts';

/** The protocol's own client, which checks what is given against the schemas that the server lists. */
async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  onTestFinished(() => client.close());
  await client.connect(transport);
  return client;
}

async function overHttp(): Promise<Client> {
  const { origin } = await servingApi();
  // The SDK's own types do not agree under exactOptionalPropertyTypes.
  return connected(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)) as Transport);
}

interface Called {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: {
    readonly statements: readonly Readonly<Record<'text' | 'says' | 'fact', string>>[];
    readonly citations: readonly { readonly paragraph: number; readonly publisher: string }[];
    readonly outcome?: string;
  };
}

async function call(client: Client, name: string, args: Readonly<Record<string, unknown>>) {
  const { content, structuredContent, isError } = (await client.callTool({
    name,
    arguments: args,
  })) as unknown as Called;
  return { text: content.map((each) => each.text).join('\n'), found: structuredContent, isError };
}

test('the tools, their schemas and what an assistant is told', async () => {
  const client = await overHttp();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['ask', 'check', 'fact', 'latest', 'who']);
  for (const { inputSchema, outputSchema, annotations } of tools) {
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(outputSchema).toMatchObject({ type: 'object' });
    expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
  }
  expect(client.getInstructions()).toMatch(/name who says it.*cite the source.*Add nothing/s);
});

describe('each statement stands with its speaker, status, citation and page', () => {
  test.each([
    ['ask', { question: 'who was arrested in Kirkuk?' }],
    ['ask', { question: 'who was arrested in Kirkuk?', lang: 'ar' }],
    ['fact', { id: 'kirkuk-arrest' }],
    ['latest', {}],
    ['who', { name: 'Sudani' }],
  ])('%s %j', async (name, args) => {
    const { text, found } = await call(await overHttp(), name, args);
    const { statements = [], citations = [] } = found ?? {};
    expect(statements.length).toBeGreaterThan(0);
    expect(citations).toHaveLength(statements.length);
    for (const [at, { fact, text: statement, says }] of statements.entries()) {
      const line = text.split('\n').find((each) => each.startsWith(`[${at + 1}] `)) ?? '';
      const cited = citations[at];
      for (const words of [statement, says, 'Status: ', cited?.publisher, `paragraph ${cited?.paragraph}`])
        expect(line).toContain(words);
      expect(line).toContain(`${PUBLIC_URL}/facts/${fact}`);
    }
  });

  test('of a checked text', async () => {
    const { text, found } = await call(await overHttp(), 'check', { text: 'Nobody was arrested in Kirkuk.' });
    expect(found).toMatchObject({ statements: [{ verdict: 'differs' }] });
    expect(text).toMatch(
      /"Nobody was arrested in Kirkuk\."\nVerdict: differs\..*\n\[1\] .*Says: .*paragraph \d+/,
    );
  });
});

test('what no source tells is said to be so', async () => {
  const question = 'how many soldiers exactly are on the border?';
  const { text, found } = await call(await overHttp(), 'ask', { question });
  expect(found).toMatchObject({ outcome: 'not-in-sources', statements: [] });
  expect(text).toMatch(/^NOT IN THE SOURCES/);
});

test.each([
  ['fact', { id: 'kirkuk-arest' }, 'Did you mean "kirkuk-arrest"?'],
  ['who', { name: 'zzzzqq' }, 'No source has this name.'],
  ['ask', { question: '' }, 'question'],
  ['ask', { question: 'a', langauge: 'en' }, 'langauge'],
  ['latest', { since: 'soon' }, 'since'],
])('%s refuses %j with a sentence', async (name, args, words) => {
  const { text, isError } = await call(await overHttp(), name, args);
  expect(isError).toBe(true);
  expect(text).toContain(words);
});

test('each request is answered by itself, so that any replica can answer', async () => {
  const { post } = await servingApi();
  const response = await post('/mcp', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {
    Accept: 'application/json, text/event-stream',
  });
  expect([response.status, response.headers.get('mcp-session-id')]).toEqual([200, null]);
  expect(await response.json()).toMatchObject({ id: 1, result: { tools: { length: 5 } } });
});

const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

test.each([
  ['a page of another origin', PING, { Origin: 'https://evil.example' }, 403],
  [
    'a page rebound to this machine',
    PING,
    { Origin: 'http://evil.example:8787', Host: 'evil.example:8787' },
    403,
  ],
  ['the own page', PING, { Origin: PUBLIC_URL }, 200],
  ['no page', PING, {}, 200],
  ['broken JSON', '{', {}, 400],
  ['a list', `[${PING},${PING}]`, {}, 400],
  ['no message', '{"a":1}', {}, 400],
  ['a body that is too large', ' '.repeat(20_000), {}, 413],
  ['an unknown version', PING, { 'Mcp-Protocol-Version': '1' }, 400],
  ['a method that is not there', '{"jsonrpc":"2.0","id":1,"method":"<script>"}', {}, 200],
])('from %s', async (_, body, headers, status) => {
  const { post } = await servingApi();
  const response = await post('/mcp', body, { Accept: 'application/json, text/event-stream', ...headers });
  expect(response.status).toBe(status);
  const text = await response.text();
  expect(text).not.toContain('<');
  const { result, error } = JSON.parse(text) as { result?: object; error?: { message: string } };
  expect(result ?? error?.message).toBeTruthy();
});

test('no stream is held open', async () => {
  const { call: get } = await servingApi();
  const response = await get('/mcp', { headers: { Accept: 'text/event-stream' } });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
});

test('over the standard streams of a process of its own', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [START, 'mcp'],
    cwd: inject('sharedData'),
    env: { KNOWLEDGE_DIR, DATA_DIR: inject('sharedData') },
    stderr: 'pipe',
  });
  const wrong: Error[] = [];
  const client = await connected(transport);
  // Whatever is no message of the protocol on the output is an error here.
  client.onerror = (error) => wrong.push(error);
  const { text, found } = await call(client, 'ask', { question: 'who was arrested in Kirkuk?' });
  expect(found).toMatchObject({ outcome: 'answered' });
  expect(text).toContain('Says: ');
  expect(wrong).toEqual([]);
});
