import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { EvidenceModule, EvidenceRow } from '../evidence/index.js';
import { OfficerRow, OfficersModule } from '../officers/index.js';
import { AddCourse } from './acts/add-course.js';
import { CloseCourse } from './acts/close-course.js';
import { EndLecture } from './acts/end-lecture.js';
import { LoadHouseCourses } from './acts/load-house-courses.js';
import { ReportStudy } from './acts/report-study.js';
import { ScheduleLecture } from './acts/schedule-lecture.js';
import { SetTrainingPlan } from './acts/set-training-plan.js';
import { SignInToLecture } from './acts/sign-in-to-lecture.js';
import { SignOutOfLecture } from './acts/sign-out-of-lecture.js';
import { StoreCourseFile } from './acts/store-course-file.js';
import { CourseVideos } from './course-videos.js';
import { CoursesController } from './courses.controller.js';
import { Courses } from './courses.js';
import { LecturesController } from './lectures.controller.js';
import { Lectures } from './lectures.js';
import './refusals.js';
import { TRAINING_ENTITIES } from './training.entities.js';
import { TrainingController } from './training.controller.js';
import { TrainingLaw } from './training-law.js';
import { TrainingProgress } from './training-progress.js';
import { WrongCodes } from './wrong-codes.js';

const ACTS = [
  SetTrainingPlan,
  AddCourse,
  CloseCourse,
  StoreCourseFile,
  ReportStudy,
  ScheduleLecture,
  SignInToLecture,
  SignOutOfLecture,
  EndLecture,
  LoadHouseCourses,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([...TRAINING_ENTITIES, OfficerRow, EvidenceRow]),
    AgenciesModule,
    CalendarModule,
    OfficersModule,
    EvidenceModule,
  ],
  controllers: [TrainingController, CoursesController, LecturesController],
  providers: [...ACTS, Courses, CourseVideos, Lectures, TrainingLaw, TrainingProgress, WrongCodes],
  exports: [...ACTS, Courses, Lectures, TrainingProgress],
})
export class TrainingModule {}
