import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView, PUBLIC, type RouteAccess, routesOf } from './platform/http/index.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM = 'ProblemView';

/** The interface description: what controllers and their inputs say of themselves, and the refusals that follow. */
export function openApiOf(app: NestExpressApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Sanxiang 三项')
    .setDescription('Compliance tracker for the three systems of administrative enforcement')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [ProblemView],
  });
  const access = new Map(
    routesOf(app).map((route) => [`${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`, route.access]),
  );
  for (const [path, operations] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation) describeRefusals(operation, method, access.get(`${method.toUpperCase()} ${path}`));
    }
  return document;
}

/** The refusals an operation can give by what it is; those of its own rules are 409 and 422. */
function describeRefusals(operation: Operation, method: string, access: RouteAccess | undefined): void {
  const parameters = (operation.parameters ?? []) as { in?: string; name?: string }[];
  const has = (place: string): boolean => parameters.some((parameter) => parameter.in === place);
  const acts = method !== 'get';
  const body = operation.requestBody !== undefined;
  const versioned = parameters.some(({ name }) => name?.toLowerCase() === 'if-match');
  const refusals: Readonly<Record<string, string | false>> = {
    400: (body || has('path') || has('query')) && 'The request cannot be read',
    401: access !== PUBLIC && 'Not signed in',
    403: access !== PUBLIC && 'No role of the account allows it; or the page of another site sent it',
    404: has('path') && 'There is none, or it is none of yours',
    409: acts && 'The rules or the state of the matter do not allow it now; `code` and `basis` say which',
    412: versioned && 'It was changed meanwhile: `detail` and `facts` say by whom, when and by which act',
    413: body && 'The content is larger than the route takes',
    415: body && 'A type of content that the route does not take',
    422: (acts || has('query')) && 'The input does not meet the requirements; `facts.fields` names them',
    428: versioned && '`If-Match` is missing: read it first, and send its version',
    429: (acts || access === PUBLIC) && 'Too many requests',
    503: 'The database or the store does not answer now; `Retry-After` says when to try again',
  };
  for (const [status, description] of Object.entries(refusals)) {
    if (!description || operation.responses[status]) continue;
    operation.responses[status] = {
      description,
      content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } } },
    };
  }
}
