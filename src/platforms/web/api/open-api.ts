import { z } from 'zod';
import {
  answerSchema,
  checkedSchema,
  factSchema,
  latestSchema,
  profilesSchema,
} from '../../../reply/json-schema.ts';
import { askRequest, checkRequest, factRequest, latestRequest, whoRequest } from './requests.ts';

/** The shape of a refusal. */
const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Short and stable, such as json-malformed.'),
      message: z.string().describe('What is wrong, where, and what to do.'),
      path: z.string().exactOptional().describe('The field that is wrong, such as context[2].'),
    }),
  })
  .describe('Why a request was refused.');

const checkReply = z.object({ statements: z.array(checkedSchema).describe('In the order of the text.') });

/** The schemas by the names that they have in the description. */
const SCHEMAS = {
  AskRequest: askRequest,
  CheckRequest: checkRequest,
  Answer: answerSchema,
  CheckReply: checkReply,
  Fact: factSchema,
  Latest: latestSchema,
  Profiles: profilesSchema,
  Error: errorSchema,
} as const;

type SchemaName = keyof typeof SCHEMAS;

/** The description of the API by OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), made from the schemas that it is checked with. */
export function openApi(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sanad',
      version: '1',
      description:
        'Answers from curated facts, each with who says it and where it stands in its source. Name the speaker and the source wherever you repeat a statement.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/ask': {
        get: {
          ...operation('askByAddress', 'Answers a question', 'Answer'),
          parameters: [
            ...parameters('query', { q: askRequest.shape.question }),
            ...parameters('query', { lang: askRequest.shape.lang, asOf: askRequest.shape.asOf }),
          ],
        },
        post: {
          ...operation('askQuestion', 'Answers a question', 'Answer'),
          requestBody: body('AskRequest'),
        },
      },
      '/api/check': {
        post: {
          ...operation('checkText', 'Checks a text, clause by clause', 'CheckReply'),
          requestBody: body('CheckRequest'),
        },
      },
      '/api/facts/{id}': {
        get: {
          ...operation('showFact', 'Gives a fact, and what stands beside it', 'Fact', [404]),
          parameters: [
            ...parameters('path', { id: factRequest.shape.id }),
            ...parameters('query', { lang: factRequest.shape.lang }),
          ],
        },
      },
      '/api/latest': {
        get: {
          ...operation('showLatest', 'Gives what is new', 'Latest'),
          parameters: parameters('query', latestRequest.shape),
        },
      },
      '/api/names/{name}': {
        get: {
          ...operation('showName', 'Gives what is told of a person, group or place', 'Profiles', [404]),
          parameters: [
            ...parameters('path', { name: whoRequest.shape.name }),
            ...parameters('query', { lang: whoRequest.shape.lang }),
          ],
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchema(schema)]),
      ),
    },
  };
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  404: 'There is no such fact or name.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  429: 'Too many requests; the header Retry-After has the seconds to wait.',
};

function operation(operationId: string, summary: string, reply: SchemaName, more: readonly number[] = []) {
  const statuses = Object.keys(REFUSALS).filter((status) => status !== '404' || more.includes(404));
  const refusals = statuses.map((status) => [
    status,
    { description: REFUSALS[Number(status)], content: json('Error') },
  ]);
  return {
    operationId,
    summary,
    responses: { 200: { description: 'The answer.', content: json(reply) }, ...Object.fromEntries(refusals) },
  };
}

function body(name: SchemaName) {
  return { required: true, content: json(name) };
}

function json(name: SchemaName) {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function parameters(where: 'query' | 'path', shape: Readonly<Record<string, z.ZodType>>) {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema);
    return { name, in: where, required: !isLeftOut(schema), description, schema: rest };
  });
}

function isLeftOut(schema: z.ZodType): boolean {
  return z.object({ value: schema }).safeParse({}).success;
}

/** A schema in the dialect of OpenAPI 3.1, without the address of the dialect. */
function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return rest;
}
