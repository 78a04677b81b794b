import { z } from 'zod';
import { problemShape } from '#shared/ledger/receipt.ts';
import { contractHeader, endpoints } from '#shared/relay/contract.ts';
import type { Endpoint } from '#shared/relay/endpoint.ts';
import { contractVersion, productVersion } from '#shared/relay/versions.ts';

const schemaOf = (shape: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  return schema as Record<string, unknown>;
};

const problemAnswer = {
  description: 'A refusal: a code from the closed list, and details for its sentence.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { problem: schemaOf(problemShape, 'output') },
        required: ['problem'],
      },
    },
  },
};

/** The API as OpenAPI 3.1, made from the contract that router and client are made from. */
export function openApi(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Counterfoil relay', version: productVersion },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: { device: { type: 'http', scheme: 'bearer', bearerFormat: 'cf1_…' } },
    },
    paths,
  };
}

function operation(name: string, { method, path, role, request, response }: Endpoint) {
  const content = (shape: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: schemaOf(shape, io) },
  });
  const hasBody = method === 'POST' || method === 'PUT';
  return {
    operationId: name,
    'x-role': role,
    security: role === 'none' ? [] : [{ device: [] }],
    parameters: [
      {
        name: contractHeader,
        in: 'header',
        required: true,
        schema: { const: String(contractVersion) },
      },
      ...[...path.matchAll(/:(\w+)/g)].map(([, id]) => ({
        name: id,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(method === 'GET' ? queryParameters(request) : []),
    ],
    ...(hasBody ? { requestBody: { required: true, content: content(request, 'input') } } : {}),
    responses: {
      200: { description: 'Done', content: content(response, 'output') },
      ...(name === 'createExport'
        ? { 202: { description: 'Taken; being sent', content: content(response, 'output') } }
        : {}),
      default: problemAnswer,
    },
  };
}

function queryParameters(request: z.ZodType) {
  const { properties = {} } = schemaOf(request, 'input') as {
    properties?: Record<string, unknown>;
  };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}
