import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy } from '../../../../src/util/lazy.ts';

/**
 * The fields of a call or a type, with what each may be: `String`, `Integer`, `Float`, `Boolean`, `InputFile`, a literal
 * as JSON, a type's name, or `Array of` one of these. The name of one that may be left out ends in `?`.
 */
export type ApiFields = Readonly<Record<string, readonly string[]>>;

/** An object with fields, or what a name stands for. */
export interface ApiType {
  readonly fields?: ApiFields;
  readonly subtypes?: readonly string[];
}

/** What calls of the Bot API and their results look like. */
export interface ApiDescription {
  /** The package that it was made of, with its version. */
  readonly from: string;
  readonly methods: Readonly<
    Record<string, { readonly fields: ApiFields; readonly returns: readonly string[] }>
  >;
  readonly types: Readonly<Record<string, ApiType>>;
}

/** The description of the Bot API (scripts/bot-api.ts makes it); read when it is first asked for. */
export const description: () => ApiDescription = lazy(
  () => JSON.parse(readFileSync(join(import.meta.dirname, 'bot-api.json'), 'utf8')) as ApiDescription,
);
