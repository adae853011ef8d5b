import type { zhDrafts } from './zh-drafts';

export const enDrafts: typeof zhDrafts = {
  saved: (clock) => `Draft saved ${clock}`,
  saving: 'Saving the draft…',
  notSaved: 'The draft is in this browser only; it is saved when the network is back',
  tooLong: 'The draft is too long and stays in this browser only',
  tooMany: 'Too many drafts: this one stays in this browser only. Submit or discard others first',
  chooseFirst: 'In this browser only: first restore or discard the draft above',
  chooseOne: 'In this browser only: first choose which one to keep',
  found: 'There is a draft that was not submitted',
  hereOnly: 'in this browser, not saved on the server',
  restore: 'Restore',
  discard: 'Discard',
  changed: 'Another window saved this draft anew',
  takeOther: 'Use that one',
  keepMine: 'Keep mine',
  gone: 'The draft was submitted or discarded elsewhere; what stands here is in this browser only',
  keepAsNew: 'Save as a new draft',
  mine: 'My drafts',
  open: 'Open',
  noLonger: 'This act is no longer possible now',
  noLongerHint:
    'The case has changed. What was typed can still be read and copied; discard the draft when it is no longer needed.',
};
