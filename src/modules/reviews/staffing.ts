import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { UserRow } from '../accounts/index.js';
import { AgencyRow } from '../agencies/index.js';
import { Officers, stateOn } from '../officers/index.js';
import { ReviewLaw } from './review-law.js';
import { ReviewRow } from './review.entities.js';
import { mayBeReviewer, reviewersNeeded } from './rules/staffing.rules.js';

export interface Staffing {
  agencyId: string;
  /** In post, with a certificate of enforcement that is valid today. */
  officers: number;
  /** Active accounts with the role, of people who may review (PEN-15). */
  reviewers: number;
  needed: number;
}

export interface ReviewerLoad {
  userId: string;
  name: string;
  agencyId: string;
  open: number;
  overdue: number;
  opinionsThisYear: number;
}

/** Are there reviewers enough (REV-03), and how is the work spread over them? */
@Injectable()
export class ReviewStaffing {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly officers: Officers,
    private readonly law: ReviewLaw,
    private readonly clock: Clock,
  ) {}

  async of(agencyIds: readonly string[]): Promise<Staffing[]> {
    const today = this.clock.today();
    const agencies = await this.reader.getRepository(AgencyRow).findBy({ id: In([...agencyIds]) });
    const people = await this.officers.ofAgencies(agencyIds);
    const histories = await this.officers.histories(people.map(({ id }) => id));
    const reviewers = await this.reviewers(agencyIds);
    return agencies.map((agency) => {
      const officers = people.filter(
        ({ id, agencyId, status }) =>
          agencyId === agency.id &&
          status === 'in-post' &&
          histories.get(id)?.some((c) => c.kind === 'enforcement' && stateOn(c, today) === 'valid'),
      ).length;
      const qualified = reviewers.filter((user) => {
        const officer = people.find(({ id }) => id === user.officerId);
        return user.agencyId === agency.id && officer?.status === 'in-post' && mayBeReviewer(officer);
      }).length;
      const needed = reviewersNeeded(officers, this.law.percent(agency, today));
      return { agencyId: agency.id, officers, reviewers: qualified, needed };
    });
  }

  /** Every active reviewer of the agencies in sight, the least burdened first. */
  async load(actor: Actor): Promise<ReviewerLoad[]> {
    const today = this.clock.today();
    const reviewers = await this.reviewers(actor.agencyIds);
    const rows = await this.reader.getRepository(ReviewRow).find({
      where: {
        reviewerUserId: In(reviewers.map(({ id }) => id)),
        agencyId: In([...actor.agencyIds]),
        state: In(['taken', 'opined']),
      },
      select: { id: true, state: true, due: true, reviewerUserId: true, opinedAt: true },
    });
    return reviewers
      .map(({ id, name, agencyId }) => {
        const own = rows.filter((row) => row.reviewerUserId === id);
        const open = own.filter((row) => row.state === 'taken');
        const thisYear = own.filter(
          (row) => row.opinedAt && legalDayOf(row.opinedAt).slice(0, 4) === today.slice(0, 4),
        );
        return {
          ...{ userId: id, name, agencyId, open: open.length },
          overdue: open.filter((row) => row.due < today).length,
          opinionsThisYear: thisYear.length,
        };
      })
      .sort((a, b) => a.open - b.open || a.name.localeCompare(b.name, 'zh'));
  }

  private async reviewers(agencyIds: readonly string[]): Promise<UserRow[]> {
    const users = await this.reader
      .getRepository(UserRow)
      .findBy({ agencyId: In([...agencyIds]), status: 'active' });
    return users.filter((user) => user.roles.includes('reviewer'));
  }
}
