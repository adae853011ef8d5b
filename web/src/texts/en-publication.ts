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
  content: 'What is public',
  recordTitle: 'Title',
  outcome: 'Outcome',
  text: 'Public text of the decision',
  files: (count) => (count > 0 ? `Files (${count})` : 'No files'),
  pages: (count) => `${count} page${count === 1 ? '' : 's'}`,
  releaseSure:
    'Once released, everybody reads the following on the portal. What is wrong can only be corrected, what should not be public only withdrawn, each with a reason that is public too.',
  correctSure:
    'Once released, the following takes the place of what the portal shows now; the day and the reason are public too.',
  withdrawSure:
    'Once withdrawn, the following leaves the portal and cannot be put back; the address keeps the day, the reason and the article.',
  withdrawFrom: 'It leaves the page, the lists, the search, the open data, and every file with it. Address:',
  howToCorrect: 'Change the removals above, then submit the correction',
};
