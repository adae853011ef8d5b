import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import request from 'supertest';
import { DeadlinesModule } from '../../src/modules/deadlines/index.js';
import { inputPipe, ProblemFilter, ResultInterceptor } from '../../src/platform/http/index.js';
import { openLog } from '../../src/platform/logs/index.js';

describe('POST /api/deadlines/calculate', () => {
  let app: INestApplication;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [DeadlinesModule] }).compile();
    app = module.createNestApplication();
    app.useGlobalPipes(inputPipe());
    app.useGlobalFilters(new ProblemFilter(openLog({ logLevel: 'warn', logFormat: 'text' }, 'command')));
    app.useGlobalInterceptors(new ResultInterceptor());
    await app.init();
  });
  afterAll(() => app.close());

  const calculate = (body: object) =>
    request(app.getHttpServer()).post('/api/deadlines/calculate').send(body);

  it('PEN-06 answers both dates, the article, the layer and every step', async () => {
    const { status, body } = await calculate({ ruleId: 'PEN-06', trigger: '2025-07-08', place: '370102' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ruleId: 'PEN-06',
      due: '2025-10-09',
      strict: '2025-09-30',
      provisional: false,
      dayKind: 'ND',
      basis: '《行政处罚法》第六十条',
      layer: { pack: 'cn', version: '2026.1', place: '' },
    });
    expect(body.steps.map((step: { kind: string }) => step.kind)).toEqual([
      'trigger',
      'counted',
      'last-day',
      'day-off',
      'rolled',
      'strict',
    ]);
  });

  it('COE-02 takes a moment and answers one', async () => {
    const { body } = await calculate({ ruleId: 'COE-02', trigger: '2026-02-17T20:15:00+08:00' });
    expect(body).toMatchObject({ due: '2026-02-18T12:15:00.000Z', dayKind: 'HR', provisional: false });
  });

  it.each([
    ['an unknown rule', { ruleId: 'XXX-99', trigger: '2025-07-08' }, 404, 'law.unknown-rule'],
    ['an impossible date', { ruleId: 'PEN-06', trigger: '2025-02-30' }, 422, 'law.impossible-date'],
    ['a guard', { ruleId: 'PEN-20', trigger: '2025-07-08' }, 422, 'law.not-a-period'],
    ['a day for hours', { ruleId: 'COE-02', trigger: '2025-07-08' }, 422, 'law.wrong-trigger-kind'],
    [
      'a suspension not admitted',
      {
        ruleId: 'PEN-06',
        trigger: '2025-07-08',
        suspensions: [{ from: '2025-08-01', to: '2025-08-02', reason: 'hearing' }],
      },
      422,
      'law.suspension-not-admitted',
    ],
    ['an unknown field', { ruleId: 'PEN-06', trigger: '2025-07-08', roll: false }, 422, 'input.invalid'],
    ['a number for a date', { ruleId: 'PEN-06', trigger: 20250708 }, 422, 'input.invalid'],
  ])('refuses %s as problem+json', async (_, body, status, code) => {
    const answer = await calculate(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, code });
  });

  it('describes its body and answer in the OpenAPI document', () => {
    const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    const { CalculateDeadlineDto, DeadlineDto } = document.components!.schemas as Record<
      string,
      { required?: string[]; properties: Record<string, unknown> }
    >;
    expect(CalculateDeadlineDto!.required).toEqual(['ruleId', 'trigger']);
    expect(Object.keys(DeadlineDto!.properties).sort()).toEqual([
      ...['basis', 'confidence', 'dayKind', 'due', 'lastDay', 'layer'],
      ...['provisional', 'ruleId', 'steps', 'strict', 'title'],
    ]);
  });
});
