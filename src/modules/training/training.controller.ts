import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { SetTrainingPlan } from './acts/set-training-plan.js';
import {
  MyTrainingView,
  PlanIdView,
  PlanInput,
  PlanView,
  TrainingProgressView,
  TrainingYearQuery,
} from './dto/training-views.js';
import { TrainingProgress } from './training-progress.js';

@ApiTags('training')
@Controller('api/training')
export class TrainingController {
  constructor(
    private readonly progress: TrainingProgress,
    private readonly setPlan: SetTrainingPlan,
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

  @Post('plans')
  @Allow('training.set-plan')
  @ApiCreatedResponse({ type: PlanIdView })
  plan(@Me() me: Actor, @Body() input: PlanInput): Promise<Result<PlanIdView>> {
    return this.setPlan.set(me, input);
  }

  private year(query: TrainingYearQuery): number {
    return Number(query.year ?? this.clock.today().slice(0, 4));
  }
}
