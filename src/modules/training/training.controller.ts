import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { MyTrainingView, PlanView, TrainingProgressView, TrainingYearQuery } from './dto/training-views.js';
import { TrainingProgress } from './training-progress.js';

@ApiTags('training')
@Controller('api/training')
export class TrainingController {
  constructor(
    private readonly progress: TrainingProgress,
    private readonly clock: Clock,
  ) {}

  @Get('me')
  @Allow('training.read')
  @ApiOkResponse({ type: MyTrainingView })
  mine(@Me() me: Actor, @Query() query: TrainingYearQuery): Promise<MyTrainingView> {
    return this.progress.mine(me, this.year(query));
  }

  @Get('progress')
  @Allow('training.oversee')
  @ApiOkResponse({ type: TrainingProgressView })
  ofOfficers(@Me() me: Actor, @Query() query: TrainingYearQuery): Promise<TrainingProgressView> {
    return this.progress.ofOfficers(me, this.year(query), query.after);
  }

  @Get('plans')
  @Allow('training.oversee')
  @ApiOkResponse({ type: [PlanView] })
  plans(@Me() me: Actor): Promise<PlanView[]> {
    return this.progress.plansOf(me);
  }

  private year(query: TrainingYearQuery): number {
    return Number(query.year ?? this.clock.today().slice(0, 4));
  }
}
