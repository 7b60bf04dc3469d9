import * as z from 'zod';
import { didYouMean, found, quote } from './messages.ts';
import { type FileKind, SHAPES, type Shape } from './schema.ts';
import type { Path } from './yaml-file.ts';

/** A mistake in the shape of a file, without its line and column. */
export interface ShapeMistake {
  readonly path: Path;
  /** The mistake is in the key at the end of the path, not in its value. */
  readonly atKey: boolean;
  readonly message: string;
  /** The wrong value as YAML read it. */
  readonly value: unknown;
}

/** The checked content of a file, or every mistake in its shape. */
export type Checked<Kind extends FileKind> =
  | { readonly content: Shape<Kind> }
  | { readonly mistakes: readonly ShapeMistake[] };

/** The shapes, typed so that each kind of file keeps its own content type. */
const shapes: { readonly [Kind in FileKind]: z.ZodType<Shape<Kind>> } = SHAPES;

/** Checks the content of a YAML file against the shape of its kind. */
export function checkShape<Kind extends FileKind>(kind: Kind, value: unknown): Checked<Kind> {
  const result = shapes[kind].safeParse(value, { error: word, reportInput: true });
  if (result.success) return { content: result.data };
  return { mistakes: result.error.issues.flatMap((issue) => mistakes(issue, [])) };
}

/** A message about a number or yes/no with the value as it was typed: YAML reads `007` as 7. */
export function asTyped(message: string, value: unknown, typed: string | undefined): string {
  if (typed === undefined || (typeof value !== 'number' && typeof value !== 'boolean')) return message;
  const read = String(value);
  return message
    .replace(`found the number ${read}`, `found the number ${typed}`)
    .replace(`found ${read}`, `found ${typed}`)
    .replace(`in quotes: "${read}"`, `in quotes: "${typed}"`);
}

/** Messages for issues without a message in the schema; each unknown field gets its own line. */
function word(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'object' ? 'a mapping' : issue.expected}, found ${found(issue.input)}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = typeof issue.input === 'string' ? quote(issue.input) : found(issue.input);
      return `${written} is not one of ${values.join(', ')}${didYouMean(String(issue.input), values)}`;
    }
    case 'unrecognized_keys': {
      const known = knownKeys(issue.inst);
      return issue.keys
        .map((key) => {
          const mend = didYouMean(key, known) || ` - the fields here are ${known.join(', ')}`;
          return `unknown field ${quote(key)}${mend}`;
        })
        .join('\n');
    }
    default:
      return undefined;
  }
}

function knownKeys(shape: unknown): readonly string[] {
  if (shape instanceof z.ZodObject) return Object.keys(shape.shape);
  if (shape instanceof z.ZodRecord && shape.keyType instanceof z.ZodEnum)
    return shape.keyType.options.map(String);
  return [];
}

function mistakes(issue: z.core.$ZodIssue, prefix: Path): ShapeMistake[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const field = quote(String(path.at(-1)));
  const value = issue.input;
  const one = (message: string): ShapeMistake[] => [{ path, atKey: false, message, value }];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const messages = issue.message.split('\n');
      return issue.keys.map((key, i) => ({
        path: [...path, key],
        atKey: true,
        message: messages[i] ?? '',
        value,
      }));
    }
    case 'invalid_key':
      return [{ path, atKey: true, message: issue.issues[0]?.message ?? issue.message, value }];
  }
  if (issue.input === undefined && path.length > 0) return one(`the field ${field} is missing - add it`);
  if (issue.input === null && path.length > 0)
    return one(`${field} is empty - write its value, or remove it`);
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((errors) => !errors.some(isOtherType));
    if (meant !== undefined) return meant.flatMap((error) => mistakes(error, path));
  }
  return one(issue.message);
}

/** Whether a branch of a union is for another type of value than the one written. */
function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}
