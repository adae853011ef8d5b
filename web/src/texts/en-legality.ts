import type { zhBackground, zhDispute, zhLegality, zhVotes } from './zh-legality';

export const enBackground: typeof zhBackground = {
  changes: 'Changed since the round before',
  before: 'Before',
  after: 'Now',
  nothing: '(nothing)',
  previousOpinion: 'Opinion of the round before',
  tier: 'Discretion tier',
  articles: 'Articles the draft cites',
  rules: 'Rules checked in this case',
  cite: 'Cite',
  citeWhat: (what) => `Cite ${what}`,
  cited: (item) => `Cited in item ${item}`,
  citeSecond: 'Cite the second shown',
};

export const enDispute: typeof zhDispute = {
  title: 'Disagreement',
  lead: 'After an opinion with problems: study it and submit again; dispute it and ask for coordination; refer what stays unresolved to collective discussion. None of these takes the place of a passed review.',
  steps: {
    reply: 'Reply to the opinion',
    coordination: 'Record coordination',
    referral: 'Refer to discussion',
  },
  outcomes: {
    accepted: 'Accepted',
    disputed: 'Disputed, coordination asked for',
    settled: 'Settled',
    unresolved: 'Unresolved',
  },
  attitude: 'The department’s stand',
  reply: 'Reply',
  done: 'What was done',
  heldOn: 'Day of the meeting',
  persons: 'Who met',
  minutes: 'Minutes',
  outcome: 'Outcome',
  question: 'Question for the leaders',
};

export const enLegality: typeof zhLegality = {
  title: 'Legality review',
  lead: 'Major decisions, contracts and normative documents: numbered and counted apart from reviews of cases.',
  kinds: { decision: 'Major decision', contract: 'Contract', document: 'Normative document' },
  submit: 'Submit',
  kind: 'Kind',
  name: 'Title',
  department: 'Drafted by',
  text: 'Draft',
  textHint: 'Paste the draft; or choose a file, of which name and digest are registered',
  file: 'File of the draft',
  pick: 'Choose a file',
  statement: 'Statement',
  materials: 'Materials',
  state: { submitted: 'Pending', opined: 'Opinion given' },
  pending: 'Pending',
  everything: 'All',
  empty: 'Nothing is waiting',
  counts: (year, n) => `${year}: ${n} legality opinion letters`,
  heads: 'Heads of review',
  conclusion: 'Conclusion',
  agree: 'Lawful',
  problems: 'Problems found',
  opinionText: 'Opinion',
  sign: 'Give the opinion',
  signed: 'The opinion was given',
  letter: 'Opinion letter',
  word: 'Download as Word',
};

export const enVotes: typeof zhVotes = {
  chair: 'Chair',
  votes: 'Votes',
  words: { for: 'For', against: 'Against', abstain: 'Abstains' },
  hint: 'Carried when more than half of those present vote for it',
  report: 'Report of the hearing',
};
