import { recordMatrix } from './record-matrix.rules.js';
import type { CaseState } from './procedure.js';
import { STAGE_CODES, type Stage } from './vocabulary.js';

type Facts = Parameters<typeof recordMatrix>[0];

const matrix = (changes: Partial<Facts> = {}) => {
  const cells = recordMatrix({
    state: 'investigating',
    decided: true,
    procedure: 'ordinary',
    reviewRequired: true,
    documents: [],
    evidence: [],
    reasons: [],
    ...changes,
  });
  return (stage: Stage) => cells.find((cell) => cell.stage === stage)!;
};
const status = (stage: Stage, changes: Partial<Facts>) => matrix(changes)(stage).status;
const text = (stage: string) => ({ stage, medium: 'text' as const });
const video = (stage: string) => ({ stage, medium: 'video' as const });

describe('the stages against their records (REC-01, REC-03)', () => {
  it('are the six of the statute in their order', () => {
    expect(STAGE_CODES).toEqual([
      'initiation',
      'investigation',
      'review',
      'decision',
      'service',
      'execution',
    ]);
  });

  it('counts each medium of a stage, and the documents acts left as text', () => {
    const cell = matrix({
      documents: [{ stage: 'investigation' }, { stage: 'initiation' }],
      evidence: [
        text('investigation'),
        video('investigation'),
        video('investigation'),
        { stage: 'investigation', medium: 'photo' },
        { stage: 'investigation', medium: 'audio' },
        { stage: 'investigation', medium: 'other' },
        video('service'),
      ],
    })('investigation');
    expect(cell).toMatchObject({ text: 2, photo: 1, audio: 1, video: 2, status: 'recorded' });
  });

  it.each([
    ['initiation', undefined, 'lead', 'investigating'],
    ['investigation', 'filing-requested', 'investigating', 'concluded'],
    ['review', 'investigating', 'concluded', 'decided'],
    ['decision', 'concluded', 'notified', 'decided'],
    ['service', 'notified', 'decided', 'served'],
    ['execution', 'decided', 'served', 'closed'],
  ] as [Stage, CaseState | undefined, CaseState, CaseState][])(
    'lack nothing of %s while the case is %s, are open while it is %s, and are missing once it is %s',
    (stage, before, during, after) => {
      if (before) expect(status(stage, { state: before })).toBe('not-reached');
      expect(status(stage, { state: during })).toBe('open');
      expect(status(stage, { state: after })).toBe('missing');
      expect(status(stage, { state: 'archived' })).toBe('missing');
    },
  );

  it.each(['investigation', 'service'] as const)(
    'REC-03: %s needs sound or pictures beside the text',
    (stage) => {
      const state = 'archived';
      const documents = [{ stage }];
      expect(status(stage, { state, documents })).toBe('missing');
      expect(status(stage, { state, documents, evidence: [video(stage)] })).toBe('recorded');
      expect(status(stage, { state, documents, evidence: [{ stage, medium: 'photo' }] })).toBe('recorded');
      expect(status(stage, { state, documents, evidence: [{ stage, medium: 'audio' }] })).toBe('recorded');
    },
  );

  it.each(['initiation', 'review', 'decision', 'execution'] as const)(
    'REC-01: text is enough for %s',
    (stage) => {
      expect(status(stage, { state: 'archived', documents: [{ stage }] })).toBe('recorded');
    },
  );

  it('REC-01: pictures alone are no record of a stage', () => {
    expect(status('decision', { state: 'archived', evidence: [video('decision')] })).toBe('missing');
  });

  it('行政处罚法 52: one document covers a decision on the spot up to its service, without pictures', () => {
    const simple = { state: 'archived', procedure: 'simple', reviewRequired: false } as const;
    const all = (documents: { stage: string }[]) =>
      STAGE_CODES.map((stage) => status(stage, { ...simple, documents }));
    expect(all([{ stage: 'decision' }])).toEqual([
      ...['recorded', 'recorded', 'explained', 'recorded', 'recorded', 'missing'],
    ]);
    expect(all([{ stage: 'decision' }, { stage: 'execution' }])[5]).toBe('recorded');
    expect(status('service', { state: 'archived', documents: [{ stage: 'decision' }] })).toBe('missing');
  });

  it('are explained by a reason for that stage, which is shown', () => {
    const reasons = [{ stage: 'service', reason: '当事人拒绝拍摄' }];
    expect(matrix({ state: 'archived', reasons })('service')).toMatchObject({
      status: 'explained',
      reason: '当事人拒绝拍摄',
    });
    expect(status('investigation', { state: 'archived', reasons })).toBe('missing');
  });

  it('say that no review is needed as soon as a draft shows it, and not before', () => {
    expect(status('review', { state: 'concluded', reviewRequired: false })).toBe('explained');
    expect(status('review', { state: 'concluded', reviewRequired: undefined })).toBe('open');
    expect(status('review', { state: 'decided', reviewRequired: undefined })).toBe('missing');
  });

  it('finds nothing missing in a case that left the path, archived or not', () => {
    for (const state of ['not-filed', 'dropped', 'transferred', 'archived'] as const)
      for (const stage of STAGE_CODES) expect(status(stage, { state, decided: false })).toBe('not-reached');
  });

  it('judges a suspended case by where it will go on', () => {
    expect(status('investigation', { state: 'suspended', resumeTo: 'investigating' })).toBe('open');
    expect(status('investigation', { state: 'suspended', resumeTo: 'concluded' })).toBe('missing');
  });
});
