import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A call that does not fit the description of the Bot API. */
export interface Problem {
  readonly method: string;
  /** Where in the payload, and what is wrong there. */
  readonly errors: readonly string[];
}

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly description: string;
}

interface Method {
  readonly returns: readonly string[];
  readonly fields?: readonly Field[];
}

interface Type {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}

interface Spec {
  readonly methods: Readonly<Record<string, Method>>;
  readonly types: Readonly<Record<string, Type>>;
}

const SIMPLE: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['Integer', (value: unknown) => Number.isSafeInteger(value)],
  ['Float', (value: unknown) => Number.isFinite(value)],
  ['String', (value: unknown) => typeof value === 'string'],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  // What is uploaded is named by a string: attach://…
  ['InputFile', (value: unknown) => typeof value === 'string'],
]);

const ARRAY = 'Array of ';

/** Types without fields take any object. */
const NONE: { readonly wrong: string | undefined; readonly errors: readonly string[] } = {
  wrong: undefined,
  errors: [],
};

/** By folder; read once a process, and only where it is asked for. */
const read = new Map<string, Spec>();

/** The description of the Bot API; undefined where SPECS_DIR is not set. */
export function specification(): Spec | undefined {
  const folder = process.env['SPECS_DIR'];
  if (folder === undefined || folder === '') return undefined;
  const file = join(folder, 'telegram-bot-api.json');
  return read.getOrInsertComputed(folder, () => JSON.parse(readFileSync(file, 'utf8')) as Spec);
}

/** What is wrong with a call; nothing where SPECS_DIR is not set. */
export function requestErrors(method: string, payload: Readonly<Record<string, unknown>>): readonly string[] {
  const spec = specification();
  if (!spec) return [];
  const known = spec.methods[method];
  return known ? fieldErrors(spec, known.fields ?? [], payload, '') : ['the Bot API has no such method'];
}

/** What is wrong with the result of a call; for the tests of the stand-in. */
export function resultErrors(method: string, result: unknown): readonly string[] {
  const spec = specification();
  return spec ? valueErrors(spec, spec.methods[method]?.returns ?? [], result, 'result') : [];
}

/** What is wrong with a value of a type, such as an Update. */
export function typeErrors(type: string, value: unknown): readonly string[] {
  const spec = specification();
  return spec ? valueErrors(spec, [type], value, type) : [];
}

function fieldErrors(
  spec: Spec,
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  const errors: string[] = [];
  const names = new Set(fields.map(({ name }) => name));
  for (const key of Object.keys(value)) {
    if (!names.has(key)) errors.push(`${at}${key}: no such field`);
  }
  for (const { name, types, required } of fields) {
    if (value[name] !== undefined) errors.push(...valueErrors(spec, types, value[name], at + name));
    else if (required) errors.push(`${at}${name}: missing`);
  }
  return errors;
}

/** What is wrong with a value that may have any of these types: nothing, or what keeps it from the likeliest one. */
function valueErrors(spec: Spec, types: readonly string[], value: unknown, at: string): readonly string[] {
  const all = types.flatMap((type) => spread(spec, type));
  const single = all.filter((type) => !type.startsWith(ARRAY));
  const elements = all.filter((type) => type.startsWith(ARRAY)).map((type) => type.slice(ARRAY.length));
  if (single.some((type) => SIMPLE.get(type)?.(value))) return [];
  if (Array.isArray(value) && elements.length > 0) {
    return value.flatMap((element, index) => valueErrors(spec, elements, element, `${at}[${index}]`));
  }
  const objects = single.filter((type) => !SIMPLE.has(type));
  if (!isObject(value) || objects.length === 0) return [`${at}: not ${types.join(' or ')}`];
  const tries = objects.map((type) => {
    const { fields } = spec.types[type] ?? {};
    if (!fields) return NONE;
    return { wrong: wrongKind(fields, value, at), errors: fieldErrors(spec, fields, value, `${at}.`) };
  });
  const likely = tries.filter(({ wrong }) => wrong === undefined).map(({ errors }) => errors);
  if (likely.length === 0) return [...new Set(tries.map(({ wrong }) => wrong ?? ''))];
  return likely.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

/** A type, or those that it stands for. */
function spread(spec: Spec, type: string): readonly string[] {
  const { subtypes } = spec.types[type] ?? {};
  return subtypes ? subtypes.flatMap((subtype) => spread(spec, subtype)) : [type];
}

/** What is wrong with a fixed field, such as `type: "photo"`, in an object that is meant to be of this type. */
function wrongKind(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  at: string,
): string | undefined {
  const fixed = fixedField(fields);
  if (!fixed || value[fixed.name] === fixed.value) return undefined;
  return `${at}.${fixed.name}: not "${fixed.value}"`;
}

/** The description alone tells the value: "Type of the result, must be article", 'always "member"'. */
function fixedField(fields: readonly Field[]): { readonly name: string; readonly value: string } | undefined {
  for (const { name, description } of fields) {
    if (!['type', 'status', 'source'].includes(name)) continue;
    const value = /(?:must be|always) (?!one of)["“]?([a-z_\d]+)["”]?/.exec(description)?.[1];
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
