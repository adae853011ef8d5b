import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { DeadlinesController } from './deadlines.controller.js';

@Module({ imports: [CalendarModule], controllers: [DeadlinesController] })
export class DeadlinesModule {}
