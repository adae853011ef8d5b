import { hoursLaw, yearOfTraining } from './hours.rules.js';

const LAW = { hoursPerYear: 60, minutesPerHour: 45 };

describe('training hours of a year (CERT-10)', () => {
  it('are enough at sixty times the minutes of an hour, and not a minute before', () => {
    expect(yearOfTraining(60 * 45, LAW)).toEqual({ hours: 60, required: 60, missing: 0, enough: true });
    expect(yearOfTraining(60 * 45 - 1, LAW)).toEqual({ hours: 59, required: 60, missing: 1, enough: false });
    expect(yearOfTraining(0, LAW).missing).toBe(60);
  });

  it('follow the numbers of the pack', () => {
    expect(yearOfTraining(60 * 45, { hoursPerYear: 60, minutesPerHour: 50 }).hours).toBe(54);
    expect(hoursLaw({ hoursPerYear: 40, minutesPerHour: 45 }).hoursPerYear).toBe(40);
    expect(() => hoursLaw({ hoursPerYear: 60 })).toThrow('CERT-10');
  });

  it('may be raised by a plan and not lowered', () => {
    expect(yearOfTraining(60 * 45, LAW, 80)).toMatchObject({ required: 80, missing: 20, enough: false });
    expect(yearOfTraining(0, LAW, 10).required).toBe(60);
  });

  it('are not negative after corrections', () => {
    expect(yearOfTraining(-90, LAW).hours).toBe(0);
  });
});
