export { BundleModule } from './bundle.module.js';
export { type CaseBundle, ExportCase } from './export-case.js';
