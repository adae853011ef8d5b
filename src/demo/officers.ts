import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../kernel/access/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import { Acts } from '../modules/ledger/index.js';
import {
  ApplicationActs,
  ApplyForCertificate,
  ApproveApplication,
  CertificateActs,
  EnterHours,
  IssueCertificate,
  MarkOfficer,
  OfficerActs,
  OfficerRecords,
  RegisterOfficer,
  ReviewCertificate,
  SetPhoto,
  SettleMark,
} from '../modules/officers/index.js';
import { Clock } from '../platform/time/index.js';
import { ok } from '../kernel/result.js';
import { type DemoOffice, must } from './office.js';
import { portraitPng } from './portrait.js';
import type { TimedStep } from './timetable.js';

/** Minutes of this year's training so far, by officer: most are on the way to sixty hours of 45 minutes. */
const THIS_YEAR: Record<string, number> = {
  officer1: 2790,
  officer2: 2250,
  officer3: 900,
  officer4: 2700,
  officer5: 1980,
  officer6: 1350,
  officer7: 2520,
  officer8: 2070,
};
const LESSONS = [
  ['public-law', '《行政处罚法》专题'],
  ['field', '城市管理执法实务'],
  ['ethics', '执法规范与职业道德'],
] as const;

/** Personnel of the demo: hours, yearly reviews, a reward and a discipline, and one way from training to a card. */
export function officerSteps(app: INestApplicationContext, office: DemoOffice, today: LegalDay): TimedStep[] {
  const steps: TimedStep[] = [];
  const at = (day: LegalDay, time: string, run: TimedStep['run']) =>
    steps.push({ at: `${new Date(`${day}T${time}:00+08:00`).toISOString()}`, run });
  const person = async (username: string): Promise<Actor> => {
    const found = await app.get(ActorOf).username(username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const trainer = () => person('trainer1');
  const thisYear = Number(today.slice(0, 4));
  const names = Object.keys(THIS_YEAR);
  const officers = app.get(OfficerActs);

  names.concat('trainee1').forEach((name, i) =>
    at('2024-01-03', '09:30', async () => {
      const call = { actor: await trainer(), id: office.officers[name]!, input: portraitPng(i % 10) };
      must(await officers.run(SetPhoto, call));
    }),
  );
  for (let year = 2024; year <= thisYear; year++) {
    for (const name of names) {
      const minutes = year < thisYear ? 2700 + (name.charCodeAt(7) % 4) * 45 : THIS_YEAR[name]!;
      lessons(year, minutes, today).forEach(({ day, part, kind, title }) =>
        at(day, '17:30', async () => {
          const input = { kind, minutes: part, on: day, title };
          const id = office.officers[name]!;
          must(await officers.run(EnterHours, { actor: await trainer(), id, input }));
        }),
      );
      if (year < thisYear)
        at(`${year + 1}-01-16`, '10:00', async () => {
          const input = { year, outcome: 'passed' as const };
          const call = { actor: await trainer(), id: office.certificates[name]!, input };
          must(await app.get(CertificateActs).run(ReviewCertificate, call));
        });
    }
  }
  at('2025-12-20', '10:00', async () => {
    const input = {
      kind: 'reward' as const,
      on: '2025-12-18',
      title: '年度执法能手',
      document: '演示表彰1号',
    };
    const id = office.officers.officer1!;
    must(await officers.run(MarkOfficer, { actor: await trainer(), id, input }));
  });
  at('2025-05-12', '10:00', async () => {
    const input = {
      kind: 'discipline' as const,
      on: '2025-05-10',
      title: '批评教育',
      document: '演示处理1号',
    };
    const id = office.officers.officer6!;
    const { id: mark } = must(await officers.run(MarkOfficer, { actor: await trainer(), id, input }));
    const settled = { actor: await trainer(), id, params: { mark }, input: { on: '2025-05-12' } };
    must(await officers.run(SettleMark, settled));
  });
  at(addDays(today, -40), '16:00', async () => {
    const input = {
      kind: 'public-law' as const,
      minutes: 540,
      on: addDays(today, -41),
      title: '初任培训（第一期）',
    };
    const id = office.officers.trainee1!;
    must(await officers.run(EnterHours, { actor: await trainer(), id, input }));
  });
  newcomer(app, office, at, person);
  return steps;
}

/** Six lessons of a year, together so many minutes, none after today. */
function lessons(year: number, minutes: number, today: LegalDay) {
  const last = `${year}-11-18` < today ? `${year}-11-18` : today;
  const step = Math.floor((Date.parse(last) - Date.parse(`${year}-01-10`)) / 86_400_000 / 5);
  if (step < 1) return [];
  const each = Math.floor(minutes / 6 / 45) * 45;
  return Array.from({ length: 6 }, (_, i) => {
    const [kind, title] = LESSONS[i % LESSONS.length]!;
    const part = i < 5 ? each : minutes - 5 * each;
    return { day: addDays(`${year}-01-10`, step * i), part, kind, title };
  });
}

type At = (day: LegalDay, time: string, run: TimedStep['run']) => void;

/** 执法员壬: trained, examined, applied, approved, issued; a person without an account. */
function newcomer(
  app: INestApplicationContext,
  office: DemoOffice,
  at: At,
  person: (username: string) => Promise<Actor>,
): void {
  const id = app.get(Clock).newId();
  const officers = app.get(OfficerActs);
  let application = '';
  at('2025-03-03', '09:00', async () => {
    const file = { sex: 'female' as const, employment: 'established' as const, education: '大学本科' };
    const actor = await person('trainer1');
    const about = { agencyId: office.streetId, name: '执法员壬', post: '科员', inPostSince: '2025-03-03' };
    must(await officers.run(RegisterOfficer, { actor, id, input: { ...about, ...file } }));
    must(await officers.run(SetPhoto, { actor, id, input: portraitPng(9) }));
    office.officers.newcomer = id;
  });
  at('2025-04-30', '17:00', async () => {
    const input = { kind: 'public-law' as const, minutes: 1080, on: '2025-04-30', title: '初任培训' };
    must(await officers.run(EnterHours, { actor: await person('trainer1'), id, input }));
  });
  const pass = (day: LegalDay, subject: 'special' | 'public', score: number) =>
    at(day, '16:00', async () => {
      const subjectOf = { agencyId: office.streetId, type: 'officer', id };
      must(
        await app
          .get(Acts)
          .perform(await person('trainer1'), 'officer.enter-hours', subjectOf, async (scene) => {
            const field = subject === 'special' ? 'urban-management' : null;
            const result = { officerId: id, subject, field, score, fullMarks: 10_000, passedOn: day };
            await app.get(OfficerRecords).recordPass(scene, { ...result, sourceId: scene.newId() });
            return ok({ value: undefined, detail: { subject, score, passedOn: day } });
          }),
      );
    });
  pass('2025-05-20', 'special', 8400);
  pass('2025-06-10', 'public', 7900);
  at('2025-06-12', '09:00', async () => {
    const input = { kind: 'enforcement' as const, fields: ['urban-management'], areas: ['370102'] };
    const call = { actor: await person('trainer1'), id, input };
    application = must(await officers.run(ApplyForCertificate, call)).id;
  });
  at('2025-06-16', '15:00', async () => {
    const input = { opinion: '符合条件，同意' };
    const call = { actor: await person('leader1'), id: application, input };
    must(await app.get(ApplicationActs).run(ApproveApplication, call));
  });
  at('2025-06-23', '10:00', async () => {
    const input = { number: '15010000099', issuedOn: '2025-06-23', issuer: '山东省人民政府' };
    const call = { actor: await person('trainer1'), id: application, input };
    const issued = must(await app.get(ApplicationActs).run(IssueCertificate, call));
    office.certificates.newcomer = issued.id;
  });
}
