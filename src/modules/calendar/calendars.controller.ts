import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { CalendarYears } from './calendar-years.js';
import { CalendarYearInput, ImportedYearView, PublishedYearView } from './dto/calendar.dto.js';
import { ImportCalendar } from './import-calendar.js';
import { LawService } from './law.service.js';

@ApiTags('calendars')
@Controller('api/calendars')
export class CalendarsController {
  constructor(
    private readonly years: CalendarYears,
    private readonly importing: ImportCalendar,
    private readonly law: LawService,
  ) {}

  @Get()
  @Allow('calendar.read')
  @ApiOkResponse({ type: [PublishedYearView] })
  async list(): Promise<PublishedYearView[]> {
    const imported = new Map((await this.years.current()).map((row) => [row.year, row]));
    return this.law.calendar.publishedYears().map(({ year, notice, workingDaysInYear }) => {
      const row = imported.get(year);
      const by = row && { importedAt: row.importedAt, importedByName: row.importedByName };
      return { year, notice, workingDaysInYear, ...by };
    });
  }

  @Post()
  @Allow('calendar.import')
  @ApiCreatedResponse({ type: ImportedYearView })
  import(@Me() me: Actor, @Body() input: CalendarYearInput): Promise<Result<ImportedYearView>> {
    return this.importing.import(me, me.agencyId, JSON.parse(JSON.stringify(input)));
  }
}
