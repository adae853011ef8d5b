import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Demolish } from './acts/demolish.js';
import { ExcuseCourse } from './acts/excuse-course.js';
import { Seize } from './acts/seize.js';
import { DemolitionInput, ExcuseCourseInput, LiftSeizureInput, SeizureInput } from './dto/case-inputs.js';

/** Compulsory measures, each on video from beginning to end. */
@ApiTags('cases')
@Controller('api/cases/:id')
export class MeasuresController {
  constructor(
    private readonly seizing: Seize,
    private readonly demolishing: Demolish,
    private readonly excusing: ExcuseCourse,
  ) {}

  @Post('seizures')
  @HttpCode(200)
  @Allow('case.seize')
  seize(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SeizureInput) {
    return this.seizing.seize(me, id, input);
  }

  @Post('seizures/lifting')
  @HttpCode(200)
  @Allow('case.lift-seizure')
  lift(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LiftSeizureInput) {
    return this.seizing.lift(me, id, input);
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
