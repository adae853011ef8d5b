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

function field(common: Common, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { optional, about, list } = common;
  const bounds = typeof list === 'object' ? list : {};
  return applyDecorators(
    ApiProperty({
      ...api,
      ...(about && { description: about }),
      ...(list && { isArray: true }),
      required: !optional,
    } as ApiPropertyOptions),
    ...(optional ? [IsOptional()] : []),
    ...(list ? [IsArray(), ArrayMinSize(bounds.min ?? 0), ArrayMaxSize(bounds.max ?? 500)] : []),
    ...checks,
  );
}

const each = (common: Common) => ({ each: Boolean(common.list) });

/** Text, trimmed. Lengths count UTF-16 units; control characters other than line breaks and tabs are refused. */
export const Text = (
  common: Common & { min?: number; max?: number; pattern?: RegExp } = {},
): PropertyDecorator =>
  field(
    common,
    { type: String, maxLength: common.max ?? 500 },
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(each(common)),
    MinLength(common.min ?? (common.optional ? 0 : 1), each(common)),
    MaxLength(common.max ?? 500, each(common)),

    Matches(common.pattern ?? /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, each(common)),
  );

export const IdField = (common: Common = {}): PropertyDecorator =>
  field(common, { type: String, format: 'uuid' }, IsUUID('all', each(common)));

export const DayField = (common: Common = {}): PropertyDecorator =>
  field(
    common,
    { type: String, format: 'date', example: '2026-11-23' },
    ValidateBy(
      {
        name: 'isLegalDay',
        validator: {
          validate: (value) => isLegalDay(value),
          defaultMessage: () => '$property must be a real day, YYYY-MM-DD',
        },
      },
      each(common),
    ),
  );

export const InstantField = (common: Common = {}): PropertyDecorator =>
  field(
    common,
    { type: String, format: 'date-time' },
    ValidateBy(
      {
        name: 'isInstant',
        validator: {
          validate: (value) => isInstant(value),
          defaultMessage: () => '$property must be an ISO 8601 moment with its offset',
        },
      },
      each(common),
    ),
  );

export const OneOf = (values: readonly string[], common: Common = {}): PropertyDecorator =>
  field(common, { enum: [...values] }, IsIn([...values], each(common)));

export const Whole = (common: Common & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    common,
    { type: 'integer', minimum: common.min ?? 0 },
    IsInt(each(common)),
    Min(common.min ?? 0, each(common)),
    Max(common.max ?? Number.MAX_SAFE_INTEGER, each(common)),
  );

/** Money in fen (1 yuan = 100 fen): a whole number, never a fraction. */
export const FenField = (common: Common = {}): PropertyDecorator =>
  Whole({ ...common, max: 1e13, about: common.about ? `${common.about} (fen)` : 'fen' });

export const YesNo = (common: Common = {}): PropertyDecorator =>
  field(common, { type: Boolean }, IsBoolean(each(common)));

/** A box that must be ticked: only `true` is accepted. */
export const Confirmed = (common: Common = {}): PropertyDecorator =>
  field(common, { type: Boolean, enum: [true] }, Equals(true));

export const Part = (type: () => new () => object, common: Common = {}): PropertyDecorator =>
  // Swagger knows a lazy type by the name of its function, which must be "type".
  field(common, { type: () => type() }, ValidateNested(each(common)), Type(type));

/** A free JSON object in an answer; never used for input. */
export const AnyObject = (common: Common = {}): PropertyDecorator =>
  field(common, { type: 'object', additionalProperties: true }, IsObject(each(common)));
