import { Random } from '../../../../bench/random.ts';

/** A request that no reader means. */
export interface HostileRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Tags and attributes that must come back from nowhere as they are. */
const MARKUP = [
  '<sanad-mark>',
  '"><sanad-mark onload=alert(1)>',
  "'><script>/*<sanad-mark*/</script>",
  '</title></style></script><sanad-mark>',
  '" onsanad="alert(1)',
  '<!--<sanad-mark-->',
  ']]><sanad-mark>',
  '<SANAD-MARK/>',
  'javascript:alert("<sanad-mark>")',
];

const TEXTS = [
  ...MARKUP,
  '',
  ' ',
  '\u0000\u0001\u001b[31m\u007f',
  '\u202e\u2066<sanad-mark>\u2069',
  '\ud800',
  'a\r\nX-Sanad-Injected: 1\r\n\r\n<sanad-mark>',
  '../../../../etc/passwd',
  '%00%0d%0aX-Sanad-Injected:%201',
  "' OR 1=1 --",
  '{{7*7}}#{7*7}',
  '__proto__',
  'constructor',
  'toString',
  'who was arrested in Kirkuk?',
  'من اعتُقل في كركوك؟',
  '🙂'.repeat(300),
  'a'.repeat(2_001),
  'z̷'.repeat(700),
  '؟'.repeat(2_000),
  '('.repeat(1_500),
  'who? '.repeat(390),
];

const KEYS = [
  'question',
  'text',
  'lang',
  'asOf',
  'context',
  'id',
  'name',
  '__proto__',
  'constructor',
  '<sanad-mark>',
  '',
];
const PATHS = [
  ...['/', '/api/ask', '/api/check', '/api/facts/', '/api/latest', '/api/names/', '/api/openapi.json'],
  ...['/api/', '/api', '/facts/', '/facts', '/mcp', '/mcp/', '/llms.txt'],
];
const METHODS = ['GET', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
const TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/html',
  'multipart/form-data',
  '',
];

/** Endless requests of all kinds, the same for the same seed. */
export function* hostileRequests(seed: number): Generator<HostileRequest, never> {
  const random = new Random(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;
  const chance = (share: number): boolean => random.next() < share;
  const value = (depth: number): unknown => {
    const kind = Math.floor(random.next() * 8);
    if (kind < 4 || depth > 3) return one(TEXTS);
    if (kind === 4) return one([0, -1, 1e308, true, false, null]);
    if (kind === 5) return Array.from({ length: Math.floor(random.next() * 25) }, () => value(depth + 1));
    return object(depth + 1);
  };
  const object = (depth: number): object =>
    // A text, since an object literal would set the prototype.
    JSON.parse(
      `{${Array.from({ length: 3 }, () => `${JSON.stringify(one(KEYS))}:${JSON.stringify(value(depth)) ?? 'null'}`).join()}}`,
    ) as object;
  const body = (): string => {
    const kind = Math.floor(random.next() * 10);
    if (kind === 0) return one(TEXTS);
    if (kind === 1) return one(['[', '{"question":']).repeat(2_000);
    if (kind === 2) return 'x'.repeat(one([16_384, 16_385, 40_000]));
    if (kind === 3) return JSON.stringify(object(0)).slice(0, Math.floor(random.next() * 200));
    if (kind === 4) return JSON.stringify(object(0));
    if (kind === 5)
      return JSON.stringify({
        jsonrpc: '2.0',
        id: value(0),
        method: one(['tools/call', 'tools/list', 'initialize', one(TEXTS)]),
        params: { name: one(['ask', 'check', 'fact', 'who', one(TEXTS)]), arguments: object(0) },
      });
    if (kind === 6) return JSON.stringify({ text: one(TEXTS).slice(0, 60) });
    return JSON.stringify({
      question: one(TEXTS),
      ...(chance(0.3) && { context: [one(TEXTS)] }),
      ...(chance(0.3) && { lang: one(['en', 'ar', one(TEXTS)]) }),
    });
  };
  for (;;) {
    const query = chance(0.4)
      ? `?${one(['q', 'lang', 'since', 'asOf', '__proto__'])}=${encoded(one(TEXTS))}`
      : '';
    const path = one(PATHS);
    const method = one(METHODS);
    const hasBody = method !== 'GET' && method !== 'HEAD' && chance(0.9);
    yield {
      method,
      path: `${path}${chance(path.endsWith('/') ? 0.8 : 0.05) ? encoded(one(TEXTS)) : ''}${query}`,
      headers: {
        'content-type': one(TYPES),
        accept: one(['application/json, text/event-stream', '*/*', 'text/html']),
        ...(chance(0.2) && { 'x-forwarded-for': one(['1.2.3.4', '<sanad-mark>', '::1, , ']) }),
        ...(chance(0.2) && { origin: one(['null', 'https://evil.example', '<sanad-mark>']) }),
        ...(chance(0.2) && { 'accept-language': one(['ar', '<sanad-mark>', '*;q=x,,;']) }),
        ...(chance(0.1) && { 'mcp-protocol-version': one(['1', '2025-06-18', '<sanad-mark>']) }),
      },
      ...(hasBody && { body: body() }),
    };
  }
}

/** For a path: as browsers do, or byte by byte as they would not. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).slice(0, 6_000).replace(/%.?$/, '%');
}

/** What is wrong with a response: a failure of ours, or something that came back as mark-up. */
export function faultOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  body: string,
): string | undefined {
  if (status >= 500) return `status ${status}`;
  if ('x-sanad-injected' in headers) return 'a header came from the request';
  if (/<sanad-mark/i.test(body)) return 'a tag came back unescaped';
  const type = String(headers['content-type'] ?? '');
  if (type.includes('html') && /"\s*onsanad=/.test(body)) return 'an attribute came back unescaped';
  if (body !== '' && type.includes('json')) {
    if (body.includes('<')) return 'mark-up in JSON';
    const parsed = JSON.parse(body) as { readonly error?: { readonly message?: unknown } };
    if (status >= 400 && !/^.{10,}/.test(String(parsed.error?.message)))
      return 'a refusal without a sentence';
  }
  return undefined;
}
