import type { zhPublication } from './zh-publication';

export const enPublication: typeof zhPublication = {
  showThrough: 'Shown through',
  endings: { withdrawn: 'Withdrawn', expired: 'Period ended', stopped: 'Stopped early' },
  correct: 'Submit correction',
  correctionReason: 'What was wrong (public)',
  correctionWaiting: 'A correction waits for release; until then the public reads the former text',
  correctionText: 'Public text as corrected',
  releaseCorrection: 'Release correction',
  dropCorrection: 'Drop',
  corrections: 'Corrections',
  correctionStates: { drafted: 'To be released', released: 'Corrected', dropped: 'Dropped' },
  howToCorrect: 'Change the removals above, then submit the correction',
};
