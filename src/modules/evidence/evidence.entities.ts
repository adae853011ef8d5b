import { EvidenceRow } from './evidence.entity.js';
import { IMPORT_ENTITIES } from './import/import.entities.js';
import { EvidenceMarkerRow } from './markers/marker.entity.js';
import { MEDIA_ENTITIES } from './media/media.entities.js';
import { RETENTION_ENTITIES } from './retention/retention.entities.js';
import { EvidenceShareRow } from './shares/share.entity.js';
import { StoreCheckFindingRow, StoreCheckRow } from './store-checks/store-check.entities.js';
import { UploadPlaceRow } from './upload-place.entity.js';

/** Every table of the evidence module. */
export const EVIDENCE_ENTITIES = [
  EvidenceRow,
  EvidenceMarkerRow,
  EvidenceShareRow,
  ...MEDIA_ENTITIES,
  ...IMPORT_ENTITIES,
  ...RETENTION_ENTITIES,
  StoreCheckRow,
  StoreCheckFindingRow,
  UploadPlaceRow,
];
