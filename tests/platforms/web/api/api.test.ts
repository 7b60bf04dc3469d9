import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerJson, checkedJson } from '../../../../src/reply/json.ts';
import { PUBLIC_URL, servingApi } from './serving.ts';

const json = async (response: Response): Promise<Readonly<Record<string, unknown>>> =>
  (await response.json()) as Readonly<Record<string, unknown>>;

describe('an answer is the JSON of the command line', () => {
  test.each([
    [{ question: 'who was arrested in Kirkuk?' }],
    [{ question: 'who was arrested in <Kirkuk>?', lang: 'ar' }],
    [{ question: 'how many escaped?', asOf: '2025-01-01' }],
    [{ question: 'and what did he call for?', context: ['who is Muqtada al-Sadr?'] }],
    [{ question: 'what is known?' }],
    [{ question: 'hi' }],
  ])('%j', async (request) => {
    const { post, knowledge, engine } = await servingApi();
    const { tookMs, ...given } = await json(await post('/api/ask', JSON.stringify(request)));
    const { question: text, lang: language, ...others } = { lang: undefined, ...request };
    const answer = engine.ask({ text, ...(language === undefined ? {} : { language }), ...others });
    const { tookMs: _, ...wanted } = answerJson(answer, { knowledge, tookMs: 0 });
    expect(given).toEqual(JSON.parse(JSON.stringify(wanted)));
    expect(tookMs).toBeTypeOf('number');
  });

  test('so are the statements of a checked text', async () => {
    const { post, knowledge, engine } = await servingApi();
    const text = 'Nobody was arrested in Kirkuk. Thousands escaped.';
    const { statements } = await json(await post('/api/check', JSON.stringify({ text, lang: 'ar' })));
    const wanted = engine.check(text).map((each) => checkedJson(each, 'ar', knowledge));
    expect(statements).toEqual(JSON.parse(JSON.stringify(wanted)));
  });

  test('by GET as by POST', async () => {
    const { call, post } = await servingApi();
    const { tookMs: _, ...got } = await json(
      await call('/api/ask?q=who+was+arrested%3F&lang=ckb&asOf=2026-02-01'),
    );
    const body = JSON.stringify({ question: 'who was arrested?', lang: 'ckb', asOf: '2026-02-01' });
    const { tookMs: __, ...posted } = await json(await post('/api/ask', body));
    expect(got).toEqual(posted);
  });
});

describe('what is refused', () => {
  const long = JSON.stringify({ question: 'a'.repeat(2_001) });
  const BODIES = [
    ['{"question": x}', 400, 'json-malformed', 'line 1, column 14'],
    ['{\n "question": "a",\n "lang" "en"}', 400, 'json-malformed', 'line 3, column 9'],
    ['{"question": "a"', 400, 'json-malformed', 'line 1, column 17'],
    ['', 400, 'json-malformed', 'is empty'],
    ['[]', 400, 'request-invalid', 'has to be a JSON object'],
    ['null', 400, 'request-invalid', 'has to be a JSON object'],
    ['{}', 400, 'request-invalid', '"question" is missing'],
    ['{"question":null}', 400, 'request-invalid', '"question" has to be a text'],
    ['{"question":{"a":1}}', 400, 'request-invalid', '"question" has to be a text'],
    ['{"question":""}', 400, 'request-invalid', '"question" is empty'],
    ['{"question":"\u200b !"}', 400, 'request-invalid', 'no words'],
    [long, 400, 'request-invalid', '"question" is longer than 2000 characters'],
    ['{"question":"a","context":"b"}', 400, 'request-invalid', '"context" has to be a list'],
    ['{"question":"a","context":["b",2]}', 400, 'request-invalid', '"context[1]" has to be a text'],
    ['{"question":"a","lang":"fr"}', 400, 'request-invalid', '"lang" has to be one of en, ar, ckb'],
    ['{"question":"a","asOf":"2026-02-30"}', 400, 'request-invalid', 'YYYY-MM-DD'],
    ['{"question":"a","langauge":"en"}', 400, 'request-invalid', 'Its fields are question, lang'],
    ['{"question":"a","__proto__":{"lang":"en"}}', 400, 'request-invalid', 'Its fields are question, lang'],
    ['{"question":"a","constructor":1}', 400, 'request-invalid', 'Its fields are question, lang'],
    [`{"question":${'['.repeat(8_000)}`, 400, 'json-malformed', 'line 1, column 8013'],
    [`{"question":${'['.repeat(8_000)}${']'.repeat(8_000)}}`, 400, 'request-invalid', 'has to be a text'],
    [' '.repeat(16_385), 413, 'body-too-large', '16384 bytes'],
  ] as const;
  test.each(BODIES.map(([body, ...rest]) => [body.slice(0, 40), body, ...rest] as const))(
    '%j',
    async (_, body, status, code, words) => {
      const { post } = await servingApi();
      const response = await post('/api/ask', body);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect([response.status, error.code]).toEqual([status, code]);
      expect(error.message).toContain(words);
    },
  );

  test.each([
    ['GET', '/api/nothing', 404, 'not-found', null],
    ['GET', '/api', 404, 'not-found', null],
    ['GET', '/api/facts/kirkuk-arest', 404, 'fact-unknown', null],
    ['GET', '/api/facts/%E0%A4%A', 404, 'fact-unknown', null],
    ['GET', '/api/names/zzzzqq', 404, 'name-unknown', null],
    ['GET', '/api/latest?since=tomorrow', 400, 'request-invalid', null],
    ['GET', '/api/ask', 400, 'request-invalid', null],
    ['DELETE', '/api/ask', 405, 'wrong-method', 'GET, HEAD, POST'],
    ['GET', '/api/check', 405, 'wrong-method', 'POST'],
    ['POST', '/api/openapi.json', 405, 'wrong-method', 'GET, HEAD'],
    ['POST', '/api/ask', 415, 'not-json', null],
  ])('%s %s', async (method, path, status, code, allow) => {
    const { call } = await servingApi();
    const response = await call(path, { method, ...(method === 'POST' && { body: 'question=a' }) });
    const { error } = (await response.json()) as { error: { code: string } };
    expect([response.status, error.code, response.headers.get('allow')]).toEqual([status, code, allow]);
  });

  test('JSON breaks off at the place that is named, wherever it is broken', async () => {
    const { post } = await servingApi();
    const whole = JSON.stringify(
      { question: 'who guards\nit?', context: ['a', 'b'], n: [1, true, null] },
      null,
      1,
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (at) => {
        // A letter that no JSON can have where this stands, unless it stands in a text.
        const body = `${whole.slice(0, at)}\u0001${whole.slice(at)}`;
        const { error } = (await (await post('/api/ask', body)).json()) as { error: { message: string } };
        const [, line, column] = /line (\d+), column (\d+)/.exec(error.message) ?? [];
        const before = whole.slice(0, at).split('\n');
        expect([Number(line), Number(column)]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
      }),
      { numRuns: 40 },
    );
  });

  test('a body in pieces is counted as it comes', async () => {
    const { call } = await servingApi();
    const piece = new TextEncoder().encode(' '.repeat(10_000));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent < 3; sent++) controller.enqueue(piece);
        controller.close();
      },
    });
    const headers = { 'Content-Type': 'application/json' };
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half', headers };
    expect((await call('/api/ask', init)).status).toBe(413);
  });
});

test('nothing that is answered can be read as mark-up', async () => {
  const { post } = await servingApi();
  const response = await post('/api/ask', JSON.stringify({ question: '<script>alert(1)</script> Kirkuk?' }));
  expect(await response.clone().json()).toMatchObject({ question: '<script>alert(1)</script> Kirkuk?' });
  expect(await response.text()).not.toContain('<');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
});

test('others are answered while a long text is checked', async () => {
  const { post } = await servingApi();
  const finished: string[] = [];
  const text = 'Thousands of prisoners escaped from camps in Syria. '.repeat(300);
  const checking = post('/api/check', JSON.stringify({ text })).then(async (response) => {
    await response.arrayBuffer();
    finished.push('text');
  });
  // Asked one after the other, so that each comes while the text is under way.
  for (let at = 0; at < 3; at++) {
    await (await post('/api/ask', '{"question":"who was arrested in Kirkuk?"}')).arrayBuffer();
    finished.push('question');
  }
  await checking;
  expect(finished.at(-1)).toBe('text');
});

test('a fact, what is new and a name', async () => {
  const { call, knowledge } = await servingApi();
  const { id = '' } = knowledge.facts.find(({ against }) => against.length > 0) ?? {};
  const fact = await json(await call(`/api/facts/${id}?lang=ar`));
  expect(fact).toMatchObject({ fact: id, language: 'ar', standing: 'current' });
  const statements = fact['statements'] as readonly { readonly fact: string }[];
  expect(statements[0]?.fact).toBe(id);
  const named = [...(fact['against'] as string[]), ...(fact['accounts'] as string[])];
  expect(statements.map((each) => each.fact)).toEqual(expect.arrayContaining(named));
  expect(named.length).toBeGreaterThan(0);
  expect(await json(await call('/api/latest'))).toMatchObject({ since: null, corrected: [], withdrawn: [] });
  expect(await json(await call('/api/latest?since=2199-01-01'))).toMatchObject({ added: [], statements: [] });
  expect(await json(await call('/api/names/Sudani'))).toMatchObject({
    profiles: [{ id: 'sudani', kind: 'person' }],
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: object }>>;
}

describe('the OpenAPI description', () => {
  const REPLIES = [
    ['Answer', '/api/ask?q=who+was+arrested+in+Kirkuk'],
    ['Answer', '/api/ask?q=how+many+soldiers+exactly+are+on+the+border'],
    ['Fact', '/api/facts/kirkuk-arrest'],
    ['Latest', '/api/latest?since=2026-01-01'],
    ['Profiles', '/api/names/Sudani'],
    ['Error', '/api/nothing'],
  ] as const;

  test('has the right shape, and whatever it points to is there', async () => {
    const { call } = await servingApi();
    const text = await (await call('/api/openapi.json')).text();
    const { openapi, servers, paths, components } = JSON.parse(text) as OpenApi;
    expect([openapi, servers]).toEqual(['3.1.0', [{ url: PUBLIC_URL }]]);
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(Object.keys(components.schemas)));
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of operations)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400', '429']));
    for (const [path, methods] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = Object.values(methods).flatMap(({ parameters = [] }) => parameters);
      expect(declared.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
      expect(declared.filter((each) => each.in === 'path').every(({ required }) => required)).toBe(true);
    }
  });

  test('describes what is answered and what is taken', async () => {
    const { call, post } = await servingApi();
    const { components } = (await (await call('/api/openapi.json')).json()) as OpenApi;
    const ajv = new Ajv2020({ strict: true, validateFormats: false });
    const validate = (name: string, value: unknown) => {
      const check = ajv.compile(components.schemas[name] ?? false);
      check(value);
      return check.errors ?? [];
    };
    for (const [name, path] of REPLIES) expect(validate(name, await (await call(path)).json())).toEqual([]);
    const body = { text: 'Nobody was arrested in Kirkuk.' };
    expect(validate('CheckReply', await (await post('/api/check', JSON.stringify(body))).json())).toEqual([]);
    expect(validate('CheckRequest', body)).toEqual([]);
    expect(validate('AskRequest', { question: 'a', context: ['b'], lang: 'ar', asOf: '2026-01-20' })).toEqual(
      [],
    );
    expect(validate('AskRequest', { question: 'a', langauge: 'ar' })).toHaveLength(1);
    expect(validate('Answer', { question: 'a' })).toHaveLength(1);
  });
});

test('/llms.txt names the situation and the addresses', async () => {
  const { call, knowledge } = await servingApi();
  const response = await call('/llms.txt');
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('text/plain; charset=UTF-8');
  for (const words of [
    knowledge.situation.title['en'],
    '/api/openapi.json',
    '/feed.xml',
    '/mcp',
    '/facts/ID',
  ])
    expect(text).toContain(words);
});
