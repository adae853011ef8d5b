import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Text, Whole } from './fields.js';

/** Longest page of any list. */
export const LONGEST_PAGE = 200;

/** A whole number in the address, where everything is text. */
export const WholeInQuery = (options: Parameters<typeof Whole>[0] = {}): PropertyDecorator =>
  applyDecorators(
    Whole(options),
    Transform(({ value }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : (value as unknown),
    ),
  );

/** How much of a list is asked for, and where: `limit` rows beginning after the place that the page before named. */
export const LimitField = (usual = 50): PropertyDecorator =>
  WholeInQuery({
    optional: true,
    min: 1,
    max: LONGEST_PAGE,
    about: `rows of the page, ${usual} unless told`,
  });

export const AfterField = (): PropertyDecorator =>
  Text({ optional: true, max: 120, about: '`next` of the page before' });
