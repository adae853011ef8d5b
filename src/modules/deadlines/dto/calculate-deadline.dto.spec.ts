import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { CalculateDeadlineDto } from './calculate-deadline.dto.js';

const BODY = { ruleId: 'PEN-06', trigger: '2025-07-08' };
const SUSPENSION = { from: '2025-08-01', to: '2025-08-10', reason: 'hearing' };

/** Names of the faulty fields, as the route's strict pipe would find them. */
async function faults(body: object): Promise<string[]> {
  const options = { whitelist: true, forbidNonWhitelisted: true };
  const errors = await validate(plainToInstance(CalculateDeadlineDto, body), options);
  return errors.map((error) => error.property);
}

describe('the body of POST /api/deadlines/calculate', () => {
  it('needs a rule and a trigger, the rest is optional', async () => {
    expect(await faults(BODY)).toEqual([]);
    const full = { ...BODY, place: '370102', domain: 'market-regulation', suspensions: [SUSPENSION] };
    expect(await faults(full)).toEqual([]);
    expect(await faults({})).toEqual(['ruleId', 'trigger']);
  });

  it('leaves dates and reasons to the law, which answers with a rule id', async () => {
    const suspensions = [{ ...SUSPENSION, from: '2025-08-32', reason: '出差' }];
    expect(await faults({ ...BODY, trigger: '2025-02-30', suspensions })).toEqual([]);
  });

  it.each([
    ['trigger', { ...BODY, trigger: 20250708 }],
    ['place', { ...BODY, place: '3701020' }],
    ['suspensions', { ...BODY, suspensions: [{ ...SUSPENSION, note: 'x' }] }],
    ['suspensions', { ...BODY, suspensions: Array.from({ length: 51 }, () => SUSPENSION) }],
    ['roll', { ...BODY, roll: true }],
  ])('refuses a malformed or unknown %s', async (field, body) => {
    expect(await faults(body)).toEqual([field]);
  });
});
