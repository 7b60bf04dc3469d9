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

/** Read once a process, and only where it is asked for. */
let read: Spec | undefined;
const validators = new Map<string, ValidateFunction | undefined>();

/** What is wrong with a request's body; nothing where SPECS_DIR is not set or the route takes no body. */
export function requestErrors(route: string, body: unknown): readonly string[] {
  const spec = specification();
  if (!spec) return [];
  return errorsOf(withoutHabits(body), `request ${route}`, () => {
    const schema = operationOf(spec, route)?.requestBody?.content['application/json']?.schema;
    return schema && spec.requests().compile(strict(schema, spec.document.components.schemas));
  });
}

/** What is wrong with an answer; for the tests of the stand-in. */
export function answerErrors(route: string, status: number, body: unknown): readonly string[] {
  const spec = specification();
  if (!spec) return [];
  return errorsOf(body, `answer ${status} ${route}`, () => {
    const schema = operationOf(spec, route)?.responses?.[String(status)]?.content?.['application/json']
      ?.schema;
    return schema && spec.answers().compile(loose(schema));
  });
}

/**
 * What is wrong with the body by which a bot answers an interaction over HTTP; it is the body that it would send to the
 * callback. Nothing where SPECS_DIR is not set.
 */
export function checkInteractionResponse(body: unknown): readonly string[] {
  return requestErrors(CALLBACK, body);
}

/** @throws Error when SPECS_DIR is set and has no specification */
export function specification(): Spec | undefined {
  const folder = process.env['SPECS_DIR'];
  if (folder === undefined || folder === '') return undefined;
  if (read) return read;
  const text = readFileSync(join(folder, 'discord-openapi.json'), 'utf8');
  const document = corrected(JSON.parse(text) as OpenApi);
  const { schemas } = document.components;
  read = {
    document,
    requests: once(() => validator(schemas, (schema) => strictPart(schema, schemas))),
    answers: once(() => validator(schemas, loose)),
  };
  return read;
}

/** Discord documents the permissions of a command as a string and takes them so; its specification has only numbers. */
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
    // The specification is not ours to check, and it has keywords of its own.
    strict: false,
    validateSchema: false,
    allErrors: true,
    // Compiling takes longer than all the checks of a run.
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

/** Compiles what is asked for the first time. */
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
 * The body without what discord.js's classes send with every message, also where Discord knows no such key. Both are
 * only left out where they are false, which is the same as not being there.
 */
function withoutHabits(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const kept = Object.entries(body).filter(
    ([key, value]) => !(['tts', 'enforce_nonce'].includes(key) && value === false),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'data' ? withoutHabits(value) : value]));
}

/** The errors as lines, without those that only sum up others. */
function readable(errors: readonly ErrorObject[]): readonly string[] {
  const telling = errors.filter(
    ({ keyword, params }) => !['anyOf', 'if'].includes(keyword) && params['type'] !== 'null',
  );
  const lines = (telling.length > 0 ? telling : errors).map(({ instancePath, message, params }) => {
    const key = params['unevaluatedProperty'] ?? params['additionalProperty'];
    const said = key === undefined ? message : `has the unknown key ${JSON.stringify(key)}`;
    const allowed = params['allowedValues'] ?? params['allowedValue'];
    const choice = allowed === undefined ? '' : ` (${JSON.stringify(allowed)})`;
    return `${instancePath === '' ? 'the body' : instancePath}: ${said}${choice}`;
  });
  return [...new Set(lines)];
}
