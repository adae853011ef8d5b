import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarYearRow } from './calendar-year.entity.js';
import { CalendarYears } from './calendar-years.js';
import { CalendarsController } from './calendars.controller.js';
import { ImportCalendar } from './import-calendar.js';
import { LawService } from './law.service.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature([CalendarYearRow])],
  controllers: [CalendarsController],
  providers: [CalendarYears, ImportCalendar, LawService],
  exports: [CalendarYears, ImportCalendar, LawService],
})
export class CalendarModule {}
