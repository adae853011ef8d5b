import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Deadline } from '../../kernel/law/index.js';
import type { Result } from '../../kernel/result.js';
import { RateLimit, Public } from '../../platform/http/index.js';
import { LawService } from '../calendar/index.js';
import { CalculateDeadlineDto } from './dto/calculate-deadline.dto.js';
import { DeadlineDto } from './dto/deadline.dto.js';

@ApiTags('deadlines')
@Controller('api/deadlines')
export class DeadlinesController {
  constructor(private readonly law: LawService) {}

  /** Counts a statutory period; a pure calculation that keeps and reads nothing, hence public. */
  @Public()
  @RateLimit(6000)
  @Post('calculate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Calculate a statutory deadline with every step counted' })
  @ApiOkResponse({ type: DeadlineDto })
  calculate(@Body() request: CalculateDeadlineDto): Result<Deadline> {
    const { ruleId, trigger, ...context } = request;
    return this.law.due(ruleId, trigger, context);
  }
}
