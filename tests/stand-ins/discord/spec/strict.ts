/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

type Components = Readonly<Record<string, Schema>>;

const REF = '#/components/schemas/';

/** The id of a component in the validator, which compiles each component once. */
export function idOf(component: string): string {
  return `discord:${component}`;
}

/**
 * The schema that requests are checked against:
 * - `oneOf` becomes `anyOf`. Discord's alternatives overlap (an empty body fits both kinds of webhook body), and a body
 *   may fit two of them. If a `type` distinguishes the alternatives, only the one it names is tried, so that the errors
 *   are about that one.
 * - An unknown key is a mistake. Discord ignores it, so that nobody would notice a misspelt option. A schema is closed
 *   if it describes a whole value, never inside an `allOf`, whose parts describe one value together;
 *   `unevaluatedProperties` takes the keys of all parts into account, also behind a `$ref`.
 */
export function strict(schema: Schema, components: Components): Schema {
  return visit(schema, components, true);
}

/** A schema that others refer to. They close it: only they show whether it describes a whole value. */
export function strictPart(schema: Schema, components: Components): Schema {
  return visit(schema, components, false);
}

/** The schema with `anyOf` for `oneOf`, else unchanged: Discord's own bodies may have keys that no schema has. */
export function loose(schema: Schema): Schema {
  return mapSchemas(renamed(schema), loose);
}

function visit(schema: Schema, components: Components, close: boolean): Schema {
  const { anyOf, ...rest } = renamed(schema);
  const whole = 'properties' in rest;
  const branches = anyOf as readonly Schema[] | undefined;
  const visited = {
    ...mapSchemas(rest, (inner, keyword) => visit(inner, components, keyword !== 'allOf')),
    ...(branches ? union(branches, components, !whole) : {}),
  };
  const closes = close && !('additionalProperties' in rest) && (whole || isObject(rest, components));
  return closes ? { ...visited, unevaluatedProperties: false } : visited;
}

function renamed({ oneOf, ...rest }: Schema): Schema {
  return oneOf === undefined ? rest : { ...rest, anyOf: oneOf };
}

/** Alternatives, distinguished by their `type` if each has its own. */
function union(branches: readonly Schema[], components: Components, close: boolean): Schema {
  const visited = branches.map((branch) => visit(branch, components, close));
  const tags = branches.map((branch) => tagsOf(branch, components));
  const all = tags.flat();
  const tagged = tags.every((some) => some.length > 0) && new Set(all).size === all.length;
  if (!tagged) return { anyOf: visited };
  const typed = (values: readonly unknown[]) => ({
    type: 'object',
    required: ['type'],
    properties: { type: { enum: values } },
  });
  return {
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
    allOf: [typed(all), ...visited.map((branch, index) => ({ if: typed(tags[index] ?? []), then: branch }))],
  };
}

/** The values that an object's required `type` may have; none for any other schema. */
function tagsOf(schema: Schema, components: Components): readonly unknown[] {
  const { properties, required } = resolve(schema, components);
  const type = (properties as Readonly<Record<string, Schema>> | undefined)?.['type'];
  const isRequired = Array.isArray(required) && required.includes('type');
  return isRequired && Array.isArray(type?.['enum']) ? type['enum'] : [];
}

function isObject(schema: Schema, components: Components): boolean {
  const { type = 'object', ...target } = resolve(schema, components);
  const described = ['properties', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in target);
  return described && [type].flat().includes('object');
}

function resolve(schema: Schema, components: Components): Schema {
  const ref = schema['$ref'];
  return typeof ref === 'string' ? (components[ref.slice(REF.length)] ?? {}) : schema;
}

/** The schema with its inner schemas changed. */
function mapSchemas(schema: Schema, change: (inner: Schema, keyword: string) => Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      switch (keyword) {
        case '$ref':
          return [keyword, idOf(String(value).slice(REF.length))];
        case 'properties':
          return [
            keyword,
            mapValues(value as Readonly<Record<string, Schema>>, (inner) => change(inner, keyword)),
          ];
        case 'allOf':
        case 'anyOf':
          return [keyword, (value as readonly Schema[]).map((inner) => change(inner, keyword))];
        case 'items':
        case 'additionalProperties':
          return [keyword, typeof value === 'object' ? change(value as Schema, keyword) : value];
        default:
          return [keyword, value];
      }
    }),
  );
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
