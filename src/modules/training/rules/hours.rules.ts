import type { Parameters } from '../../../kernel/law/index.js';

/** CERT-10: 学时 that an officer needs in a year, and how many minutes make one. */
export interface HoursLaw {
  readonly hoursPerYear: number;
  readonly minutesPerHour: number;
}

/** Throws where the row of the law packs lacks a number: a pack that says nothing must not mean nothing is due. */
export function hoursLaw(params: Parameters): HoursLaw {
  const { hoursPerYear, minutesPerHour } = params;
  if (typeof hoursPerYear !== 'number' || typeof minutesPerHour !== 'number' || minutesPerHour <= 0)
    throw new Error('CERT-10 needs hoursPerYear and minutesPerHour');
  return { hoursPerYear, minutesPerHour };
}

export interface YearOfTraining {
  /** Whole 学时; a part of one does not count. */
  readonly hours: number;
  readonly required: number;
  readonly missing: number;
  readonly enough: boolean;
}

/** CERT-10: at least so many hours in a calendar year; an agency's plan may ask for more, never for less. */
export function yearOfTraining(minutes: number, law: HoursLaw, planned = 0): YearOfTraining {
  const hours = Math.floor(Math.max(0, minutes) / law.minutesPerHour);
  const required = Math.max(law.hoursPerYear, planned);
  const missing = Math.max(0, required - hours);
  return { hours, required, missing, enough: missing === 0 };
}
