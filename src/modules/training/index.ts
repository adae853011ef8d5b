export {
  CloseLecture,
  LoadBuiltInCourses,
  ScheduleLecture,
  SetTrainingPlan,
  SignInToLecture,
} from './acts/index.js';
export { AttendanceActs, CourseActs, LectureActs, PlanActs } from './training-acts.js';
export { Courses } from './courses.js';
export { builtInCourses } from './built-in-courses.js';
export { Lectures } from './lectures.js';
export { LectureRow, TRAINING_ENTITIES } from './training.entities.js';
export { TrainingModule } from './training.module.js';
export { TrainingProgress } from './training-progress.js';
