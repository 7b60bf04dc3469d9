/**
 * Makes tests/stand-ins/discord/spec/discord-api.json: of Discord's OpenAPI description (MIT licence,
 * https://github.com/discord/discord-api-spec, specs/openapi.json), only the operations that the stand-in has, with the
 * schemas of their JSON bodies, without descriptions.
 *
 *     node scripts/trim-discord-spec.ts openapi.json && npx biome format --write tests/stand-ins/discord/spec
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routeNames } from '../tests/stand-ins/discord/rest/routes.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const TARGET = join(import.meta.dirname, '../tests/stand-ins/discord/spec/discord-api.json');
const REF = '#/components/schemas/';

/** Keywords that no validator needs. */
const COMMENTS = new Set(['description', 'title', 'example', 'examples', 'deprecated', 'default']);

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('say which file: node scripts/trim-discord-spec.ts openapi.json');
const full = JSON.parse(readFileSync(source, 'utf8')) as {
  readonly info: JsonObject;
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject>> };
};

const schemas: Record<string, JsonObject> = {};
const operations = routeNames.flatMap((name) => {
  const [method = '', path = ''] = name.toLowerCase().split(' ');
  const operation = full.paths[path]?.[method];
  return operation === undefined ? [] : [{ path, method, operation: trimmedOperation(operation) }];
});
const paths = Object.fromEntries(
  Array.from(
    Map.groupBy(operations, ({ path }) => path),
    ([path, some]) => [path, Object.fromEntries(some.map(({ method, operation }) => [method, operation]))],
  ),
);
const { title, version, license } = full.info as { readonly [key: string]: Json };
const document = { info: { title, version, license }, paths, components: { schemas: sorted(schemas) } };
writeFileSync(TARGET, `${JSON.stringify(document)}\n`);

/** The JSON bodies of an operation's request and of its successful answers. */
function trimmedOperation({ requestBody, responses }: JsonObject): JsonObject {
  const body = jsonOf(requestBody);
  const answers = Object.entries((responses ?? {}) as JsonObject)
    .filter(([status]) => /^2/.test(status))
    .map(([status, answer]) => [status, jsonOf(answer)] as const);
  return {
    ...(body === undefined ? {} : { requestBody: body }),
    responses: Object.fromEntries(answers.flatMap(([status, answer]) => (answer ? [[status, answer]] : []))),
  };
}

function jsonOf(body: Json | undefined): JsonObject | undefined {
  const { content } = (body ?? {}) as { readonly content?: JsonObject };
  const json = content?.['application/json'] as JsonObject | undefined;
  return json === undefined ? undefined : { content: { 'application/json': trimmed(json) as JsonObject } };
}

/** A schema without comments; the schemas that it refers to are kept. */
function trimmed(value: Json, isSchema = true): Json {
  if (Array.isArray(value)) return value.map((item) => trimmed(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value as JsonObject).filter(
    ([key]) => !isSchema || !(COMMENTS.has(key) || key.startsWith('x-')),
  );
  return Object.fromEntries(
    kept.map(([key, inner]) => {
      if (isSchema && key === '$ref' && typeof inner === 'string') keep(inner.slice(REF.length));
      // The keys of `properties` are names, whatever they are.
      return [key, trimmed(inner, !(isSchema && key === 'properties'))];
    }),
  );
}

function keep(name: string): void {
  const schema = full.components.schemas[name];
  if (schema === undefined || name in schemas) return;
  schemas[name] = {};
  schemas[name] = trimmed(schema) as JsonObject;
}

function sorted(record: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
