import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ACTS } from './acts/index.js';
import { OpennessController } from './proactive-disclosure.controller.js';
import { PROACTIVE_DISCLOSURE_ENTITIES } from './proactive-disclosure.entities.js';
import { ProactiveDisclosure } from './proactive-disclosure.js';
import { ProactiveChangeActs, ProactiveTextActs } from './proactive-disclosure-acts.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(PROACTIVE_DISCLOSURE_ENTITIES), AgenciesModule, CalendarModule],
  controllers: [OpennessController, ...actRoutes('openness', ACTS)],
  providers: [...ACTS, ProactiveChangeActs, ProactiveTextActs, ProactiveDisclosure],
  exports: [ProactiveTextActs, ProactiveDisclosure],
})
export class ProactiveDisclosureModule {}
