import { ApiProperty } from '@nestjs/swagger';
import { DAY_KINDS, type DayKind, type StepKind } from '../../../kernel/calendar/index.js';
import { CONFIDENCES, type Confidence } from '../../../kernel/law/index.js';

const STEP_KINDS: readonly StepKind[] = [
  ...(['trigger', 'counted', 'make-up', 'weekend', 'day-off', 'suspended'] as const),
  ...(['last-day', 'rolled', 'strict'] as const),
];

export class StepDto {
  @ApiProperty({ description: 'First day (or moment) of the step' })
  from: string;

  @ApiProperty({ description: 'Last day (or moment), inclusive' })
  to: string;

  @ApiProperty({ enum: STEP_KINDS })
  kind: StepKind;

  @ApiProperty({ description: 'Units this step adds' })
  counted: number;

  @ApiProperty({ description: 'Units counted so far' })
  n: number;

  @ApiProperty({ description: 'True when taken from Monday–Friday, the year not being published' })
  assumed: boolean;

  @ApiProperty({ description: 'Why, in Chinese' })
  why: string;
}

/** What the calculator answers; `due` and `strict` are instants for hour rules. */
export class DeadlineDto {
  @ApiProperty({ example: 'PEN-06' })
  ruleId: string;

  @ApiProperty({ description: 'Last lawful day, rolled where the rule rolls', example: '2025-10-09' })
  due: string;

  @ApiProperty({ description: 'Day to plan for', example: '2025-09-30' })
  strict: string;

  @ApiProperty({ description: 'Last day before any roll', example: '2025-10-06' })
  lastDay: string;

  @ApiProperty({ description: 'True when a year it crosses is not published' })
  provisional: boolean;

  @ApiProperty({ enum: DAY_KINDS })
  dayKind: DayKind;

  @ApiProperty({ example: '《行政处罚法》第六十条' })
  basis: string;

  @ApiProperty({ enum: CONFIDENCES, description: 'How surely the row was read; M and L are defaults' })
  confidence: Confidence;

  @ApiProperty({ type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } })
  title: { readonly zh: string; readonly en: string };

  @ApiProperty({
    description: 'The layer that answered',
    type: 'object',
    properties: { pack: { type: 'string' }, version: { type: 'string' }, place: { type: 'string' } },
    additionalProperties: { type: 'string' },
  })
  layer: { readonly pack: string; readonly version: string; readonly place: string };

  @ApiProperty({ type: [StepDto] })
  steps: readonly StepDto[];
}
