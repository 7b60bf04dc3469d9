import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { idOf, loose, type Schema, strict, strictPart } from './strict.ts';

/** A body that does not fit Discord's specification. */
export interface Problem {
  readonly route: string;
  /** Where in the body, and what is wrong there. */
  readonly errors: readonly string[];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Spec {
  readonly document: OpenApi;
  requests(): Ajv2020;
  answers(): Ajv2020;
}

const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';

/** Read once per process, when it is first needed. */
let read: Spec | undefined;
const validators = new Map<string, ValidateFunction | undefined>();

/** What is wrong with a request's body; nothing if the route takes no body. */
export function requestErrors(route: string, body: unknown): readonly string[] {
  const spec = specification();
  return errorsOf(withoutDefaults(body), `request ${route}`, () => {
    const schema = operationOf(spec, route)?.requestBody?.content['application/json']?.schema;
    return schema && spec.requests().compile(strict(schema, spec.document.components.schemas));
  });
}

/** What is wrong with a response; for the tests of the stand-in. */
export function answerErrors(route: string, status: number, body: unknown): readonly string[] {
  const spec = specification();
  return errorsOf(body, `answer ${status} ${route}`, () => {
    const schema = operationOf(spec, route)?.responses?.[String(status)]?.content?.['application/json']
      ?.schema;
    return schema && spec.answers().compile(loose(schema));
  });
}

/** What is wrong with the body with which a bot answers an interaction over HTTP; the callback takes the same body. */
export function checkInteractionResponse(body: unknown): readonly string[] {
  return requestErrors(CALLBACK, body);
}

/**
 * Discord's own description of its API: the whole of it from SPECS_DIR if that is set, else the part that the stand-in
 * needs (scripts/trim-discord-spec.ts).
 * @throws Error when SPECS_DIR is set and has no description of Discord's
 */
export function specification(): Spec {
  if (read) return read;
  const folder = process.env['SPECS_DIR'];
  const file = folder ? join(folder, 'discord-openapi.json') : join(import.meta.dirname, 'discord-api.json');
  const document = corrected(JSON.parse(readFileSync(file, 'utf8')) as OpenApi);
  const { schemas } = document.components;
  read = {
    document,
    requests: once(() => validator(schemas, (schema) => strictPart(schema, schemas))),
    answers: once(() => validator(schemas, loose)),
  };
  return read;
}

/** Discord documents and accepts the permissions of a command as a string; its description has only numbers. */
function corrected(document: OpenApi): OpenApi {
  const { schemas } = document.components;
  const changed = Object.entries(schemas).map(([name, schema]) => {
    const properties = schema['properties'] as Readonly<Record<string, Schema>> | undefined;
    if (!/^ApplicationCommand\w+Request/.test(name) || !properties) return [name, schema] as const;
    const permissions = { type: ['string', 'integer', 'null'] };
    return [
      name,
      { ...schema, properties: { ...properties, default_member_permissions: permissions } },
    ] as const;
  });
  return { ...document, components: { schemas: Object.fromEntries(changed) } };
}

function validator(schemas: Readonly<Record<string, Schema>>, change: (schema: Schema) => Schema): Ajv2020 {
  const ajv = new Ajv2020({
    // The description has keywords of its own.
    strict: false,
    validateSchema: false,
    allErrors: true,
    // Compiling takes longer than all the checks of a test run.
    inlineRefs: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', true);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...change(schema), $id: idOf(name) });
  return ajv;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function operationOf({ document }: Spec, route: string): Operation | undefined {
  const [method = '', path = ''] = route.split(' ');
  return document.paths[path]?.[method.toLowerCase()];
}

/** Compiles each validator when it is first needed. */
function errorsOf(
  body: unknown,
  key: string,
  compile: () => ValidateFunction | undefined,
): readonly string[] {
  if (!validators.has(key)) validators.set(key, compile());
  const validate = validators.get(key);
  if (!validate || validate(body)) return [];
  return readable(validate.errors ?? []);
}

/**
 * The body without the keys that discord.js's classes send with every message, even where Discord knows no such key.
 * They are left out only if they are false, which is their default.
 */
function withoutDefaults(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const kept = Object.entries(body).filter(
    ([key, value]) => !(['tts', 'enforce_nonce'].includes(key) && value === false),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'data' ? withoutDefaults(value) : value]),
  );
}

/** The errors as lines, without those that only summarize others. */
function readable(errors: readonly ErrorObject[]): readonly string[] {
  const specific = errors.filter(
    ({ keyword, params }) => !['anyOf', 'if'].includes(keyword) && params['type'] !== 'null',
  );
  const lines = (specific.length > 0 ? specific : errors).map(({ instancePath, message, params }) => {
    const key = params['unevaluatedProperty'] ?? params['additionalProperty'];
    const problem = key === undefined ? message : `has the unknown key ${JSON.stringify(key)}`;
    const allowed = params['allowedValues'] ?? params['allowedValue'];
    const choice = allowed === undefined ? '' : ` (${JSON.stringify(allowed)})`;
    return `${instancePath === '' ? 'the body' : instancePath}: ${problem}${choice}`;
  });
  return [...new Set(lines)];
}
