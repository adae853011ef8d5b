export { CalendarModule, CalendarYearsModule } from './calendar.module.js';
export { CalendarYearRow } from './calendar-year.entity.js';
export { ImportCalendar, type ImportedYear } from './import-calendar.js';
export { LawService, type DueContext } from './law.service.js';
export { LawDataError, lawFolder, loadLaw, type LoadedLaw } from './load-law.js';
