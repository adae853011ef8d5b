import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { Clock } from '../../platform/time/index.js';
import { OfficerRecords, type OfficerRow, Officers } from '../officers/index.js';
import type { MyTrainingView, PlanView, TrainingProgressView } from './dto/training-views.js';
import { type HoursLaw, yearOfTraining } from './rules/hours.rules.js';
import { TrainingPlanRow } from './training.entities.js';
import { TrainingLaw } from './training-law.js';

const PAGE = 200;

/** Hours of a year against CERT-10 and the plan: of one person, and of every officer in sight. */
@Injectable()
export class TrainingProgress {
  constructor(
    @InjectRepository(TrainingPlanRow) private readonly plans: Repository<TrainingPlanRow>,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly law: TrainingLaw,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor, year: number): Promise<MyTrainingView> {
    const law = await this.law.hours(actor.agencyId, this.lastDay(year));
    const plan = await this.plans.findOneBy({ agencyId: actor.agencyId, year });
    const officer = actor.officerId;
    const minutes = officer ? await this.records.minutesOfYear(officer, year) : 0;
    const entries = officer ? await this.records.hoursOf(officer) : [];
    return {
      ...{ year, minutes, minutesPerHour: law.minutesPerHour, officer: officer !== undefined },
      ...yearOfTraining(minutes, law, plan?.targetHours),
      entries: entries
        .filter(({ on }) => on.startsWith(`${year}-`))
        .map(({ on, kind, title, minutes: of }) => ({ on, kind, title, minutes: of })),
    };
  }

  /** Officers in post of the agencies in sight, by id; and how many of each agency have enough (CERT-10). */
  async ofOfficers(actor: Actor, year: number, after?: string): Promise<TrainingProgressView> {
    const agencyId = In([...actor.agencyIds]);
    const officers = await this.officers.inPostOf(actor.agencyIds, PAGE, after);
    const plans = await this.plans.findBy({ agencyId, year });
    const laws = new Map<string, HoursLaw>();
    for (const id of actor.agencyIds) laws.set(id, await this.law.hours(id, this.lastDay(year)));
    const target = (id: string) => plans.find((plan) => plan.agencyId === id)?.targetHours;
    const of = async (rows: readonly OfficerRow[]) => {
      const sums = await this.sums(rows, year);
      return rows.map(({ id, agencyId: agency, name, post }) => ({
        ...{ officerId: id, agencyId: agency, name, post, minutes: sums.get(id) ?? 0 },
        ...yearOfTraining(sums.get(id) ?? 0, laws.get(agency)!, target(agency)),
      }));
    };
    const everybody = await of(await this.officers.inPostOf(actor.agencyIds, 20_000));
    return {
      year,
      officers: await of(officers),
      agencies: [...actor.agencyIds].map((id) => {
        const own = everybody.filter((one) => one.agencyId === id);
        const hours = own.reduce((sum, one) => sum + one.hours, 0);
        return { agencyId: id, officers: own.length, enough: own.filter((one) => one.enough).length, hours };
      }),
      ...(officers.length === PAGE && { next: officers[PAGE - 1]!.id }),
    };
  }

  async plansOf(actor: Actor): Promise<PlanView[]> {
    const rows = await this.plans.find({
      where: { agencyId: In([...actor.agencyIds]) },
      order: { year: 'DESC', agencyId: 'ASC' },
      take: PAGE,
    });
    return rows.map(({ id, agencyId, year, targetHours, title, note, setAt }) => ({
      ...{ id, agencyId, year, targetHours, title, note, setAt },
    }));
  }

  private async sums(rows: readonly OfficerRow[], year: number): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    for (let i = 0; i < rows.length; i += 500) {
      const ids = rows.slice(i, i + 500).map(({ id }) => id);
      const found = await this.records.minutesBetween(ids, `${year}-01-01`, `${year}-12-31`);
      for (const [id, minutes] of found) sums.set(id, minutes);
    }
    return sums;
  }

  /** A year that is not over is judged by the rule of today. */
  private lastDay(year: number): string {
    const today = this.clock.today();
    return `${year}-12-31` < today ? `${year}-12-31` : today;
  }
}
