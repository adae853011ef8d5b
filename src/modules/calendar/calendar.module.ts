import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarYearRow } from './calendar-year.entity.js';
import { CalendarYears } from './calendar-years.js';
import { CalendarsController } from './calendars.controller.js';
import { ImportCalendar } from './import-calendar.js';
import { LawService } from './law.service.js';
import './refusals.js';

/** The law packs and the calendar: what every module counts by. Needs no database. */
@Module({ providers: [LawService], exports: [LawService] })
export class CalendarModule {}

/** Years taken over since the program was shipped: their table, their import, and the law that is told of them. */
@Module({
  imports: [CalendarModule, TypeOrmModule.forFeature([CalendarYearRow])],
  controllers: [CalendarsController],
  providers: [CalendarYears, ImportCalendar],
})
export class CalendarYearsModule {}
