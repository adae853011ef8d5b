import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { CourseVideos } from './course-videos.js';
import { CoursesController } from './courses.controller.js';
import { Courses } from './courses.js';
import { LecturesController } from './lectures.controller.js';
import { Lectures } from './lectures.js';
import './refusals.js';
import {
  AttendanceActs,
  CourseActs,
  CourseFileActs,
  LectureActs,
  PlanActs,
  StudyActs,
} from './training-acts.js';
import { TRAINING_ENTITIES } from './training.entities.js';
import { TrainingController } from './training.controller.js';
import { TrainingLaw } from './training-law.js';
import { TrainingProgress } from './training-progress.js';
import { WrongCodes } from './wrong-codes.js';

const RUNNERS = [AttendanceActs, CourseActs, CourseFileActs, LectureActs, PlanActs, StudyActs];

@Module({
  imports: [
    TypeOrmModule.forFeature(TRAINING_ENTITIES),
    AgenciesModule,
    CalendarModule,
    OfficersModule,
    EvidenceModule,
  ],
  controllers: [TrainingController, CoursesController, LecturesController, ...actRoutes('training', ACTS)],
  providers: [
    ...ACTS,
    ...RUNNERS,
    Courses,
    CourseVideos,
    Lectures,
    TrainingLaw,
    TrainingProgress,
    WrongCodes,
  ],
  exports: [...RUNNERS, Courses, Lectures, TrainingProgress],
})
export class TrainingModule {}
