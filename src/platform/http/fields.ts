import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isInstant, isLegalDay } from '../../kernel/time.js';
import type { FaultKind } from './bounds/check-shape.js';
import { type FieldShape, noteField } from './bounds/shape.js';

/**
 * One decorator per field, for requests and answers alike: it validates (class-validator), refuses what does not
 * fit, and describes the field in the OpenAPI document, so the two can never differ.
 */
interface Common {
  optional?: boolean;
  /** Meaning, unit. */
  about?: string;
  list?: boolean | { min?: number; max?: number };
}

const LONGEST_LIST = 500;
/** Ids, days and moments are shorter. */
const SHORT = 64;

function field(
  common: Common,
  api: ApiPropertyOptions,
  shape: Omit<FieldShape, 'list'>,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const { optional, about, list } = common;
  const bounds = typeof list === 'object' ? list : {};
  const most = bounds.max ?? LONGEST_LIST;
  return applyDecorators(
    (prototype: object, name: string | symbol) =>
      noteField(prototype, name, { ...shape, ...(list && { list: most }), ...(optional && { optional }) }),
    ApiProperty({
      ...api,
      ...(about && { description: about }),
      ...(list && { isArray: true }),
      required: !optional,
    } as ApiPropertyOptions),
    ...(optional ? [IsOptional()] : []),
    ...(list
      ? [
          IsArray({ context: { kind: 'list' } }),
          ArrayMinSize(bounds.min ?? 0, { context: { kind: 'too-few', limit: bounds.min ?? 0 } }),
          ArrayMaxSize(most, { context: { kind: 'too-many', limit: most } }),
        ]
      : []),
    ...checks,
  );
}

/** What is said where a check fails: the kind of fault, and the bound that was overstepped. */
const reported = (common: Common, kind: FaultKind, limit?: number) => ({
  each: Boolean(common.list),
  context: { kind, ...(limit !== undefined && { limit }) },
});

/** Text, trimmed. Lengths count UTF-16 units; control characters other than line breaks and tabs are refused. */
export const Text = (
  common: Common & { min?: number; max?: number; pattern?: RegExp } = {},
): PropertyDecorator => {
  const { max: most = 500, min: least = common.optional ? 0 : 1 } = common;
  return field(
    common,
    { type: String, maxLength: most },
    { max: most },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(reported(common, 'text')),
    MinLength(least, reported(common, 'too-short', least)),
    MaxLength(most, reported(common, 'too-long', most)),

    Matches(
      common.pattern ?? /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/,
      reported(common, common.pattern ? 'form' : 'characters'),
    ),
  );
};

/** A secret as it was typed: neither trimmed nor changed. `max` counts UTF-16 units. */
export const Secret = (common: Common & { max?: number } = {}): PropertyDecorator =>
  field(
    common,
    { type: String, format: 'password', maxLength: common.max ?? 500 },
    { max: common.max ?? 500, secret: true },
    IsString(reported(common, 'text')),
    MaxLength(common.max ?? 500, reported(common, 'too-long', common.max ?? 500)),
  );

export const IdField = (common: Common = {}): PropertyDecorator =>
  field(common, { type: String, format: 'uuid' }, { max: SHORT }, IsUUID('all', reported(common, 'id')));

export const DayField = (common: Common = {}): PropertyDecorator =>
  field(
    common,
    { type: String, format: 'date', example: '2026-11-23' },
    { max: SHORT },
    ValidateBy(
      {
        name: 'isLegalDay',
        validator: {
          validate: (value) => isLegalDay(value),
          defaultMessage: () => '$property must be a real day, YYYY-MM-DD',
        },
      },
      reported(common, 'day'),
    ),
  );

export const InstantField = (common: Common = {}): PropertyDecorator =>
  field(
    common,
    { type: String, format: 'date-time' },
    { max: SHORT },
    ValidateBy(
      {
        name: 'isInstant',
        validator: {
          validate: (value) => isInstant(value),
          defaultMessage: () => '$property must be an ISO 8601 moment with its offset',
        },
      },
      reported(common, 'moment'),
    ),
  );

export const OneOf = (values: readonly string[], common: Common = {}): PropertyDecorator =>
  field(common, { enum: [...values] }, {}, IsIn([...values], reported(common, 'choice')));

export const Whole = (common: Common & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    common,
    { type: 'integer', minimum: common.min ?? 0 },
    {},
    IsInt(reported(common, 'whole')),
    Min(common.min ?? 0, reported(common, 'too-small', common.min ?? 0)),
    Max(common.max ?? Number.MAX_SAFE_INTEGER, reported(common, 'too-large', common.max)),
  );

/** Money in fen (1 yuan = 100 fen): a whole number, never a fraction. */
export const FenField = (common: Common = {}): PropertyDecorator =>
  Whole({ ...common, max: 1e13, about: common.about ? `${common.about} (fen)` : 'fen' });

export const YesNo = (common: Common = {}): PropertyDecorator =>
  field(common, { type: Boolean }, {}, IsBoolean(reported(common, 'yes-no')));

/** A box that must be ticked: only `true` is accepted. */
export const Confirmed = (common: Common = {}): PropertyDecorator =>
  field(common, { type: Boolean, enum: [true] }, {}, Equals(true, reported(common, 'confirm')));

export const Part = (type: () => new () => object, common: Common = {}): PropertyDecorator =>
  // Swagger knows a lazy type by the name of its function, which must be "type".
  field(
    common,
    { type: () => type() },
    { part: type },
    // ValidateNested by itself lets pass what is not there at all.
    ...(common.list ? [] : [IsObject({ context: { kind: 'object' } })]),
    ValidateNested(reported(common, 'object')),
    Type(type),
  );

/** A free JSON object in an answer; never used for input. */
export const AnyObject = (common: Common = {}): PropertyDecorator =>
  field(common, { type: 'object', additionalProperties: true }, {}, IsObject(reported(common, 'object')));
