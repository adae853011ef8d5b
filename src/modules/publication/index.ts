export { type Publishable, PublicationFiles } from './publication-files.js';
