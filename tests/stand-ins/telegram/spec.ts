import { type ApiFields, description } from './spec/description.ts';

/** A call that does not fit the description of the Bot API. */
export interface Problem {
  readonly method: string;
  /** Where in the payload, and what is wrong there. */
  readonly errors: readonly string[];
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
const LITERAL = /^(?:["\d]|true$|false$)/;

/** The fields that tell kinds of one type apart, such as `type: "photo"`. */
const KINDS: readonly string[] = ['type', 'status', 'source'];

/** Whether the Bot API has a method of this name. */
export function isMethod(name: string): boolean {
  return Object.hasOwn(description().methods, name);
}

/** What is wrong with a call. */
export function requestErrors(method: string, payload: Readonly<Record<string, unknown>>): readonly string[] {
  const known = description().methods[method];
  return known ? fieldErrors(known.fields, payload, '') : ['the Bot API has no such method'];
}

/** What is wrong with the result of a call; for the tests of the stand-in. */
export function resultErrors(method: string, result: unknown): readonly string[] {
  return valueErrors(description().methods[method]?.returns ?? [], result, 'result');
}

/** What is wrong with a value of a type, such as an Update. */
export function typeErrors(type: string, value: unknown): readonly string[] {
  return valueErrors([type], value, type);
}

function fieldErrors(
  fields: ApiFields,
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  const errors: string[] = [];
  for (const key of Object.keys(value)) {
    if (!(key in fields || `${key}?` in fields)) errors.push(`${at}${key}: no such field`);
  }
  for (const [key, types] of Object.entries(fields)) {
    const name = key.replace('?', '');
    if (value[name] !== undefined) errors.push(...valueErrors(types, value[name], at + name));
    else if (name === key) errors.push(`${at}${name}: missing`);
  }
  return errors;
}

/** What is wrong with a value that may have any of these types: nothing, or what keeps it from the likeliest one. */
function valueErrors(types: readonly string[], value: unknown, at: string): readonly string[] {
  const all = types.flatMap((type) => spread(type));
  if (all.some((type) => isSimple(type, value))) return [];
  const elements = all.filter((type) => type.startsWith(ARRAY)).map((type) => type.slice(ARRAY.length));
  if (Array.isArray(value) && elements.length > 0) {
    return value.flatMap((element, index) => valueErrors(elements, element, `${at}[${index}]`));
  }
  const objects = all.flatMap((type) => {
    const { fields } = description().types[type] ?? {};
    return fields ? [fields] : [];
  });
  if (!isObject(value) || objects.length === 0) return [`${at}: not ${types.join(' or ')}`];
  const tries = objects.map((fields) => ({ fields, wrong: wrongKind(fields, value, at) }));
  const likely = tries.filter(({ wrong }) => wrong === undefined);
  if (likely.length === 0) return [...new Set(tries.map(({ wrong }) => wrong ?? ''))];
  const errors = likely.map(({ fields }) => fieldErrors(fields, value, `${at}.`));
  return errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function isSimple(type: string, value: unknown): boolean {
  if (LITERAL.test(type)) return JSON.stringify(value) === type;
  return SIMPLE.get(type)?.(value) ?? false;
}

/** A type, or those that it stands for. */
function spread(type: string): readonly string[] {
  return description().types[type]?.subtypes?.flatMap((subtype) => spread(subtype)) ?? [type];
}

/** What is wrong with the field that tells kinds apart, in an object that is meant to be of this one. */
function wrongKind(
  fields: ApiFields,
  value: Readonly<Record<string, unknown>>,
  at: string,
): string | undefined {
  for (const kind of KINDS) {
    const types = fields[kind];
    if (!types?.every((type) => LITERAL.test(type)) || types.some((type) => isSimple(type, value[kind])))
      continue;
    return `${at}.${kind}: not ${types.join(' or ')}`;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
