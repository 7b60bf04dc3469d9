import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** Whether a value is an object with fields, and neither a list nor null. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first thing that is wrong with a request, as a sentence with its place. It does not repeat what was sent. */
export function problemWith(error: z.ZodError, schema: z.ZodObject): Problem {
  const [issue] = error.issues;
  const path = issue === undefined ? '' : pathOf(issue.path);
  const about = path === '' ? 'The request' : `"${path}"`;
  return {
    status: 400,
    code: 'request-invalid',
    message: issue === undefined ? 'The request is not valid.' : `${about} ${sentence(issue, schema)}`,
    ...(path === '' ? {} : { path }),
  };
}

/** `context[2]` */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? String(key) : `.${String(key)}`))
    .join('');
}

function sentence(issue: z.core.$ZodIssue, schema: z.ZodObject): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has fields that are not known. Its fields are ${Object.keys(schema.shape).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? `is missing. It has to be ${kindOf(issue.expected)}.`
        : `has to be ${kindOf(issue.expected)}.`;
    case 'too_big':
      return issue.origin === 'array'
        ? `has more than ${issue.maximum} entries, which is the limit.`
        : `is longer than ${issue.maximum} characters, which is the limit.`;
    case 'too_small':
      return 'is empty.';
    case 'invalid_value':
      return `has to be one of ${issue.values.join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'has to be a day, written YYYY-MM-DD, such as 2026-01-20.'
        : 'is not in the right form.';
    default:
      return 'is not valid.';
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list of texts',
  object: 'an object',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}
