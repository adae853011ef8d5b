export { type PublicationColumns, PublicationFiles } from './publication-files.js';
