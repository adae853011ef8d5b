import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { instantOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import type { LectureCodeView, LectureLineView, LectureView } from './dto/lecture-views.js';
import { CODE_MS, codeFits, signInIsOpen, lectureCode } from './rules/lecture.rules.js';
import { LectureRow, LectureSignInRow } from './training.entities.js';
import { WrongCodes } from './wrong-codes.js';

const PAGE = 50;

/** Lectures as people attend them: of their agency, and shared by the agencies above it. */
@Injectable()
export class Lectures {
  constructor(
    @InjectRepository(LectureRow) private readonly lectures: Repository<LectureRow>,
    @InjectRepository(LectureSignInRow) private readonly signIns: Repository<LectureSignInRow>,
    private readonly agencies: Agencies,
    private readonly wrong: WrongCodes,
    private readonly clock: Clock,
  ) {}

  /** The latest first. `after`: id of the last one of the page before. */
  async list(actor: Actor, after?: string): Promise<LectureLineView[]> {
    const last = after === undefined ? null : await this.lectures.findOneBy({ id: after });
    const query = this.lectures
      .createQueryBuilder('l')
      .where(await this.where(actor))
      .orderBy('l.startsAt', 'DESC')
      .addOrderBy('l.id', 'DESC')
      .take(PAGE);
    if (last)
      query.andWhere('(l.startsAt < :at OR (l.startsAt = :at AND l.id < :id))', {
        at: last.startsAt,
        id: last.id,
      });
    const rows = await query.getMany();
    const mine = rows.length
      ? await this.signIns.findBy({ lectureId: In(rows.map(({ id }) => id)), userId: actor.userId })
      : [];
    return rows.map((row) =>
      this.line(
        row,
        mine.find(({ lectureId }) => lectureId === row.id),
      ),
    );
  }

  /** With everybody who signed in: for those who hold it. */
  async one(actor: Actor, id: string): Promise<Result<LectureView>> {
    const row = await this.lectures.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const people = await this.signIns.find({ where: { lectureId: id }, order: { id: 'ASC' }, take: 2000 });
    return ok({
      ...this.line(
        row,
        people.find(({ userId }) => userId === actor.userId),
      ),
      people: people.map(({ name, signedInAt, signedOutAt, minutes }) => ({
        name,
        signedInAt,
        signedOutAt,
        minutes,
      })),
    });
  }

  /** The code to show now. Refuses `training.lecture-over` outside of its hours. */
  async code(actor: Actor, id: string): Promise<Result<LectureCodeView>> {
    const row = await this.lectures.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const ms = this.clock.ms();
    if (row.state !== 'planned' || !signInIsOpen(row, ms))
      return refuse('training.lecture-over', { next: '签到码在讲座开始前三十分钟至结束期间显示' });
    const until = (Math.floor(ms / CODE_MS) + 1) * CODE_MS;
    const signedIn = await this.signIns.countBy({ lectureId: id });
    return ok({ code: lectureCode(row.secret, ms), validUntil: instantOf(new Date(until)), signedIn });
  }

  /**
   * The lecture on whose screen the code stands, of those that the person may attend. Refuses `training.code-wrong` and
   * `training.too-many-codes`.
   */
  async byCode(actor: Actor, code: string): Promise<Result<LectureRow>> {
    const ms = this.clock.ms();
    if (this.wrong.tooMany(actor.userId, ms))
      return refuse('training.too-many-codes', { next: '请十分钟后再试，或者请主讲人核实' });
    const open = (await this.running(actor)).filter((lecture) => signInIsOpen(lecture, ms));
    const lecture = open.find(({ secret }) => codeFits(secret, code, ms));
    if (lecture) return ok(lecture);
    this.wrong.add(actor.userId, ms);
    return refuse('training.code-wrong', { next: '请输入屏幕上现在显示的六位签到码' });
  }

  /** Lectures of today that the person may attend and that are not over; their secrets with them. */
  private async running(actor: Actor): Promise<LectureRow[]> {
    const now = this.clock.ms();
    const day = 24 * 3_600_000;
    return this.lectures
      .createQueryBuilder('l')
      .where(await this.where(actor))
      .andWhere('l.state = :planned', { planned: 'planned' })
      .andWhere('l.startsAt BETWEEN :from AND :to', {
        from: instantOf(new Date(now - day)),
        to: instantOf(new Date(now + day)),
      })
      .take(100)
      .getMany();
  }

  private async where(actor: Actor) {
    const above = await this.agencies.above(actor.agencyId);
    return [
      { agencyId: In([...actor.agencyIds]) },
      ...(above.length ? [{ agencyId: In(above), shared: true }] : []),
    ];
  }

  private line(row: LectureRow, mine: LectureSignInRow | undefined): LectureLineView {
    const { id, title, kind, place, lecturer, startsAt, endsAt, state, shared } = row;
    return {
      ...{ id, title, kind, place, lecturer, startsAt, endsAt, state, shared },
      signedInAt: mine?.signedInAt ?? null,
      signedOutAt: mine?.signedOutAt ?? null,
      open: state === 'planned' && signInIsOpen(row, this.clock.ms()),
    };
  }
}
