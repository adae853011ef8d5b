import { Module } from '@nestjs/common';
import { LawService } from './law.service.js';
import './refusals.js';

@Module({ providers: [LawService], exports: [LawService] })
export class CalendarModule {}
