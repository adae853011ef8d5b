import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { AnnulMeasure } from './acts/annul-measure.js';
import { Demolish } from './acts/demolish.js';
import { ExcuseCourse } from './acts/excuse-course.js';
import { Seize } from './acts/seize.js';
import {
  DemolitionInput,
  ExcuseCourseInput,
  LiftSeizureInput,
  MeasureAnnulmentInput,
  SeizureInput,
} from './dto/case-inputs.js';
import { SeizedView } from './dto/case-views.js';

/** Compulsory measures, each on video from beginning to end. */
@ApiTags('cases')
@Controller('api/cases/:id')
export class MeasuresController {
  constructor(
    private readonly seizing: Seize,
    private readonly demolishing: Demolish,
    private readonly excusing: ExcuseCourse,
    private readonly annulling: AnnulMeasure,
  ) {}

  @Post('seizures')
  @HttpCode(200)
  @Allow('case.seize')
  @ApiOkResponse({ type: SeizedView })
  seize(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SeizureInput) {
    return this.seizing.seize(me, id, input);
  }

  @Post('seizures/lifting')
  @HttpCode(200)
  @Allow('case.lift-seizure')
  lift(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LiftSeizureInput) {
    return this.seizing.lift(me, id, input);
  }

  @Post('measure-annulments')
  @HttpCode(200)
  @Allow('case.annul-measure')
  annul(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: MeasureAnnulmentInput) {
    return this.annulling.annul(me, id, input);
  }

  @Post('demolitions')
  @HttpCode(204)
  @Allow('case.demolish')
  demolish(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DemolitionInput,
  ): Promise<Result<void>> {
    return this.demolishing.demolish(me, id, input);
  }

  @Post('course-excuses')
  @HttpCode(204)
  @Allow('case.excuse-course')
  excuse(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ExcuseCourseInput,
  ): Promise<Result<void>> {
    return this.excusing.excuse(me, id, input);
  }
}
