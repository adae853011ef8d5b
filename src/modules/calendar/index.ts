export { CalendarModule } from './calendar.module.js';
export { LawService, type DueContext } from './law.service.js';
export { LawDataError, lawFolder, loadLaw, type LoadedLaw } from './load-law.js';
