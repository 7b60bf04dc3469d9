import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDescription, ApiFields, ApiType } from '../../tests/stand-ins/telegram/spec/description.ts';
import {
  Declarations,
  type Member,
  memberName,
  type Named,
  namedBy,
  unknown,
  type Written,
} from './declarations.ts';

/** Types as the description names them: `String`, `"bold"`, `Array of Message`. */
type Types = readonly string[];
type Fields = ReadonlyMap<string, { readonly types: Types; readonly required: boolean }>;

type Method = Extract<Member, { type: 'TSMethodSignature' }>;

/** Where a type is written: names are looked up there, and type parameters mean something. */
interface Place {
  readonly scope: string;
  readonly given: ReadonlyMap<string, Types>;
}

/** Fields of numbers that need not be whole; TypeScript has one word for both. */
const FRACTIONS =
  /^(?:latitude|longitude|horizontal_accuracy|\w+_percentage|rotation_angle|temperature|(?:main|cover)_frame_timestamp|[xy]_shift|scale)$/;
const FRACTIONAL_DURATION = 'InputStoryContentVideo';

const PACKAGE = join(import.meta.dirname, '../../node_modules/@grammyjs/types');

const TOP: Place = { scope: '', given: new Map([['F', ['InputFile']]]) };

/** Describes the methods of the Bot API, and the types that they and updates are made of. */
export function described(): ApiDescription {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return { from: `@grammyjs/types ${version}`, ...new Describer(new Declarations(PACKAGE)).all() };
}

class Describer {
  readonly #declarations: Declarations;
  readonly #types: Record<string, ApiType> = {};

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  all(): Pick<ApiDescription, 'methods' | 'types'> {
    const api = this.#declarations.find('ApiMethods', '')?.body;
    if (!api || !('type' in api) || api.type !== 'TSTypeLiteral') throw new Error('ApiMethods is not there');
    // What is no method is the former name of one.
    const members = api.members.filter((member) => member.type === 'TSMethodSignature');
    const methods = Object.fromEntries(members.map((member) => this.#method(member)));
    this.#named({ name: 'Update', given: [] }, TOP);
    const types = Object.fromEntries(Object.entries(this.#types).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return { methods, types };
  }

  #method(method: Method): [string, ApiDescription['methods'][string]] {
    const [parameter] = method.params;
    const type = parameter?.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
    const fields = type ? listed(this.#fields(type, TOP)) : {};
    const returns = method.returnType
      ? this.#typesOf(method.returnType.typeAnnotation, TOP)
      : unknown(method);
    return [memberName(method), { fields, returns }];
  }

  #typesOf(type: Written, place: Place): Types {
    switch (type.type) {
      case 'TSStringKeyword':
        return ['String'];
      case 'TSNumberKeyword':
        return ['Integer'];
      case 'TSBooleanKeyword':
        return ['Boolean'];
      case 'TSUndefinedKeyword':
      case 'TSNeverKeyword':
        return [];
      case 'TSLiteralType':
        return type.literal.type === 'Literal' ? [JSON.stringify(type.literal.value)] : unknown(type.literal);
      case 'TSParenthesizedType':
        return this.#typesOf(type.typeAnnotation, place);
      case 'TSUnionType':
        return [...new Set(type.types.flatMap((one) => this.#typesOf(one, place)))];
      case 'TSArrayType':
        return arrays(this.#typesOf(type.elementType, place));
      case 'TSTemplateLiteralType':
        return this.#words(type, place);
      case 'TSIntersectionType':
        // `string & Record<never, never>` is any string, written so that editors still list the known ones.
        if (type.types.some((one) => one.type === 'TSStringKeyword')) return ['String'];
        return [this.#made(type, place)];
      case 'TSTypeLiteral':
        return [this.#made(type, place)];
      case 'TSTypeOperator':
        if (type.operator !== 'keyof') return this.#typesOf(type.typeAnnotation, place);
        return [...this.#fields(type.typeAnnotation, place).keys()].map((name) => JSON.stringify(name));
      case 'TSIndexedAccessType':
        return this.#indexed(type, place);
      case 'TSTypeReference':
        return this.#named(namedBy(type), place, type);
      default:
        return unknown(type);
    }
  }

  /** What a name with its arguments means. */
  #named({ name, given }: Named, place: Place, type?: Written): Types {
    const [first, second] = given;
    const parameter = place.given.get(name);
    if (parameter) return parameter;
    if (first && (name === 'Array' || name === 'ReadonlyArray')) return arrays(this.#typesOf(first, place));
    if (first && name === 'NonNullable') return this.#typesOf(first, place);
    if (first && second && name === 'Exclude') {
      const without = new Set(this.#typesOf(second, place));
      return this.#typesOf(first, place)
        .flatMap((one) => this.#types[one]?.subtypes ?? [one])
        .filter((one) => !without.has(one));
    }
    const declared = this.#declarations.find(name, place.scope);
    if (!declared) return type ? [this.#made(type, place)] : unknown({ type: name });
    const inside: Place = { scope: declared.scope, given: TOP.given };
    if (this.#types[declared.name]) return [declared.name];
    // It may have fields of its own type.
    this.#types[declared.name] = {};
    const { body } = declared;
    const isObject = !('type' in body) || body.type === 'TSIntersectionType' || body.type === 'TSTypeLiteral';
    this.#types[declared.name] = isObject
      ? { fields: listed(this.#namedFields({ name, given }, place), declared.name) }
      : { subtypes: this.#typesOf(body, inside) };
    return [declared.name];
  }

  /** A type without a name is kept by what is written. */
  #made(type: Written, place: Place): string {
    const name = spelled(type);
    this.#types[name] ??= { fields: listed(this.#fields(type, place)) };
    return name;
  }

  #fields(type: Written, place: Place): Fields {
    switch (type.type) {
      case 'TSParenthesizedType':
        return this.#fields(type.typeAnnotation, place);
      case 'TSTypeLiteral':
        return this.#members(type.members, place);
      case 'TSIntersectionType':
        return type.types.map((one) => this.#fields(one, place)).reduce(both);
      case 'TSUnionType':
        return type.types.map((one) => this.#fields(one, place)).reduce(either);
      case 'TSTypeReference':
        return this.#namedFields(namedBy(type), place);
      default:
        return unknown(type);
    }
  }

  #namedFields({ name, given }: Named, place: Place): Fields {
    const [first, second] = given;
    if (first && name === 'Partial') return required(this.#fields(first, place), false);
    if (first && second && name === 'Omit') {
      const without = new Set(this.#typesOf(second, place));
      return new Map(
        [...this.#fields(first, place)].filter(([field]) => !without.has(JSON.stringify(field))),
      );
    }
    if (first && second && name === 'Record') {
      const types = this.#typesOf(second, place);
      return new Map(this.#typesOf(first, place).map((key) => [JSON.parse(key), { types, required: true }]));
    }
    const declared = this.#declarations.find(name, place.scope);
    if (!declared) return unknown({ type: name });
    const { scope, parameters, body } = declared;
    const own = parameters.flatMap((parameter, at) => {
      const type = given[at];
      return type ? [[parameter, this.#typesOf(type, place)] as const] : [];
    });
    const inside: Place = { scope, given: new Map([...TOP.given, ...own]) };
    if ('type' in body) return this.#fields(body, inside);
    const bases = body.extends.map((base) => this.#namedFields(base, inside));
    return new Map([...bases, this.#members(body.members, inside)].flatMap((fields) => [...fields]));
  }

  #members(members: readonly Member[], place: Place): Fields {
    return new Map(
      members.map((member) => {
        if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) return unknown(member);
        const types = this.#typesOf(member.typeAnnotation.typeAnnotation, place);
        return [memberName(member), { types, required: !member.optional }];
      }),
    );
  }

  /** `Message["text"]`, or the values of a constant. */
  #indexed(
    { objectType, indexType }: Extract<Written, { type: 'TSIndexedAccessType' }>,
    place: Place,
  ): Types {
    if (objectType.type === 'TSTypeQuery') {
      if (objectType.exprName.type !== 'Identifier') return unknown(objectType);
      const values = this.#members(this.#declarations.constant(objectType.exprName.name), place);
      return [...values.values()].flatMap(({ types }) => types);
    }
    const fields = this.#fields(objectType, place);
    return this.#typesOf(indexType, place).flatMap((key) => fields.get(JSON.parse(key))?.types ?? []);
  }

  /** Each word that a template allows. */
  #words({ quasis, types }: Extract<Written, { type: 'TSTemplateLiteralType' }>, place: Place): Types {
    const [start = '', ...rest] = quasis.map(({ value }) => value.cooked ?? '');
    const words = rest.reduce<readonly string[]>(
      (begun, after, at) => {
        const type = types[at];
        const between = type ? this.#typesOf(type, place).map((word) => JSON.parse(word) as string) : [];
        return begun.flatMap((word) => between.map((middle) => word + middle + after));
      },
      [start],
    );
    return words.map((word) => JSON.stringify(word));
  }
}

/** A type in a few words: `Message & Update.Edited`. */
function spelled(type: Written): string {
  switch (type.type) {
    case 'TSParenthesizedType':
      return spelled(type.typeAnnotation);
    case 'TSIntersectionType':
      return type.types.map(spelled).join(' & ');
    case 'TSTypeLiteral':
      return `{ ${type.members.map(memberName).join(', ')} }`;
    case 'TSLiteralType':
      return type.literal.type === 'Literal' ? JSON.stringify(type.literal.value) : unknown(type.literal);
    case 'TSTypeReference': {
      const { name, given } = namedBy(type);
      return given.length === 0 ? name : `${name}<${given.map(spelled).join(', ')}>`;
    }
    default:
      return unknown(type);
  }
}

function arrays(types: Types): Types {
  return types.map((type) => `Array of ${type}`);
}

/** The fields of `A & B`: where both have one, what the later says of it. */
function both(a: Fields, b: Fields): Fields {
  const merged = new Map(a);
  for (const [name, field] of b) {
    merged.set(name, { types: field.types, required: field.required || (a.get(name)?.required ?? false) });
  }
  return merged;
}

/** The fields that `A | B` may have. */
function either(a: Fields, b: Fields): Fields {
  const names = new Set([...a.keys(), ...b.keys()]);
  return new Map(
    Array.from(names, (name) => {
      const [one, other] = [a.get(name), b.get(name)];
      const types = [...new Set([...(one?.types ?? []), ...(other?.types ?? [])])];
      return [name, { types, required: (one?.required && other?.required) ?? false }];
    }),
  );
}

function required(fields: Fields, isRequired: boolean): Fields {
  return new Map(Array.from(fields, ([name, { types }]) => [name, { types, required: isRequired }]));
}

/** Fields as the description has them; one that has no type may not be there. */
function listed(fields: Fields, owner = ''): ApiFields {
  const kept = [...fields].filter(([, { types }]) => types.length > 0);
  return Object.fromEntries(
    kept.map(([name, { types, required }]) => {
      const isFraction = FRACTIONS.test(name) || (name === 'duration' && owner === FRACTIONAL_DURATION);
      const exact = types.map((type) => (isFraction && type === 'Integer' ? 'Float' : type));
      return [required ? name : `${name}?`, exact];
    }),
  );
}
