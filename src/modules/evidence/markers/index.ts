export { EvidenceMarkerRow } from './marker.entity.js';
export { MarkersController } from './markers.controller.js';
export { MarkEvidence } from './mark-evidence.js';
