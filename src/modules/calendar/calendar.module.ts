import { Module } from '@nestjs/common';
import { LawService } from './law.service.js';

@Module({ providers: [LawService], exports: [LawService] })
export class CalendarModule {}
