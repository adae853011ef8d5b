import { EvidenceRow } from './evidence.entity.js';
import { IMPORT_ENTITIES } from './import/import.entities.js';
import { MEDIA_ENTITIES } from './media/media.entities.js';

/** Every table of the evidence module. */
export const EVIDENCE_ENTITIES = [EvidenceRow, ...MEDIA_ENTITIES, ...IMPORT_ENTITIES];
