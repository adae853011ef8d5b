import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROJECT_ROOT } from '../../src/platform/config/index.js';

interface Response {
  content?: Record<string, { schema?: { $ref?: string } }>;
}

const document = JSON.parse(readFileSync(join(PROJECT_ROOT, 'openapi.json'), 'utf8')) as OpenAPIObject;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = methods[method];
    return operation ? [{ name: `${method.toUpperCase()} ${path}`, path, method, operation }] : [];
  }),
);

describe('the description of refusals', () => {
  it('says of each operation which refusals it can give, as problem+json', () => {
    expect(operations.length).toBeGreaterThan(200);
    const silent = operations.filter(
      ({ operation: { responses } }) => !Object.keys(responses).some(isRefusal),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    for (const { name, operation } of operations)
      for (const [status, response] of Object.entries(operation.responses).filter(([one]) =>
        isRefusal(one),
      )) {
        const { content } = response as Response;
        // Health answers 503 with its report.
        if (name === 'GET /api/health') continue;
        expect([name, status, content?.['application/problem+json']?.schema?.$ref]).toEqual([
          name,
          status,
          '#/components/schemas/ProblemView',
        ]);
      }
  });

  it('says 401 and 403 where an account is needed, 404 where an address names something, 409 and 422 of acts', () => {
    const statuses = (wanted: string): string[] => {
      const found = operations.find(({ name }) => name === wanted);
      return Object.keys(found?.operation.responses ?? {}).filter(isRefusal);
    };
    expect(statuses('POST /api/cases')).toEqual(
      expect.arrayContaining(['400', '401', '403', '409', '413', '415', '422', '429', '503']),
    );
    expect(statuses('GET /api/cases/{id}')).toEqual(expect.arrayContaining(['401', '403', '404', '503']));
    expect(statuses('POST /api/deadlines/calculate')).not.toContain('401');
  });
});

const isRefusal = (status: string): boolean => /^[45]\d\d$/.test(status);
