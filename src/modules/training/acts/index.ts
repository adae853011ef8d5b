// Written by scripts/act-index.mjs from the declarations beside it.
import { AddCourse } from './add-course.js';
import { CancelLecture } from './cancel-lecture.js';
import { CloseCourse } from './close-course.js';
import { CloseLecture } from './close-lecture.js';
import { LoadBuiltInCourses } from './load-built-in-courses.js';
import { ReportStudy } from './report-study.js';
import { ScheduleLecture } from './schedule-lecture.js';
import { SetTrainingPlan } from './set-training-plan.js';
import { SignInToLecture } from './sign-in-to-lecture.js';
import { SignOutOfLecture } from './sign-out-of-lecture.js';
import { StoreCourseFile } from './store-course-file.js';

/** Every act of this module. */
export const ACTS = [
  AddCourse,
  CancelLecture,
  CloseCourse,
  CloseLecture,
  LoadBuiltInCourses,
  ReportStudy,
  ScheduleLecture,
  SetTrainingPlan,
  SignInToLecture,
  SignOutOfLecture,
  StoreCourseFile,
] as const;

export {
  AddCourse,
  CancelLecture,
  CloseCourse,
  CloseLecture,
  LoadBuiltInCourses,
  ReportStudy,
  ScheduleLecture,
  SetTrainingPlan,
  SignInToLecture,
  SignOutOfLecture,
  StoreCourseFile,
};
